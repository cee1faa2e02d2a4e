package org.openrenda.platform.access;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openrenda.platform.secrets.Secrets;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Forms that were posted while the proof of identity was too old: each is kept, sealed, for the
 * sign-in it came from and for minutes, so that nothing has to be typed twice.
 */
@Repository
class KeptActs {

    private static final Duration HOLDS = Duration.ofMinutes(15);
    private static final int CHARACTERS_MOST = 100_000;
    private static final String PLACE = "access.kept_act";

    private final JdbcClient jdbc;
    private final Secrets secrets;
    private final OneTimeLinks links;
    private final Clock clock;

    KeptActs(JdbcClient jdbc, Secrets secrets, OneTimeLinks links, Clock clock) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.links = links;
        this.clock = clock;
    }

    /** One thing a form carries. */
    record Field(String name, String value) {}

    /**
     * A form as it was posted.
     *
     * @param path where it goes
     * @param page where it was filled
     */
    record Act(String path, String page, List<Field> fields) {}

    /** Keeps it and gives the word under which this sign-in finds it; empty when it is too long. */
    @Transactional
    Optional<String> keep(String token, Act act) {
        StringBuilder text = new StringBuilder(act.path()).append('\n').append(act.page());
        for (Field field : act.fields()) {
            text.append('\n').append(encoded(field.name())).append('=');
            text.append(encoded(field.value()));
        }
        if (text.length() > CHARACTERS_MOST) {
            return Optional.empty();
        }
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("delete from access.kept_act where expires_at < :at").param("at", now).update();
        String word = links.token();
        jdbc.sql(
                        """
                        insert into access.kept_act (digest, token_hash, content, expires_at)
                        values (:digest, :token, :content, :expires)
                        """)
                .param("digest", OneTimeLinks.digest(word))
                .param("token", OneTimeLinks.digest(token))
                .param("content", secrets.seal(PLACE, text.toString()))
                .param("expires", Timestamp.from(clock.instant().plus(HOLDS)))
                .update();
        return Optional.of(word);
    }

    @Transactional(readOnly = true)
    Optional<Act> find(String token, String word) {
        return jdbc.sql(
                        """
                        select content from access.kept_act
                        where digest = :digest and token_hash = :token and expires_at > :at
                        """)
                .param("digest", OneTimeLinks.digest(word))
                .param("token", OneTimeLinks.digest(token))
                .param("at", Timestamp.from(clock.instant()))
                .query(byte[].class)
                .optional()
                .map(content -> read(secrets.open(PLACE, content)));
    }

    private static Act read(String text) {
        List<String> lines = text.lines().toList();
        List<Field> fields = new ArrayList<>();
        for (String line : lines.subList(2, lines.size())) {
            int at = line.indexOf('=');
            fields.add(new Field(decoded(line.substring(0, at)), decoded(line.substring(at + 1))));
        }
        return new Act(lines.get(0), lines.get(1), fields);
    }

    /** What a request carries, without the proof that it came from our page. */
    static List<Field> fields(Map<String, String[]> parameters) {
        List<Field> fields = new ArrayList<>();
        parameters.forEach((name, values) -> {
            for (String value : values) {
                if (!name.equals("_csrf")) {
                    fields.add(new Field(name, value));
                }
            }
        });
        return fields;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
