package org.openrenda.meetings.opinions;

import java.util.List;

/** One opinion of a list with what it was made of, in the order of the list. */
public record OpinionLine(OpinionId id, int place, String text, List<Remark> sources) {

    public OpinionLine {
        sources = List.copyOf(sources);
    }
}
