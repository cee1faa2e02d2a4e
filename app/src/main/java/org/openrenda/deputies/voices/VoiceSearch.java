package org.openrenda.deputies.voices;

import java.util.List;

/**
 * What a list of voices asks for; empty texts and zero mean all.
 *
 * @param account only those this account answers for
 * @param stations only those taken at these stations or answered for by the account
 * @param units only those passed to these units
 */
public record VoiceSearch(
        List<Long> congresses,
        long account,
        List<Long> stations,
        List<Long> units,
        String stage,
        String way,
        String words,
        boolean late,
        boolean oldestFirst,
        int offset,
        int most) {

    public VoiceSearch {
        congresses = List.copyOf(congresses);
        stations = List.copyOf(stations);
        units = List.copyOf(units);
    }
}
