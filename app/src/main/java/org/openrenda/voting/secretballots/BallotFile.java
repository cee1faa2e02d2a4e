package org.openrenda.voting.secretballots;

import java.util.List;

/**
 * What an outsider needs to count a secret poll once more.
 *
 * @param format {@value #FORMAT}
 * @param manifest all that was fixed before anybody voted, the three public keys included
 * @param result the announced result, as it was sealed into the record
 * @param typed sums of what was counted by hand beside the secret ballots (paper, hands, devices)
 * @param issued credentials given out
 * @param present voters on the roll
 * @param ballots Base64, in the order of their credentials
 * @param openings of double envelopes, in their order; empty without such
 */
public record BallotFile(
        String format,
        String manifest,
        String result,
        List<String> typed,
        int issued,
        int present,
        List<String> ballots,
        List<Opened> openings) {

    /**
     * One step from envelopes to ballots.
     *
     * @param step CLOSE, OUTER or INNER
     * @param came what came to it
     * @param gave what it gave
     * @param leftOut each thing that is not counted, in words
     * @param hashes SHA-256 of what it gave, one after another in their own order, Base64
     * @param digest the fingerprint of that list, as it stands in the record
     */
    public record Opened(
            String step, int came, int gave, List<String> leftOut, String hashes, String digest) {

        public Opened {
            leftOut = List.copyOf(leftOut);
        }
    }

    public static final String FORMAT = "openrenda-ballots-1";

    public BallotFile {
        typed = List.copyOf(typed);
        ballots = List.copyOf(ballots);
        openings = openings == null ? List.of() : List.copyOf(openings);
    }
}
