package org.openrenda.deputies.micromatters;

import java.util.List;

/** What a list of micro matters asks for; empty texts and zero mean all. */
public record MicroMatterSearch(
        List<Long> congresses,
        long deputy,
        List<Long> units,
        String stage,
        String area,
        String words,
        boolean late,
        boolean publishedOnly,
        int offset,
        int most) {

    public MicroMatterSearch {
        congresses = List.copyOf(congresses);
        units = List.copyOf(units);
    }
}
