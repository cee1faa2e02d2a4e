package org.openrenda.voting.polls;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about officials, what they typed and confirmed, and the stored result. */
@Repository
class CountTable {

    private final JdbcClient jdbc;
    private final Clock clock;

    CountTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(PollId poll, Official official) {
        PersonId person = official.person();
        jdbc.sql(
                        """
                        insert into voting.official (poll_id, account_id, person_id, name, duty)
                        values (:poll, :account, :person, :name, :duty)
                        """)
                .param("poll", poll.value())
                .param("account", official.account().value())
                .param("person", person == null ? null : person.value())
                .param("name", official.name())
                .param("duty", official.duty().name())
                .update();
    }

    List<Official> officials(PollId poll, boolean confirmedOnly) {
        return jdbc.sql(
                        """
                        select account_id, person_id, name, duty from voting.official o
                        where poll_id = :poll and (not :confirmedOnly
                            or exists (select from voting.confirmation c
                                where c.poll_id = o.poll_id and c.account_id = o.account_id))
                        order by duty desc, name collate "zh-Hans-CN-x-icu", account_id
                        """)
                .param("poll", poll.value())
                .param("confirmedOnly", confirmedOnly)
                .query((rs, n) -> {
                    long person = rs.getLong("person_id");
                    return new Official(
                            new AccountId(rs.getLong("account_id")),
                            person == 0 ? null : new PersonId(person),
                            rs.getString("name"),
                            OfficialDuty.valueOf(rs.getString("duty")));
                })
                .list();
    }

    Optional<Official> official(PollId poll, @Nullable AccountId account) {
        return officials(poll, false).stream()
                .filter(one -> one.account().equals(account))
                .findFirst();
    }

    void type(PollId poll, VotingMethod method, Official by, Tally counts) {
        jdbc.sql(
                        """
                        insert into voting.entry (poll_id, method, account_id, by_name, counts, at)
                        values (:poll, :method, :account, :by, :counts, :at)
                        """)
                .param("poll", poll.value())
                .param("method", method.name())
                .param("account", by.account().value())
                .param("by", by.name())
                .param("counts", counts.text())
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /** Each person's newest counts of one method. */
    List<TypedCounts> typed(PollId poll, VotingMethod method) {
        return jdbc.sql(
                        """
                        select distinct on (account_id) account_id, by_name, counts
                        from voting.entry where poll_id = :poll and method = :method
                        order by account_id, id desc
                        """)
                .param("poll", poll.value())
                .param("method", method.name())
                .query((rs, n) ->
                        new TypedCounts(
                                new AccountId(rs.getLong("account_id")),
                                rs.getString("by_name"),
                                Tally.read(rs.getString("counts"))))
                .list();
    }

    /** 双人录入: the counts that two different people typed alike, or none yet. */
    Optional<Tally> agreed(PollId poll, VotingMethod method) {
        Set<String> seen = new HashSet<>();
        for (TypedCounts one : typed(poll, method)) {
            if (!seen.add(one.counts().text())) {
                return Optional.of(one.counts());
            }
        }
        return Optional.empty();
    }

    /** Of these methods, the ones whose counts are still owed. */
    List<VotingMethod> owed(PollId poll, Set<VotingMethod> methods) {
        List<VotingMethod> owed = new ArrayList<>();
        for (VotingMethod method : methods) {
            if (agreed(poll, method).isEmpty()) {
                owed.add(method);
            }
        }
        return owed;
    }

    /** False when this official has confirmed before. */
    boolean confirm(PollId poll, AccountId account, String digest) {
        return jdbc.sql(
                                """
                                insert into voting.confirmation (poll_id, account_id, digest, at)
                                values (:poll, :account, :digest, :at) on conflict do nothing
                                """)
                        .param("poll", poll.value())
                        .param("account", account.value())
                        .param("digest", digest)
                        .param("at", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    void keep(PollId poll, String text, String digest) {
        jdbc.sql(
                        """
                        insert into voting.result (poll_id, text, digest, at)
                        values (:poll, :text, :digest, :at)
                        """)
                .param("poll", poll.value())
                .param("text", text)
                .param("digest", digest)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    Optional<String> kept(PollId poll) {
        return jdbc.sql("select text from voting.result where poll_id = :poll")
                .param("poll", poll.value())
                .query(String.class)
                .optional();
    }
}
