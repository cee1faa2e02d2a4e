package org.openrenda.voting.polls;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.openrenda.platform.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The box of named ballots: one row for each voter, written once and never changed. */
@Repository
class NamedBox implements BallotBox {

    private final JdbcClient jdbc;
    private final Clock clock;

    NamedBox(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A ballot as it lies in the box. */
    record Cast(String choice, String clientKey, Receipt receipt) {}

    @Override
    public boolean keeps(Visibility visibility) {
        return visibility == Visibility.NAMED;
    }

    /** A named poll needs nothing made beforehand. */
    @Override
    public void ready(PollId poll) {}

    /** The poll's own stage opens the box. */
    @Override
    public void opened(PollId poll) {}

    /** The poll's own stage closes the box. */
    @Override
    public void closed(PollId poll) {}

    /**
     * Puts a ballot in, in one statement: the shared lock waits for a close that is under way and
     * then finds the poll closed; the primary key lets one row of a voter in and no second.
     *
     * @return empty when nothing was put in, for whatever reason
     */
    Optional<Receipt> put(PollId poll, AccountId account, BallotPaper paper, String clientKey) {
        return jdbc.sql(
                        """
                        insert into voting.vote
                            (poll_id, visibility, voter, method, choice, client_key, at)
                        select p.id, p.visibility, v.no, 'ONLINE', :choice, :key,
                            cast(:at as timestamptz)
                        from voting.poll p
                            join voting.voter v on v.poll_id = p.id and v.account_id = :account
                            join voting.presence r on r.poll_id = p.id and r.voter = v.no
                        where p.id = :poll and p.stage = 'OPEN' and p.visibility = 'NAMED'
                        for share of p
                        on conflict (poll_id, voter) do nothing
                        returning poll_id, voter, choice, client_key, row_key
                        """)
                .param("poll", poll.value())
                .param("account", account.value())
                .param("choice", paper.text())
                .param("key", clientKey)
                .param("at", Timestamp.from(clock.instant()))
                .query((rs, n) -> receipt(rs))
                .optional();
    }

    Optional<Cast> of(PollId poll, AccountId account) {
        return jdbc.sql(
                        """
                        select t.poll_id, t.voter, t.choice, t.client_key, t.row_key
                        from voting.vote t
                            join voting.voter v on v.poll_id = t.poll_id and v.no = t.voter
                        where t.poll_id = :poll and v.account_id = :account
                            and t.method = 'ONLINE'
                        """)
                .param("poll", poll.value())
                .param("account", account.value())
                .query((rs, n) ->
                        new Cast(rs.getString("choice"), rs.getString("client_key"), receipt(rs)))
                .optional();
    }

    @Override
    public List<String> ballots(PollId poll) {
        return jdbc.sql(
                        """
                        select choice from voting.vote
                        where poll_id = :poll and method = 'ONLINE' order by choice
                        """)
                .param("poll", poll.value())
                .query(String.class)
                .list();
    }

    @Override
    public int received(PollId poll) {
        return jdbc.sql(
                        """
                        select count(*) from voting.vote
                        where poll_id = :poll and method = 'ONLINE'
                        """)
                .param("poll", poll.value())
                .query(Integer.class)
                .single();
    }

    /** Every ballot's voter number and choice: the record of a named vote. */
    List<NamedVote> named(PollId poll) {
        return jdbc.sql(
                        """
                        select v.no, v.name, v.group_name, t.choice
                        from voting.vote t
                            join voting.voter v on v.poll_id = t.poll_id and v.no = t.voter
                        where t.poll_id = :poll and t.method = 'ONLINE' order by v.no
                        """)
                .param("poll", poll.value())
                .query((rs, n) ->
                        new NamedVote(
                                rs.getInt("no"),
                                rs.getString("name"),
                                rs.getString("group_name"),
                                rs.getString("choice")))
                .list();
    }

    private static Receipt receipt(ResultSet rs) throws SQLException {
        return new Receipt(
                digest(
                        rs.getLong("poll_id")
                                + "|"
                                + rs.getInt("voter")
                                + "|"
                                + rs.getString("choice")
                                + "|"
                                + rs.getString("row_key")));
    }

    static String digest(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
