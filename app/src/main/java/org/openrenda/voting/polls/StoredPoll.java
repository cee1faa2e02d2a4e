package org.openrenda.voting.polls;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Origin;
import org.openrenda.platform.PersonId;

/** A poll as its row tells it, with what stands on its ballots. */
final class StoredPoll {

    private StoredPoll() {}

    static Poll of(ResultSet rs) throws SQLException {
        PollId id = new PollId(rs.getLong("id"));
        long election = rs.getLong("election_id");
        Timestamp opened = rs.getTimestamp("opened_at");
        return new Poll(
                id,
                plan(rs, form(rs)),
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

    private static BallotForm form(ResultSet rs) throws SQLException {
        String[] titles = (String[]) rs.getArray("titles").getArray();
        Long[] people = (Long[]) rs.getArray("people").getArray();
        Map<Integer, Marking> markings = StoredMarking.all(rs.getArray("markings"));
        List<BallotItem> items = new ArrayList<>();
        for (int n = 0; n < titles.length; n++) {
            PersonId person = people[n] == 0 ? null : new PersonId(people[n]);
            items.add(new BallotItem(n + 1, titles[n], person, markings.get(n + 1)));
        }
        BallotKind kind = BallotKind.valueOf(rs.getString("ballot_kind"));
        return new BallotForm(
                kind,
                items,
                rs.getInt("seats"),
                rs.getInt("lowest"),
                rs.getInt("highest"),
                eligible(rs),
                rs.getInt("least"));
    }

    private static List<Eligible> eligible(ResultSet rs) throws SQLException {
        List<Eligible> eligible = new ArrayList<>();
        if (rs.getArray("eligible_names") != null) {
            String[] names = (String[]) rs.getArray("eligible_names").getArray();
            Long[] people = (Long[]) rs.getArray("eligible_people").getArray();
            for (int n = 0; n < names.length; n++) {
                eligible.add(new Eligible(new PersonId(people[n]), names[n]));
            }
        }
        return eligible;
    }
}
