package org.openrenda.platform.record;

/**
 * What an auditor looks for in the record.
 *
 * @param module the module's word, empty for all
 * @param words text in the actor's name, the act or the summary, empty for all
 * @param before only entries with a smaller id, 0 for the newest
 * @param most rows at the most, up to 200
 */
public record RecordSearch(String module, String words, long before, int most) {

    public RecordSearch {
        most = Math.clamp(most, 1, 200);
    }
}
