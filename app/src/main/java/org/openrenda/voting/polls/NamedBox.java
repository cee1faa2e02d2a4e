package org.openrenda.voting.polls;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Sha256;
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
     * Puts ballots in, in one statement: the shared lock waits for a close that is under way and
     * then finds the poll closed; the primary key lets one row of a voter in and no second. Rows go
     * in by voter, so that two nodes never wait for each other crosswise.
     *
     * @return receipts of those that were put in; the others were not, for whatever reason
     */
    Map<NamedBallot, Receipt> put(List<NamedBallot> ballots) {
        Map<NamedBallot, Receipt> receipts = new HashMap<>();
        jdbc.sql(
                        """
                        with open as materialized (
                            select id, visibility from voting.poll
                            where id = any(:polls) and stage = 'OPEN' and visibility = 'NAMED'
                            for share),
                        put as (
                            insert into voting.vote
                                (poll_id, visibility, voter, method, choice, client_key, at)
                            select p.id, p.visibility, v.no, 'ONLINE', c.choice, c.key,
                                cast(:at as timestamptz)
                            from unnest(:polls, :accounts, :choices, :keys)
                                    as c (poll, account, choice, key)
                                join open p on p.id = c.poll
                                join voting.voter v on v.poll_id = p.id and v.account_id = c.account
                                join voting.presence r on r.poll_id = p.id and r.voter = v.no
                            order by p.id, v.no
                            on conflict (poll_id, voter) do nothing
                            returning poll_id, voter, choice, client_key, row_key)
                        select put.*, v.account_id
                        from put join voting.voter v on v.poll_id = put.poll_id and v.no = put.voter
                        """)
                .param("polls", all(ballots, ballot -> ballot.poll().value(), Long[]::new))
                .param("accounts", all(ballots, ballot -> ballot.account().value(), Long[]::new))
                .param("choices", all(ballots, NamedBallot::choice, String[]::new))
                .param("keys", all(ballots, NamedBallot::key, String[]::new))
                .param("at", Timestamp.from(clock.instant()))
                .query(rs -> {
                    NamedBallot put =
                            new NamedBallot(
                                    new PollId(rs.getLong("poll_id")),
                                    new AccountId(rs.getLong("account_id")),
                                    rs.getString("choice"),
                                    rs.getString("client_key"));
                    receipts.put(put, receipt(rs));
                });
        return receipts;
    }

    private static <T> T[] all(
            List<NamedBallot> ballots, Function<NamedBallot, T> part, IntFunction<T[]> array) {
        return ballots.stream().map(part).toArray(array);
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
        return Sha256.hex(text);
    }
}
