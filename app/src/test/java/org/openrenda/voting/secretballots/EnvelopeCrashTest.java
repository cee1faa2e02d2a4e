package org.openrenda.voting.secretballots;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openrenda.KilledServer;

/**
 * The program is killed while envelopes are posted, between the close and the opening, in the midst
 * of each layer and before the announcement, by turns alone and together with its database.
 */
@DisplayName("双层信封投票、拆封中途断电")
class EnvelopeCrashTest {

    /** What is awaited before each kill: a line of the notes, and how often it has been written. */
    private static final List<Map.Entry<String, Integer>> MOMENTS =
            List.of(
                    Map.entry("posted", 7),
                    Map.entry("closed", 1),
                    Map.entry("opened OUTER", 4),
                    Map.entry("opened OUTER", 13),
                    Map.entry("ended OUTER", 1),
                    Map.entry("opened INNER", 5),
                    Map.entry("ended INNER", 1),
                    Map.entry("confirmed", 2));

    private static final String BOARD =
            "select encode(hash, 'hex') from voting.board order by hash";

    /** The lines of the notes in the order in which they begin to be written. */
    private static final List<String> COURSE =
            List.of(
                    "posted",
                    "closed",
                    "opened OUTER",
                    "ended OUTER",
                    "opened INNER",
                    "ended INNER",
                    "confirmed",
                    "announced");

    /** Each round is a vote of its own that is killed at each of the moments. */
    private static final int ROUNDS =
            Math.max(1, Integer.getInteger("openrenda.kills", 0) / MOMENTS.size());

    private static final long SEED = 20_261_122;

    private Path notes;

    @Test
    @DisplayName("VOT-6 每一步断电都接着办：给过回执的信封都拆出一张票，不多不少，件数步步相符")
    void everyEnvelopeBecomesABallot(@TempDir Path given) throws Exception {
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            Path folder = Files.createDirectory(given.toRealPath().resolve("round" + round));
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
            Files.setPosixFilePermissions(given, PosixFilePermissions.fromString("rwx--x--x"));
            goesOnAfter(folder, round == 0 ? MOMENTS : moments(random), round);
        }
    }

    /** Other moments of the same steps. */
    private static List<Map.Entry<String, Integer>> moments(Random random) {
        int outer = 1 + random.nextInt(5);
        return List.of(
                Map.entry("posted", 1 + random.nextInt(CrashedEnvelopes.VOTERS - 1)),
                Map.entry("closed", 1),
                Map.entry("opened OUTER", outer),
                Map.entry("opened OUTER", outer + 1 + random.nextInt(5)),
                Map.entry("ended OUTER", 1),
                Map.entry("opened INNER", 1 + random.nextInt(8)),
                Map.entry("ended INNER", 1),
                Map.entry("confirmed", 1 + random.nextInt(2)));
    }

    private void goesOnAfter(Path folder, List<Map.Entry<String, Integer>> moments, int round)
            throws Exception {
        notes = folder.resolve("notes.txt");
        Files.writeString(notes, "");
        Path devices = folder.resolve("devices.txt");
        KilledServer program = null;
        int kills = round;
        try {
            for (Map.Entry<String, Integer> moment : moments) {
                program =
                        KilledServer.start(
                                folder, CrashedEnvelopes.class, "" + devices, "" + notes);
                program.await(() -> reached(moment));
                program.killAs(kills++);
            }
            program = KilledServer.start(folder, CrashedEnvelopes.class, "" + devices, "" + notes);
            program.await(() -> written("announced") > 0);
            everythingIsThere(folder, Files.readAllLines(devices));
        } finally {
            if (program != null) {
                program.stop();
            }
            KilledServer.killDatabase(folder);
        }
    }

    /** There, or already past it: what is written is not always looked at in time. */
    private boolean reached(Map.Entry<String, Integer> moment) {
        int at = COURSE.indexOf(moment.getKey());
        return written(moment.getKey()) >= moment.getValue()
                || COURSE.subList(at + 1, COURSE.size()).stream().anyMatch(l -> written(l) > 0);
    }

    private long written(String line) {
        return lines().stream().filter(one -> one.startsWith(line)).count();
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(notes);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void everythingIsThere(Path folder, List<String> devices) {
        Map<String, String> receipts = new HashMap<>();
        for (String line : lines()) {
            if (line.startsWith("posted ")) {
                String[] parts = line.split(" ");
                assertThat(receipts.merge(parts[1], parts[2], (a, b) -> a)).isEqualTo(parts[2]);
            }
        }
        assertThat(receipts).hasSize(CrashedEnvelopes.VOTERS);
        List<String> expected = new ArrayList<>();
        devices.subList(3, devices.size()).forEach(line -> expected.add(line.split(" ")[1]));
        expected.sort(String::compareTo);
        List<String> board =
                KilledServer.look(folder, jdbc -> jdbc.sql(BOARD).query(String.class).list());
        assertThat(board).containsExactlyElementsOf(expected);
        List<String> steps =
                KilledServer.look(
                        folder,
                        jdbc ->
                                jdbc.sql(
                                                """
                                                select came || '=' || gave || '+' || left_out
                                                from voting.opening order by step
                                                """)
                                        .query(String.class)
                                        .list());
        assertThat(steps).containsOnly("40=40+0").hasSize(3);
        int left =
                KilledServer.look(
                        folder,
                        jdbc ->
                                jdbc.sql(
                                                """
                                                select (select count(*) from voting.envelope)
                                                    + (select count(*) from voting.inner_envelope)
                                                """)
                                        .query(Integer.class)
                                        .single());
        assertThat(left).isZero();
    }
}
