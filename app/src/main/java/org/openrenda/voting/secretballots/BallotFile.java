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
 */
public record BallotFile(
        String format,
        String manifest,
        String result,
        List<String> typed,
        int issued,
        int present,
        List<String> ballots) {

    public static final String FORMAT = "openrenda-ballots-1";

    public BallotFile {
        typed = List.copyOf(typed);
        ballots = List.copyOf(ballots);
    }
}
