package org.openrenda.voting.secretballots;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.PersonId;
import org.openrenda.voting.polls.PollId;
import org.openrenda.voting.secretballots.Envelope.Layer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about double envelopes: their keys, what came, and what each opening gave. */
@Repository
class EnvelopeTable {

    private final JdbcClient jdbc;
    private final Clock clock;

    EnvelopeTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A supervisor's public key, and who keeps the other half. */
    record Key(Layer layer, byte[] point, AccountId account, String name) {}

    /** What happened to envelopes: when voting ended, and at each opening. */
    enum Step {
        CLOSE,
        OUTER,
        INNER
    }

    /** Why something is not counted. */
    enum Reason {
        WITHDRAWN("改用其他方式，信封已撤回"),
        UNREADABLE("拆不开"),
        REPEATED("与另一件完全相同"),
        INVALID("选票的签名、凭证或填法不对");

        private final String label;

        Reason(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /**
     * @param hashes of what it gave, one after another in their own order
     * @param digest the fingerprint of that list
     */
    record Done(
            Step step,
            int came,
            int gave,
            int leftOut,
            byte[] hashes,
            String digest,
            String byName) {}

    /** Something that was not counted. */
    record LeftOut(Step step, byte[] hash, Reason reason) {}

    boolean addKey(PollId poll, Key key) {
        return jdbc.sql(
                                """
                                insert into voting.envelope_key
                                    (poll_id, layer, public_key, account_id, by_name)
                                values (:poll, :layer, :key, :account, :name)
                                on conflict do nothing
                                """)
                        .param("poll", poll.value())
                        .param("layer", key.layer().name())
                        .param("key", key.point())
                        .param("account", key.account().value())
                        .param("name", key.name())
                        .update()
                == 1;
    }

    Optional<Key> key(PollId poll, Layer layer) {
        return jdbc.sql(
                        """
                        select public_key, account_id, by_name from voting.envelope_key
                        where poll_id = :poll and layer = :layer
                        """)
                .param("poll", poll.value())
                .param("layer", layer.name())
                .query((rs, n) ->
                        new Key(
                                layer,
                                rs.getBytes("public_key"),
                                new AccountId(rs.getLong("account_id")),
                                rs.getString("by_name")))
                .optional();
    }

    /** Puts an envelope in unless this voter's lies there; gives the one that lies there. */
    byte[] put(PollId poll, int voter, byte[] sealed) {
        jdbc.sql(
                        """
                        insert into voting.envelope (poll_id, voter, sealed)
                        values (:poll, :voter, :sealed) on conflict do nothing
                        """)
                .param("poll", poll.value())
                .param("voter", voter)
                .param("sealed", sealed)
                .update();
        return envelope(poll, voter).orElseThrow();
    }

    Optional<byte[]> envelope(PollId poll, int voter) {
        return jdbc.sql(
                        """
                        select sealed from voting.envelope where poll_id = :poll and voter = :voter
                        """)
                .param("poll", poll.value())
                .param("voter", voter)
                .query(byte[].class)
                .optional();
    }

    Optional<byte[]> of(PollId poll, PersonId person) {
        return jdbc.sql(
                        """
                        select e.sealed from voting.envelope e
                            join voting.voter v on v.poll_id = e.poll_id and v.no = e.voter
                        where e.poll_id = :poll and v.person_id = :person
                        """)
                .param("poll", poll.value())
                .param("person", person.value())
                .query(byte[].class)
                .optional();
    }

    int envelopes(PollId poll) {
        return count("select count(*) from voting.envelope where poll_id = :poll", poll);
    }

    /** What is to be opened, in the order of the digests; withdrawn are those of who moved on. */
    List<byte[]> envelopes(PollId poll, boolean withdrawn) {
        return jdbc.sql(
                        """
                        select sealed from voting.envelope e
                        where poll_id = :poll and :withdrawn = exists (select from voting.vote v
                            where v.poll_id = e.poll_id and v.voter = e.voter)
                        order by sha256(sealed)
                        """)
                .param("poll", poll.value())
                .param("withdrawn", withdrawn)
                .query(byte[].class)
                .list();
    }

    void addInner(PollId poll, List<byte[]> sealed) {
        jdbc.sql(
                        """
                        insert into voting.inner_envelope (poll_id, hash, sealed)
                        select :poll, sha256(sealed), sealed
                        from unnest(cast(:all as bytea[])) as e (sealed)
                        on conflict do nothing
                        """)
                .param("poll", poll.value())
                .param("all", sealed.toArray(byte[][]::new))
                .update();
    }

    List<byte[]> inner(PollId poll) {
        return jdbc.sql(
                        """
                        select sealed from voting.inner_envelope where poll_id = :poll order by hash
                        """)
                .param("poll", poll.value())
                .query(byte[].class)
                .list();
    }

    int innerCount(PollId poll) {
        return count("select count(*) from voting.inner_envelope where poll_id = :poll", poll);
    }

    private int count(String sql, PollId poll) {
        return jdbc.sql(sql).param("poll", poll.value()).query(Integer.class).single();
    }

    void add(PollId poll, Done done) {
        jdbc.sql(
                        """
                        insert into voting.opening (poll_id, step, came, gave, left_out, hashes,
                            digest, by_name, at)
                        values (:poll, :step, :came, :gave, :leftOut, :hashes, :digest, :by, :at)
                        """)
                .param("poll", poll.value())
                .param("step", done.step().name())
                .param("came", done.came())
                .param("gave", done.gave())
                .param("leftOut", done.leftOut())
                .param("hashes", done.hashes())
                .param("digest", done.digest())
                .param("by", done.byName())
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /** Holds the poll until this transaction ends, so that openings and acts come one by one. */
    void hold(PollId poll) {
        jdbc.sql("select id from voting.poll where id = :poll for update")
                .param("poll", poll.value())
                .query(Long.class)
                .optional();
    }

    Optional<Done> done(PollId poll, Step step) {
        return jdbc.sql("select * from voting.opening where poll_id = :poll and step = :step")
                .param("poll", poll.value())
                .param("step", step.name())
                .query((rs, n) ->
                        new Done(
                                Step.valueOf(rs.getString("step")),
                                rs.getInt("came"),
                                rs.getInt("gave"),
                                rs.getInt("left_out"),
                                rs.getBytes("hashes"),
                                rs.getString("digest"),
                                rs.getString("by_name")))
                .optional();
    }

    void leaveOut(PollId poll, LeftOut one) {
        jdbc.sql(
                        """
                        insert into voting.left_out (poll_id, step, hash, reason)
                        values (:poll, :step, :hash, :reason) on conflict do nothing
                        """)
                .param("poll", poll.value())
                .param("step", one.step().name())
                .param("hash", one.hash())
                .param("reason", one.reason().name())
                .update();
    }

    List<LeftOut> leftOut(PollId poll, @Nullable Step only) {
        return jdbc.sql(
                        """
                        select step, hash, reason from voting.left_out
                        where poll_id = :poll and (cast(:step as text) is null or step = :step)
                        order by step, hash
                        """)
                .param("poll", poll.value())
                .param("step", only == null ? null : only.name())
                .query((rs, n) ->
                        new LeftOut(
                                Step.valueOf(rs.getString("step")),
                                rs.getBytes("hash"),
                                Reason.valueOf(rs.getString("reason"))))
                .list();
    }

    private record Named(long poll, int voter, byte[] sealed) {}

    private record Inner(long poll, byte[] sealed) {}

    /**
     * Throws all envelopes of a poll away, storage and all; those of other polls are put back in
     * the order of their digests.
     */
    void destroy(PollId poll) {
        jdbc.sql("lock table voting.envelope, voting.inner_envelope in access exclusive mode")
                .update();
        List<Named> named =
                jdbc.sql(
                                """
                                select poll_id, voter, sealed from voting.envelope
                                where poll_id <> :poll order by sha256(sealed)
                                """)
                        .param("poll", poll.value())
                        .query((rs, n) -> new Named(rs.getLong(1), rs.getInt(2), rs.getBytes(3)))
                        .list();
        List<Inner> inner =
                jdbc.sql(
                                """
                                select poll_id, sealed from voting.inner_envelope
                                where poll_id <> :poll order by hash
                                """)
                        .param("poll", poll.value())
                        .query((rs, n) -> new Inner(rs.getLong(1), rs.getBytes(2)))
                        .list();
        jdbc.sql("truncate voting.envelope, voting.inner_envelope").update();
        named.forEach(one -> put(new PollId(one.poll()), one.voter(), one.sealed()));
        inner.forEach(one -> addInner(new PollId(one.poll()), List.of(one.sealed())));
    }
}
