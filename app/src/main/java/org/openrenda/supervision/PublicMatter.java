package org.openrenda.supervision;

import java.util.List;
import org.openrenda.platform.record.Entry;

/**
 * A published matter as everyone may see it.
 *
 * @param owner the name of the congress that supervises
 * @param record what may be shown of its record, newest first
 */
public record PublicMatter(MatterView view, String owner, List<Entry> record) {

    public PublicMatter {
        record = List.copyOf(record);
    }
}
