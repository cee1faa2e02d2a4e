package org.openrenda.voting.secretballots;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.platform.database.TestServer;
import org.openrenda.voting.polls.BallotForm;
import org.openrenda.voting.polls.PollId;
import org.openrenda.voting.secretballots.SecretLife.Ticket;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

/**
 * Reads the files of the database as a copy of its folder holds them, free places and indexes
 * included. The write-ahead log of the time of voting is not among what is promised
 * (docs/adr/0005), and is not looked at here.
 */
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("备份里也看不出谁投了什么票")
class BackupScanTest {

    private static final int VOTERS = 120;
    private static final int FEW = 40;
    private static final BallotForm QUESTION = BallotForm.question("关于批准水务专项规划的决议");
    private static final List<String> CHOICES = List.of("1=FOR", "1=AGAINST", "1=ABSTAIN");

    @Autowired private ApplicationContext context;
    @Autowired private Environment environment;

    private SecretLife secret;

    @BeforeAll
    void found() {
        secret = new SecretLife(context, VOTERS);
    }

    /** The copy: the name of each relation with the bytes of its file; unnamed ones by the file. */
    private Map<String, String> copy() {
        Map<String, String> files = new TreeMap<>();
        String url = environment.getRequiredProperty("openrenda.database.url");
        TestServer.asSuperuser(
                url,
                jdbc -> {
                    jdbc.sql("checkpoint").update();
                    Path base =
                            Path.of(
                                    jdbc.sql("select current_setting('data_directory')")
                                            .query(String.class)
                                            .single(),
                                    "base",
                                    jdbc.sql(
                                                    """
                                                    select oid::text from pg_database
                                                    where datname = current_database()
                                                    """)
                                            .query(String.class)
                                            .single());
                    Map<String, String> names = new TreeMap<>();
                    jdbc.sql(
                                    """
                                    select pg_relation_filenode(oid)::text as file,
                                        oid::regclass::text as name
                                    from pg_class where relfilenode <> 0
                                    """)
                            .query(rs -> {
                                names.put(rs.getString("file"), rs.getString("name"));
                            });
                    for (Path file : inside(base)) {
                        String node = file.getFileName().toString().split("[._]")[0];
                        String name = names.getOrDefault(node, "file " + node);
                        files.merge(name, read(file), String::concat);
                    }
                });
        return files;
    }

    private static List<Path> inside(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException gone) {
            return "";
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String bytes(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** Where any of these stands, as bytes or written in hexadecimal. */
    private static Set<String> with(Map<String, String> files, List<byte[]> needles) {
        Set<String> found = new TreeSet<>();
        files.forEach((name, content) -> {
            for (byte[] one : needles) {
                if (content.contains(bytes(one))
                        || content.contains(HexFormat.of().formatHex(one))) {
                    found.add(name);
                    break;
                }
            }
        });
        return found;
    }

    /** How well the places of these bytes in a file follow the roll: 1 or -1 for the same order. */
    private static double correlation(String file, List<byte[]> needles) {
        TreeMap<Integer, Integer> places = new TreeMap<>();
        for (int n = 0; n < needles.size(); n++) {
            places.put(file.indexOf(bytes(needles.get(n))), n);
        }
        assertThat(places.firstKey()).as("each of them is there").isNotNegative();
        int n = places.size();
        double squares = 0;
        int at = 0;
        for (int who : places.values()) {
            squares += Math.pow(who - (double) at++, 2);
        }
        return 1 - 6 * squares / (n * ((double) n * n - 1));
    }

    @Test
    @DisplayName("VOT-6 快速票箱：投票中的备份看得见票箱；结束后的备份里票只在公布的清单里，位置与名册次序无关")
    void nothingIsLeftOfTheUrn() {
        PollId id = secret.ready(QUESTION);
        List<Ticket> tickets = secret.claimAll(id, VOTERS);
        secret.open(id, VOTERS);
        List<byte[]> credentials = new ArrayList<>();
        for (int n = 0; n < VOTERS; n++) {
            credentials.add(tickets.get(n).voter().point());
            secret.door.cast(id, tickets.get(n).choosing(CHOICES.get(n % 3)));
        }
        assertThat(with(copy(), credentials))
                .as("the search finds what is there")
                .contains("voting.urn");
        secret.life.announced(id);
        Map<String, String> after = copy();
        assertThat(with(after, credentials)).isSubsetOf("voting.board", "voting.board_pkey");
        assertThat(Math.abs(correlation(after.get("voting.board"), credentials))).isLessThan(0.4);
    }

    @Test
    @DisplayName("VOT-6 双层信封：备份里的信封看不出票；宣布以后的备份里信封和内层都没有了")
    void nothingIsLeftOfEnvelopes() {
        EnvelopeLife all = new EnvelopeLife(context, secret);
        PollId id = all.ready(QUESTION);
        List<Ticket> tickets = secret.claimAll(id, FEW);
        secret.open(id, VOTERS);
        List<byte[]> credentials = new ArrayList<>();
        List<byte[]> outer = new ArrayList<>();
        List<byte[]> inner = new ArrayList<>();
        for (int n = 0; n < FEW; n++) {
            Ticket one = tickets.get(n);
            byte[] envelope = all.sealed(id, one, one.choosing(CHOICES.get(n % 3)));
            all.posts(id, n + 1, envelope);
            credentials.add(one.voter().point());
            outer.add(envelope);
            inner.add(all.outer.open(EnvelopeLife.bound(id, one, Envelope.Layer.OUTER), envelope));
        }
        Map<String, String> voting = copy();
        assertThat(with(voting, outer)).contains("voting.envelope");
        assertThat(with(voting, credentials)).as("nothing can be read before the end").isEmpty();
        assertThat(with(voting, inner)).isEmpty();
        secret.life.closed(id);
        all.opensOuter(id);
        all.opensInner(id);
        all.announces(id);
        Map<String, String> after = copy();
        assertThat(with(after, outer)).isEmpty();
        assertThat(with(after, inner)).isEmpty();
        assertThat(with(after, credentials)).isSubsetOf("voting.board", "voting.board_pkey");
    }
}
