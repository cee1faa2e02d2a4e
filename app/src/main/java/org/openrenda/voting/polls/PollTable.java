package org.openrenda.voting.polls;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.Origin;
import org.openrenda.platform.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about polls, what stands on their ballots, and their steps. */
@Repository
class PollTable {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int STEPS_MAX = 10_000;
    private static final int OPEN_BEFORE_MAX = 20;

    private final JdbcClient jdbc;
    private final Clock clock;

    PollTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    PollId add(NewPoll given, @Nullable PollId election, int round) {
        PollId id =
                new PollId(
                        described(jdbc.sql(ADD), given)
                                .param("election", election == null ? null : election.value())
                                .param("round", round)
                                .param("on", LocalDate.ofInstant(clock.instant(), ZONE))
                                .query(Long.class)
                                .single());
        addForm(id, given.plan().form());
        return id;
    }

    /** Writes another text, form and rule over a draft, and takes its roster and officials away. */
    void redraft(PollId id, NewPoll given) {
        described(jdbc.sql(REDRAFT), given).param("id", id.value()).update();
        for (String rows : DRAFTED) {
            jdbc.sql(rows).param("id", id.value()).update();
        }
        addForm(id, given.plan().form());
    }

    private void addForm(PollId id, BallotForm form) {
        form.items().forEach(item -> addItem(id, item));
        form.eligible().forEach(one -> addEligible(id, one));
    }

    private static final String ADD =
            """
            insert into voting.poll (congress_id, title, body, matter_kind, kind, place,
                origin_module, origin_id, origin_title, origin_address, visibility,
                profile, ballot_kind, seats, lowest, highest, least, rule_base, rule_numerator,
                rule_denominator, rule_strict, rule_source, turnout_numerator,
                turnout_denominator, turnout_strict, quorum_numerator,
                quorum_denominator, quorum_strict, seconds, election_id, round, roster,
                officials, stage, base, present, confirmed, prepared_on)
            values (:congress, :title, :body, :matter, :kind, :place,
                :originModule, :originId, :originTitle, :originAddress, :visibility,
                :profile, :ballot, :seats, :lowest, :highest, :least, :ruleBase, :ruleNumerator,
                :ruleDenominator, :ruleStrict, :ruleSource, :turnoutNumerator,
                :turnoutDenominator, :turnoutStrict, :quorumNumerator,
                :quorumDenominator, :quorumStrict, :seconds, :election, :round, :roster,
                :officials, 'DRAFT', 0, 0, 0, :on)
            returning id
            """;

    private static final String REDRAFT =
            """
            update voting.poll set title = :title, body = :body, matter_kind = :matter,
                kind = :kind, visibility = :visibility, profile = :profile,
                ballot_kind = :ballot, seats = :seats, lowest = :lowest, highest = :highest,
                least = :least, rule_base = :ruleBase, rule_numerator = :ruleNumerator,
                rule_denominator = :ruleDenominator, rule_strict = :ruleStrict,
                rule_source = :ruleSource, turnout_numerator = :turnoutNumerator,
                turnout_denominator = :turnoutDenominator, turnout_strict = :turnoutStrict,
                quorum_numerator = :quorumNumerator, quorum_denominator = :quorumDenominator,
                quorum_strict = :quorumStrict, seconds = :seconds, roster = :roster,
                officials = :officials
            where id = :id
            """;

    private static final List<String> DRAFTED =
            List.of(
                    "delete from voting.item where poll_id = :id",
                    "delete from voting.eligible where poll_id = :id",
                    "delete from voting.official where poll_id = :id",
                    "delete from voting.voter where poll_id = :id");

    private static JdbcClient.StatementSpec described(
            JdbcClient.StatementSpec statement, NewPoll given) {
        PollPlan plan = given.plan();
        BallotForm form = plan.form();
        Origin origin = plan.origin();
        Majority rule = plan.rule().majority();
        Majority turnout = plan.turnout();
        return statement
                .param("ballot", form.kind().name())
                .param("seats", form.seats())
                .param("lowest", form.lowest())
                .param("highest", form.highest())
                .param("least", form.least())
                .param("roster", given.roster().size())
                .param("officials", given.officials().size())
                .param("congress", plan.congress().value())
                .param("title", plan.title())
                .param("body", plan.body())
                .param("matter", plan.matter().name())
                .param("kind", plan.kind().name())
                .param("place", plan.place())
                .param("originModule", origin == null ? null : origin.module())
                .param("originId", origin == null ? null : origin.id())
                .param("originTitle", origin == null ? null : origin.title())
                .param("originAddress", origin == null ? null : origin.address())
                .param("visibility", plan.visibility().name())
                .param("profile", plan.profile().name())
                .param("ruleBase", plan.rule().base().name())
                .param("ruleNumerator", rule.numerator())
                .param("ruleDenominator", rule.denominator())
                .param("ruleStrict", rule.strict())
                .param("ruleSource", plan.rule().source())
                .param("turnoutNumerator", turnout == null ? null : turnout.numerator())
                .param("turnoutDenominator", turnout == null ? null : turnout.denominator())
                .param("turnoutStrict", turnout == null ? null : turnout.strict())
                .param("quorumNumerator", plan.quorum().numerator())
                .param("quorumDenominator", plan.quorum().denominator())
                .param("quorumStrict", plan.quorum().strict())
                .param("seconds", plan.seconds());
    }

