package org.openrenda.voting.secretballots;

import java.util.List;
import java.util.Optional;
import org.openrenda.voting.polls.PollId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about secret ballots: the urn while voting goes on, the board after it. */
@Repository
class Urn {

    private final JdbcClient jdbc;

    Urn(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Puts ballots into the urn; what lies there already under a credential stays. */
    void cast(PollId poll, List<byte[]> credentials, List<byte[]> bodies) {
        jdbc.sql(
                        """
                        insert into voting.urn (poll_id, cred, body)
                        select :poll, cred, body
                        from unnest(cast(:creds as bytea[]), cast(:bodies as bytea[]))
                            as b (cred, body)
                        on conflict (poll_id, cred) do nothing
                        """)
                .param("poll", poll.value())
                .param("creds", credentials.toArray(byte[][]::new))
                .param("bodies", bodies.toArray(byte[][]::new))
                .update();
    }

    /** What lies in the urn under these credentials. */
    List<byte[]> bodies(PollId poll, List<byte[]> credentials) {
        return jdbc.sql(
                        """
                        select body from voting.urn
                        where poll_id = :poll and cred = any(cast(:creds as bytea[]))
                        """)
                .param("poll", poll.value())
                .param("creds", credentials.toArray(byte[][]::new))
                .query(byte[].class)
                .list();
    }

    /** The ballot under this credential, in the urn or on the board. */
    Optional<byte[]> body(PollId poll, byte[] credential) {
        return jdbc.sql(
                        """
                        select body from voting.urn where poll_id = :poll and cred = :cred
                        union all
                        select body from voting.board where poll_id = :poll and cred = :cred
                        """)
                .param("poll", poll.value())
                .param("cred", credential)
                .query(byte[].class)
                .optional();
    }

    int received(PollId poll) {
        return jdbc.sql(
                        """
                        select (select count(*) from voting.urn where poll_id = :poll)
                            + (select count(*) from voting.board where poll_id = :poll)
                        """)
                .param("poll", poll.value())
                .query(Integer.class)
                .single();
    }

    /** The ballots of a poll that still lie in the urn. */
    List<byte[]> lying(PollId poll) {
        return jdbc.sql("select body from voting.urn where poll_id = :poll order by cred")
                .param("poll", poll.value())
                .query(byte[].class)
                .list();
    }

    /**
     * Writes the ballots of a poll onto the board in the order of their credentials, in one
     * transaction, and throws the urn's storage away: neither the place of a row nor the number of
     * its transaction tells any more when it came. Ballots of polls still open are put back in the
     * same way.
     */
    void moveToBoard(PollId poll) {
        jdbc.sql("lock table voting.urn in access exclusive mode").update();
        jdbc.sql(
                        """
                        insert into voting.board (poll_id, cred, body, hash)
                        select poll_id, cred, body, sha256(body) from voting.urn
                        where poll_id = :poll order by cred
                        """)
                .param("poll", poll.value())
                .update();
        sweep(poll);
    }

    /** Throws away what lies in the urn of one poll, and the storage of all. */
    void sweep(PollId poll) {
        jdbc.sql("lock table voting.urn in access exclusive mode").update();
        List<Kept> others =
                jdbc.sql(
                                """
                                select poll_id, cred, body from voting.urn
                                where poll_id <> :poll order by cred
                                """)
                        .param("poll", poll.value())
                        .query((rs, n) ->
                                new Kept(
                                        rs.getLong("poll_id"),
                                        rs.getBytes("cred"),
                                        rs.getBytes("body")))
                        .list();
        jdbc.sql("truncate voting.urn").update();
        for (Kept one : others) {
            cast(new PollId(one.poll()), List.of(one.cred()), List.of(one.body()));
        }
    }

    private record Kept(long poll, byte[] cred, byte[] body) {}

    /** The published ballots, by credential. */
    List<byte[]> board(PollId poll) {
        return jdbc.sql("select body from voting.board where poll_id = :poll order by cred")
                .param("poll", poll.value())
                .query(byte[].class)
                .list();
    }

    /** The digests of the published ballots, in their own order. */
    List<byte[]> hashes(PollId poll) {
        return jdbc.sql("select hash from voting.board where poll_id = :poll order by hash")
                .param("poll", poll.value())
                .query(byte[].class)
                .list();
    }
}
