package org.openrenda.hotline.intake;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.documents.TableFile;

/** Reads the rows of a file in order, from where the last import of it stopped. */
final class RowReader implements AutoCloseable {

    private final TableFile.Rows rows;
    private final Mapping mapping;
    private final Gate gate;
    private final Occurrences occurrences = new Occurrences();
    private TableFile.@Nullable Row ahead;

    /** A row with the number it has when the file has none. */
    record Numbered(TableFile.Row row, String number) {}

    RowReader(TableFile file, Mapping mapping, Gate gate, long done) {
        this.mapping = mapping;
        this.gate = gate;
        this.rows = file.rows(mapping.hasNumbers() ? done : 0);
        ahead = rows.next();
        // Equal rows are counted from the start of the file, also those that are done.
        for (long n = 0; n < done && !mapping.hasNumbers() && hasMore(); n++) {
            next(1);
        }
    }

    boolean hasMore() {
        return ahead != null;
    }

    List<Numbered> next(int most) {
        List<Numbered> batch = new ArrayList<>(most);
        while (ahead != null && batch.size() < most) {
            String number =
                    mapping.hasNumbers() ? "" : occurrences.number(gate.digestOf(ahead.cells()));
            batch.add(new Numbered(ahead, number));
            ahead = rows.next();
        }
        return batch;
    }

    /** The rows through the gate; may be done by any thread. */
    List<Gate.Prepared> prepared(List<Numbered> batch) {
        return batch.stream()
                .map(one -> gate.prepare(mapping.read(one.row(), one.number())))
                .toList();
    }

    @Override
    public void close() {
        rows.close();
    }
}
