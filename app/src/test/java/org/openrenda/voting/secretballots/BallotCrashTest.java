package org.openrenda.voting.secretballots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openrenda.KilledServer;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * While ballots arrive, the program is killed, or its database, or both, and the vote goes on each
 * time. {@code -Dopenrenda.kills=200} kills it more often than a usual run has time for.
 */
@DisplayName("表决中途断电")
class BallotCrashTest {

    private static final int KILLS = Integer.getInteger("openrenda.kills", 4);

    private static final int FEW = 160;

    /** Enough that ballots are left to arrive until the last kill. */
    private static final int VOTERS = Math.max(FEW, 12 * KILLS);

    private static final int ALL = 2 * VOTERS;
    private static final long SEED = 20_261_122;

    private static final String URN =
            "select encode(sha256(body), 'hex') from voting.urn order by 1";
    private static final String NAMED =
            "select count(distinct voter) from voting.vote where choice is not null";

    private static final String STORED =
            "select (select count(*) from voting.urn) + (select count(distinct voter)"
                    + " from voting.vote where choice is not null)";
    private static final int EARLY_RECEIPTS = 20;

    private Path receipts;

    @Test
    @DisplayName("F-VOTE-1 断电后接着表决：给过回执的每张票都在，没有人两票，再发同一张得到同一回执")
    void everyReceiptIsCounted(@TempDir Path given) throws Exception {
        Path folder = prepared(given);
        Path ballots = folder.resolve("ballots.txt");
        Random random = new Random(SEED);
        KilledServer program = null;
        try {
            for (int kill = 0; kill < KILLS; kill++) {
                program = start(folder, ballots, CrashedVote.STORED, VOTERS);
                int enough = lines().size() + 1 + random.nextInt(Math.max(1, ALL / KILLS / 2));
                program.await(() -> lines().size() >= enough);
                assertThat(names(lines())).as("killed in the middle").hasSizeLessThan(ALL);
                program.killAs(kill);
            }
            program = start(folder, ballots, CrashedVote.STORED, VOTERS);
            program.await(() -> names(lines()).size() == ALL);
            everyReceiptLiesThere(folder);
        } finally {
            if (program != null) {
                program.stop();
            }
            KilledServer.killDatabase(folder);
        }
    }

    @Test
    @DisplayName("F-VOTE-1 对照：先给回执后存票的程序，断电后一定查得出丢了票")
    void sawTheLossOfAnEarlyReceipt(@TempDir Path given) throws Exception {
        Path folder = prepared(given);
        Path ballots = folder.resolve("ballots.txt");
        KilledServer program = start(folder, ballots, CrashedVote.EARLY, FEW);
        program.await(() -> lines().size() >= EARLY_RECEIPTS);
        program.kill();
        try {
            int told = names(lines()).size();
            assertThat(KilledServer.<Integer>look(folder, jdbc -> stored(jdbc))).isLessThan(told);
            assertThatThrownBy(() -> everyReceiptLiesThere(folder))
                    .isInstanceOf(AssertionError.class);
        } finally {
            KilledServer.killDatabase(folder);
        }
    }

    private static Integer stored(JdbcClient jdbc) {
        return jdbc.sql(STORED).query(Integer.class).single();
    }

    private Path prepared(Path given) throws IOException {
        Path folder = given.toRealPath();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        receipts = folder.resolve("receipts.txt");
        Files.writeString(receipts, "");
        return folder;
    }

    private KilledServer start(Path folder, Path ballots, String told, int voters)
            throws Exception {
        KilledServer program =
                KilledServer.start(
                        folder, CrashedVote.class, "" + ballots, "" + receipts, told, "" + voters);
        program.await(() -> program.said().contains("表决进行中"));
        return program;
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(receipts);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Set<String> names(List<String> lines) {
        Set<String> names = new HashSet<>();
        lines.forEach(line -> names.add(line.split(" ")[0]));
        return names;
    }

    private void everyReceiptLiesThere(Path folder) {
        Map<String, Set<String>> codes = new TreeMap<>();
        for (String line : lines()) {
            String[] parts = line.split(" ");
            codes.computeIfAbsent(parts[0], n -> new TreeSet<>()).add(parts[1]);
        }
        assertThat(codes.values())
                .as("the same ballot, the same receipt")
                .allMatch(c -> c.size() == 1);
        Set<String> secret = new TreeSet<>();
        codes.forEach((name, code) -> {
            if (name.startsWith("S")) {
                secret.addAll(code);
            }
        });
        List<String> urn =
                KilledServer.look(folder, jdbc -> jdbc.sql(URN).query(String.class).list());
        assertThat(urn).containsExactlyElementsOf(secret);
        int named =
                KilledServer.look(folder, jdbc -> jdbc.sql(NAMED).query(Integer.class).single());
        assertThat(named).isEqualTo(VOTERS);
    }
}
