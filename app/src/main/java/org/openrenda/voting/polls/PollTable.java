package org.openrenda.voting.polls;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Origin;
import org.openrenda.platform.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about polls, what stands on their ballots, and their steps. */
@Repository
// Longer than 300 lines because a poll has many columns, and they are written and read in one
// place.
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
        PollPlan plan = given.plan();
        BallotForm form = plan.form();
        PollId id =
                new PollId(
                        described(plan)
                                .param("ballot", form.kind().name())
                                .param("seats", form.seats())
                                .param("lowest", form.lowest())
                                .param("highest", form.highest())
                                .param("least", form.least())
                                .param("election", election == null ? null : election.value())
                                .param("round", round)
                                .param("roster", given.roster().size())
                                .param("officials", given.officials().size())
                                .param("on", LocalDate.ofInstant(clock.instant(), ZONE))
                                .query(Long.class)
                                .single());
        form.items().forEach(item -> addItem(id, item));
        form.eligible().forEach(one -> addEligible(id, one));
        return id;
    }

    private JdbcClient.StatementSpec described(PollPlan plan) {
        Origin origin = plan.origin();
        Majority rule = plan.rule().majority();
        Majority turnout = plan.turnout();
        return jdbc.sql(
                        """
                        insert into voting.poll (congress_id, title, body, matter_kind, kind, place,
                            origin_module, origin_id, origin_title, origin_address, visibility,
                            profile, ballot_kind, seats, lowest, highest, least, rule_base,
                            rule_numerator, rule_denominator, rule_strict, rule_source,
                            turnout_numerator, turnout_denominator, turnout_strict,
                            quorum_numerator, quorum_denominator, quorum_strict, seconds,
                            election_id, round, roster, officials, stage, base, present,
                            confirmed, prepared_on)
                        values (:congress, :title, :body, :matter, :kind, :place,
                            :originModule, :originId, :originTitle, :originAddress, :visibility,
                            :profile, :ballot, :seats, :lowest, :highest, :least, :ruleBase,
                            :ruleNumerator, :ruleDenominator, :ruleStrict, :ruleSource,
                            :turnoutNumerator,
                            :turnoutDenominator, :turnoutStrict, :quorumNumerator,
                            :quorumDenominator, :quorumStrict, :seconds, :election, :round, :roster,
                            :officials, 'DRAFT', 0, 0, 0, :on)
                        returning id
                        """)
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
                .params(PollTable.marking(item.marking()))
                .update();
    }

    private static Map<String, @Nullable Object> marking(@Nullable Marking of) {
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("part", of == null ? null : of.part());
        columns.put("heading", of == null ? null : of.heading());
        columns.put("label", of == null ? null : of.label());
        columns.put("lowest", of == null ? null : of.lowest());
        columns.put("highest", of == null ? null : of.highest());
        columns.put("values", of == null ? null : of.words().keySet().toArray(Integer[]::new));
        columns.put("words", of == null ? null : of.words().values().toArray(String[]::new));
        return columns;
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
                    where poll_id = p.id) as people
            from voting.poll p where p.id = :id
            """;

    Optional<Poll> find(PollId id) {
        return jdbc.sql(POLL).param("id", id.value()).query((rs, n) -> poll(rs)).optional();
    }

    /** The poll, locked until this transaction ends: acts, and the close against the ballots. */
    Optional<Poll> lock(PollId id) {
        return jdbc.sql(POLL + " for update")
                .param("id", id.value())
                .query((rs, n) -> poll(rs))
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

    private Poll poll(ResultSet rs) throws SQLException {
        PollId id = new PollId(rs.getLong("id"));
        long election = rs.getLong("election_id");
        Timestamp opened = rs.getTimestamp("opened_at");
        return new Poll(
                id,
                plan(rs, form(id, rs)),
                election == 0 ? null : new PollId(election),
                rs.getInt("round"),
                PollStage.valueOf(rs.getString("stage")),
                rs.getInt("roster"),
                rs.getInt("base"),
                rs.getInt("present"),
                rs.getInt("officials"),
                rs.getInt("confirmed"),
                opened == null ? null : opened.toInstant());
    }

    private static PollPlan plan(ResultSet rs, BallotForm form) throws SQLException {
        String module = rs.getString("origin_module");
        Integer turnout = rs.getObject("turnout_numerator", Integer.class);
        return new PollPlan(
                new CongressId(rs.getLong("congress_id")),
                rs.getString("title"),
                rs.getString("body"),
                MatterKind.valueOf(rs.getString("matter_kind")),
                PollKind.valueOf(rs.getString("kind")),
                rs.getInt("place"),
                module == null
                        ? null
                        : new Origin(
                                module,
                                rs.getLong("origin_id"),
                                rs.getString("origin_title"),
                                rs.getString("origin_address")),
                Visibility.valueOf(rs.getString("visibility")),
                SecretProfile.valueOf(rs.getString("profile")),
                form,
                new MajorityRule(
                        MajorityOf.valueOf(rs.getString("rule_base")),
                        new Majority(
                                rs.getInt("rule_numerator"),
                                rs.getInt("rule_denominator"),
                                rs.getBoolean("rule_strict")),
                        rs.getString("rule_source")),
                turnout == null
                        ? null
                        : new Majority(
                                turnout,
                                rs.getInt("turnout_denominator"),
                                rs.getBoolean("turnout_strict")),
                new Majority(
                        rs.getInt("quorum_numerator"),
                        rs.getInt("quorum_denominator"),
                        rs.getBoolean("quorum_strict")),
                rs.getInt("seconds"));
    }

    private BallotForm form(PollId id, ResultSet rs) throws SQLException {
        String[] titles = (String[]) rs.getArray("titles").getArray();
        Long[] people = (Long[]) rs.getArray("people").getArray();
        BallotKind kind = BallotKind.valueOf(rs.getString("ballot_kind"));
        Map<Integer, Marking> markings = kind == BallotKind.SCORE ? markings(id) : Map.of();
        List<BallotItem> items = new ArrayList<>();
        for (int n = 0; n < titles.length; n++) {
            PersonId person = people[n] == 0 ? null : new PersonId(people[n]);
            items.add(new BallotItem(n + 1, titles[n], person, markings.get(n + 1)));
        }
        List<Eligible> eligible =
                kind == BallotKind.COMPETITIVE ? eligible(id) : List.<Eligible>of();
        return new BallotForm(
                kind,
                items,
                rs.getInt("seats"),
                rs.getInt("lowest"),
                rs.getInt("highest"),
                eligible,
                rs.getInt("least"));
    }

    private Map<Integer, Marking> markings(PollId id) {
        Map<Integer, Marking> markings = new HashMap<>();
        jdbc.sql(
                        """
                        select no, part, heading, label, lowest, highest, values, words
                        from voting.item where poll_id = :id and part is not null
                        """)
                .param("id", id.value())
                .query(rs -> {
                    Integer[] values = (Integer[]) rs.getArray("values").getArray();
                    String[] words = (String[]) rs.getArray("words").getArray();
                    TreeMap<Integer, String> of = new TreeMap<>();
                    for (int n = 0; n < values.length; n++) {
                        of.put(values[n], words[n]);
                    }
                    markings.put(
                            rs.getInt("no"),
                            new Marking(
                                    rs.getInt("part"),
                                    rs.getString("heading"),
                                    rs.getString("label"),
                                    rs.getInt("lowest"),
                                    rs.getInt("highest"),
                                    of));
                });
        return markings;
    }

    private List<Eligible> eligible(PollId id) {
        return jdbc.sql(
                        """
                        select person_id, name from voting.eligible where poll_id = :id
                        order by name collate "zh-Hans-CN-x-icu", person_id
                        """)
                .param("id", id.value())
                .query((rs, n) ->
                        new Eligible(new PersonId(rs.getLong("person_id")), rs.getString("name")))
                .list();
    }
}