    private void addItem(PollId id, BallotItem item) {
        PersonId person = item.person();
        jdbc.sql(
                        """
                        insert into voting.item (poll_id, no, title, person_id, part, heading,
                            label, lowest, highest, values, words)
                        values (:poll, :no, :title, :person, :part, :heading, :label, :lowest,
                            :highest, :values, :words)
                        """)
                .param("poll", id.value())
                .param("no", item.no())
                .param("title", item.title().strip())
                .param("person", person == null ? null : person.value())
                .params(StoredMarking.columns(item.marking()))
                .update();
    }

    private void addEligible(PollId id, Eligible one) {
        jdbc.sql(
                        """
                        insert into voting.eligible (poll_id, person_id, name)
                        values (:poll, :person, :name)
                        """)
                .param("poll", id.value())
                .param("person", one.person().value())
                .param("name", one.name())
                .update();
    }

    /** The poll with its items in one question: each ballot asks it. */
    private static final String POLL =
            """
            select p.*,
                (select array_agg(title order by no) from voting.item where poll_id = p.id)
                    as titles,
                (select array_agg(coalesce(person_id, 0) order by no) from voting.item
                    where poll_id = p.id) as people,
                (select array_agg(name order by name collate "zh-Hans-CN-x-icu", person_id)
                    from voting.eligible where poll_id = p.id) as eligible_names,
                (select array_agg(person_id order by name collate "zh-Hans-CN-x-icu", person_id)
                    from voting.eligible where poll_id = p.id) as eligible_people,
                (select array_agg(jsonb_build_array(no, part, heading, label, lowest, highest,
                    values, words)::text) from voting.item
                    where poll_id = p.id and part is not null) as markings
            from voting.poll p where p.id = :id
            """;

    Optional<Poll> find(PollId id) {
        return jdbc.sql(POLL)
                .param("id", id.value())
                .query((rs, n) -> StoredPoll.of(rs))
                .optional();
    }

    /** The poll, locked until this transaction ends: acts, and the close against the ballots. */
    Optional<Poll> lock(PollId id) {
        return jdbc.sql(POLL + " for update")
                .param("id", id.value())
                .query((rs, n) -> StoredPoll.of(rs))
                .optional();
    }

    /** The stage, which cannot change until this transaction ends; many may hold it so at once. */
    Optional<PollStage> share(PollId id) {
        return jdbc.sql("select stage from voting.poll where id = :id for share")
                .param("id", id.value())
                .query((rs, n) -> PollStage.valueOf(rs.getString("stage")))
                .optional();
    }

    /** Writes the step and what the poll is after it, in this order, in one transaction. */
    void write(Poll after, PollAct act, String byName, String text) {
        step(after.id(), act, byName, text);
        jdbc.sql(
                        """
                        update voting.poll set stage = :stage, base = :base, present = :present,
                            confirmed = :confirmed, opened_at = :opened
                        where id = :id
                        """)
                .param("stage", after.stage().name())
                .param("base", after.base())
                .param("present", after.present())
                .param("confirmed", after.confirmed())
                .param("opened", after.openedAt() == null ? null : Timestamp.from(after.openedAt()))
                .param("id", after.id().value())
                .update();
    }

    void step(PollId id, PollAct act, String byName, String text) {
        jdbc.sql(
                        """
                        insert into voting.step (poll_id, act, at, by_name, text)
                        values (:poll, :act, :at, :by, :text)
                        """)
                .param("poll", id.value())
                .param("act", act.name())
                .param("at", Timestamp.from(clock.instant()))
                .param("by", byName)
                .param("text", text)
                .update();
    }

    List<PollStep> steps(PollId id) {
        return jdbc.sql(
                        """
                        select act, at, by_name, text from voting.step
                        where poll_id = :id order by id limit :most
                        """)
                .param("id", id.value())
                .param("most", STEPS_MAX)
                .query((rs, n) ->
                        new PollStep(
                                PollAct.valueOf(rs.getString("act")),
                                rs.getTimestamp("at").toInstant(),
                                rs.getString("by_name"),
                                rs.getString("text")))
                .list();
    }

    /** VOT-10, MOT-6: amendments and clauses of the same matter that are not finished yet. */
    List<String> unfinishedBefore(Origin origin, PollId whole) {
        return jdbc.sql(
                        """
                        select title from voting.poll
                        where origin_module = :module and origin_id = :origin and id <> :whole
                            and kind in ('AMENDMENT', 'CLAUSE')
                            and stage not in ('ANNOUNCED', 'VOID')
                        order by place, id limit :most
                        """)
                .param("module", origin.module())
                .param("origin", origin.id())
                .param("whole", whole.value())
                .param("most", OPEN_BEFORE_MAX)
                .query(String.class)
                .list();
    }

    /** Whether the election has a round of this number that is not void. */
    boolean hasRound(PollId election, int round) {
        return jdbc.sql(
                        """
                        select exists (select from voting.poll where election_id = :election
                            and round = :round and stage <> 'VOID')
                        """)
                .param("election", election.value())
                .param("round", round)
                .query(Boolean.class)
                .single();
    }

    LocalDate preparedOn(PollId id) {
        return jdbc.sql("select prepared_on from voting.poll where id = :id")
                .param("id", id.value())
                .query(LocalDate.class)
                .single();
    }
}
