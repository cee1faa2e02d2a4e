package org.openrenda.voting.polls;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about rosters, who is present, and the one line each voter's vote may have. */
@Repository
class RollTable {

    private final JdbcClient jdbc;
    private final Clock clock;

    RollTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(PollId poll, List<NewVoter> roster) {
        List<Long> people = new ArrayList<>();
        List<Long> accounts = new ArrayList<>();
        for (NewVoter voter : roster) {
            AccountId account = voter.account();
            people.add(voter.person().value());
            accounts.add(account == null ? 0L : account.value());
        }
        jdbc.sql(
                        """
                        insert into voting.voter
                            (poll_id, no, person_id, account_id, name, group_name, may_vote)
                        select :poll, no, person, nullif(account, 0), name, grp, may
                        from unnest(:people, :accounts, :names, :groups, :may)
                            with ordinality as v (person, account, name, grp, may, no)
                        """)
                .param("poll", poll.value())
                .param("people", people.toArray(Long[]::new))
                .param("accounts", accounts.toArray(Long[]::new))
                .param("names", roster.stream().map(NewVoter::name).toArray(String[]::new))
                .param("groups", roster.stream().map(NewVoter::group).toArray(String[]::new))
                .param("may", roster.stream().map(NewVoter::mayVote).toArray(Boolean[]::new))
                .update();
    }

    List<Voter> voters(PollId poll) {
        return voters(poll, null);
    }

    Optional<Voter> voter(PollId poll, @Nullable AccountId account) {
        return account == null ? Optional.empty() : voters(poll, account).stream().findFirst();
    }

    private List<Voter> voters(PollId poll, @Nullable AccountId account) {
        return jdbc.sql(
                        """
                        select v.no, v.person_id, v.account_id, v.name, v.group_name, v.may_vote,
                            r.late, t.method
                        from voting.voter v
                            left join voting.presence r on r.poll_id = v.poll_id and r.voter = v.no
                            left join voting.vote t on t.poll_id = v.poll_id and t.voter = v.no
                        where v.poll_id = :poll
                            and (cast(:account as bigint) is null or v.account_id = :account)
                        order by v.no
                        """)
                .param("poll", poll.value())
                .param("account", account == null ? null : account.value())
                .query((rs, n) -> {
                    long known = rs.getLong("account_id");
                    Boolean late = rs.getObject("late", Boolean.class);
                    String method = rs.getString("method");
                    return new Voter(
                            rs.getInt("no"),
                            new PersonId(rs.getLong("person_id")),
                            known == 0 ? null : new AccountId(known),
                            rs.getString("name"),
                            rs.getString("group_name"),
                            rs.getBoolean("may_vote"),
                            late != null,
                            Boolean.TRUE.equals(late),
                            method == null ? null : VotingMethod.valueOf(method));
                })
                .list();
    }

    /** Puts voters on the roll; who is there already stays, and nobody is ever taken off. */
    int enter(PollId poll, List<Voter> voters, boolean late) {
        return jdbc.sql(
                        """
                        insert into voting.presence (poll_id, voter, late, at)
                        select :poll, no, :late, cast(:at as timestamptz)
                        from unnest(:voters) as no
                        on conflict do nothing
                        """)
                .param("poll", poll.value())
                .param("late", late)
                .param("at", Timestamp.from(clock.instant()))
                .param("voters", voters.stream().map(Voter::no).toArray(Integer[]::new))
                .update();
    }

    /** Marks voters who vote otherwise than online; gives those who had not voted before. */
    int move(PollId poll, Visibility visibility, List<Voter> voters, VotingMethod to) {
        return jdbc.sql(
                        """
                        insert into voting.vote (poll_id, visibility, voter, method, at)
                        select :poll, :visibility, no, :method, cast(:at as timestamptz)
                        from unnest(:voters) as no
                        on conflict (poll_id, voter) do nothing
                        """)
                .param("poll", poll.value())
                .param("visibility", visibility.name())
                .param("method", to.name())
                .param("at", Timestamp.from(clock.instant()))
                .param("voters", voters.stream().map(Voter::no).toArray(Integer[]::new))
                .update();
    }

    /** How many voters vote by each method that people count. */
    Map<VotingMethod, Integer> moved(PollId poll) {
        Map<VotingMethod, Integer> moved = new TreeMap<>();
        jdbc.sql(
                        """
                        select method, count(*) as voters from voting.vote
                        where poll_id = :poll and method <> 'ONLINE' group by method
                        """)
                .param("poll", poll.value())
                .query(rs -> {
                    moved.put(VotingMethod.valueOf(rs.getString("method")), rs.getInt("voters"));
                });
        return moved;
    }
}
