package org.openrenda.site;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.platform.Codes;
import org.openrenda.platform.Sha256;
import org.openrenda.supervision.MatterId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Following without an account: a random code on the follower's side, its digest on ours. */
@Repository
class Followings {

    /** Letters and digits that nobody mistakes for one another. */
    private static final Duration ONE_LOOK = Duration.ofMinutes(30);

    private static final int MATTERS_PER_CODE_MAX = 200;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Followings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Follows a matter under a known code, or under a new one; gives the code. */
    @Transactional
    String follow(String known, MatterId matter) {
        String code = exists(known) ? plain(known) : fresh();
        jdbc.sql(
                        """
                        insert into site.followed (code_hash, matter_id, at)
                        select :hash, :matter, :at
                        where (select count(*) from site.followed where code_hash = :hash) < :most
                        on conflict do nothing
                        """)
                .param("hash", hash(code))
                .param("matter", matter.value())
                .param("at", Timestamp.from(clock.instant()))
                .param("most", MATTERS_PER_CODE_MAX)
                .update();
        return code;
    }

    private String fresh() {
        String code = Codes.fresh(random, Codes.SECRET_LENGTH);
        jdbc.sql("insert into site.following (code_hash, since) values (:hash, :at)")
                .param("hash", hash(code))
                .param("at", Timestamp.from(clock.instant()))
                .update();
        return code;
    }

    @Transactional
    void unfollow(String code, MatterId matter) {
        jdbc.sql("delete from site.followed where code_hash = :hash and matter_id = :matter")
                .param("hash", hash(plain(code)))
                .param("matter", matter.value())
                .update();
    }

    @Transactional(readOnly = true)
    boolean exists(String code) {
        return plain(code).length() == Codes.SECRET_LENGTH
                && jdbc.sql("select exists (select from site.following where code_hash = :hash)")
                        .param("hash", hash(plain(code)))
                        .query(Boolean.class)
                        .single();
    }

    @Transactional(readOnly = true)
    List<MatterId> of(String code) {
        return jdbc.sql(
                        """
                        select matter_id from site.followed where code_hash = :hash
                        order by at desc limit :most
                        """)
                .param("hash", hash(plain(code)))
                .param("most", MATTERS_PER_CODE_MAX)
                .query((rs, n) -> new MatterId(rs.getLong("matter_id")))
                .list();
    }

    @Transactional(readOnly = true)
    int followers(MatterId matter) {
        return jdbc.sql("select count(*) from site.followed where matter_id = :matter")
                .param("matter", matter.value())
                .query(Integer.class)
                .single();
    }

    /** Follows a suggestion under a known code, or under a new one; gives the code. */
    @Transactional
    String follow(String known, SuggestionId suggestion) {
        String code = exists(known) ? plain(known) : fresh();
        jdbc.sql(
                        """
                        insert into site.followed_suggestion
                            (code_hash, suggestion_id, at, looked_at, seen_until)
                        select :hash, :suggestion, :at, :at, :at
                        where (select count(*) from site.followed_suggestion
                            where code_hash = :hash) < :most
                        on conflict do nothing
                        """)
                .param("hash", hash(code))
                .param("suggestion", suggestion.value())
                .param("at", Timestamp.from(clock.instant()))
                .param("most", MATTERS_PER_CODE_MAX)
                .update();
        return code;
    }

    @Transactional
    void unfollow(String code, SuggestionId suggestion) {
        jdbc.sql(
                        """
                        delete from site.followed_suggestion
                        where code_hash = :hash and suggestion_id = :suggestion
                        """)
                .param("hash", hash(plain(code)))
                .param("suggestion", suggestion.value())
                .update();
    }

    /** A followed suggestion; what came after the moment is new to the follower. */
    record Followed(SuggestionId suggestion, Instant seenUntil) {}

    /**
     * What is followed under a code. A look counts as seen once it is half an hour old, so that
     * turning the page over does not hide what is new.
     */
    @Transactional
    List<Followed> look(String code) {
        jdbc.sql(
                        """
                        update site.followed_suggestion
                        set seen_until = looked_at, looked_at = :now
                        where code_hash = :hash and looked_at < :before
                        """)
                .param("hash", hash(plain(code)))
                .param("now", Timestamp.from(clock.instant()))
                .param("before", Timestamp.from(clock.instant().minus(ONE_LOOK)))
                .update();
        return jdbc.sql(
                        """
                        select suggestion_id, seen_until from site.followed_suggestion
                        where code_hash = :hash order by at desc limit :most
                        """)
                .param("hash", hash(plain(code)))
                .param("most", MATTERS_PER_CODE_MAX)
                .query((rs, n) ->
                        new Followed(
                                new SuggestionId(rs.getLong("suggestion_id")),
                                rs.getTimestamp("seen_until").toInstant()))
                .list();
    }

    @Transactional(readOnly = true)
    int followers(SuggestionId suggestion) {
        return jdbc.sql(
                        """
                        select count(*) from site.followed_suggestion
                        where suggestion_id = :suggestion
                        """)
                .param("suggestion", suggestion.value())
                .query(Integer.class)
                .single();
    }

    /** People type a code with blanks and small letters. */
    static String plain(String code) {
        return Codes.plain(code);
    }

    private static byte[] hash(String code) {
        return Sha256.of("following\n" + code);
    }
}
