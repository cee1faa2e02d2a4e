package org.openrenda.deputies.dutyreports;

/** The id of a deputy's report. */
public record ReportId(long value) {

    public ReportId {
        if (value <= 0) {
            throw new IllegalArgumentException("an id is positive");
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
