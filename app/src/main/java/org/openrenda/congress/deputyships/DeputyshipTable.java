package org.openrenda.congress.deputyships;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrenda.congress.CongressLevel;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about how deputyships stand and came to stand so. */
@Repository
class DeputyshipTable {

    private static final int STEPS_MAX = 200;

    private final JdbcClient jdbc;
    private final Clock clock;

    DeputyshipTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Locks the deputyship until this transaction ends. */
    Optional<Deputyship> lock(long id) {
        return jdbc.sql(
                        """
                        select d.id, d.person_id, d.congress_id, c.level, d.status
                        from congress.deputyship d join congress.congress c on c.id = d.congress_id
                        where d.id = :id for update of d
                        """)
                .param("id", id)
                .query((rs, n) ->
                        new Deputyship(
                                rs.getLong("id"),
                                new PersonId(rs.getLong("person_id")),
                                new CongressId(rs.getLong("congress_id")),
                                CongressLevel.valueOf(rs.getString("level")),
                                DeputyStatus.valueOf(rs.getString("status")),
                                history(id)))
                .optional();
    }

    List<DeputyStep> history(long id) {
        return jdbc.sql(
                        """
                        select * from congress.deputyship_step where deputyship_id = :id
                        order by id limit :most
                        """)
                .param("id", id)
                .param("most", STEPS_MAX)
                .query((rs, n) -> step(rs))
                .list();
    }

    private static DeputyStep step(ResultSet rs) throws SQLException {
        return new DeputyStep(
                DeputyAct.valueOf(rs.getString("act")),
                DeputyStatus.valueOf(rs.getString("status")),
                rs.getString("ground"),
                rs.getObject("on_day", LocalDate.class),
                rs.getString("document"),
                rs.getString("note"),
                rs.getObject("in_favour", Integer.class),
                rs.getObject("members", Integer.class),
                rs.getString("by_name"),
                rs.getTimestamp("at").toInstant());
    }

    /** Writes the step and what the deputyship is after it. */
    void write(Deputyship deputyship, Deputyship.Move move, String byName) {
        Vote vote = move.vote();
        jdbc.sql(
                        """
                        insert into congress.deputyship_step (deputyship_id, act, status, ground,
                            on_day, document, note, in_favour, members, by_name, at)
                        values (:id, :act, :status, :ground, :on, :document, :note, :inFavour,
                            :members, :by, :at)
                        """)
                .param("id", deputyship.id())
                .param("act", move.act().name())
                .param("status", move.to().name())
                .param("ground", move.ground())
                .param("on", move.on())
                .param("document", move.paper().document())
                .param("note", move.paper().note())
                .param("inFavour", vote == null ? null : vote.inFavour())
                .param("members", vote == null ? null : vote.members())
                .param("by", byName)
                .param("at", Timestamp.from(clock.instant()))
                .update();
        boolean over = move.to() == DeputyStatus.ENDING || move.to() == DeputyStatus.INVALID;
        jdbc.sql(
                        """
                        update congress.deputyship set status = :status,
                            until = coalesce(until, cast(:until as date))
                        where id = :id
                        """)
                .param("id", deputyship.id())
                .param("status", move.to().name())
                .param("until", over ? move.on() : null)
                .update();
    }

    /** Joins the person, whose row is seen only within the scope. */
    Optional<DeputyshipView> view(long id, @Nullable String phone) {
        return jdbc.sql(
                        """
                        select d.id, d.person_id, p.name, p.gender, p.born_year, p.nation, p.party,
                            p.occupation, p.address, d.congress_id, c.name as congress_name,
                            c.level, t.number, d.electoral_unit, d.delegation, d.group_name,
                            d.profession, d.election, d.status, d.since
                        from congress.deputyship d
                            join congress.person p on p.id = d.person_id
                            join congress.congress c on c.id = d.congress_id
                            join congress.term t on t.id = d.term_id
                        where d.id = :id
                        """)
                .param("id", id)
                .query((rs, n) -> view(rs, phone))
                .optional();
    }

    private DeputyshipView view(ResultSet rs, @Nullable String phone) throws SQLException {
        return new DeputyshipView(
                rs.getLong("id"),
                new PersonId(rs.getLong("person_id")),
                rs.getString("name"),
                rs.getString("gender"),
                rs.getObject("born_year", Integer.class),
                rs.getString("nation"),
                rs.getString("party"),
                rs.getString("occupation"),
                phone,
                rs.getString("address"),
                new CongressId(rs.getLong("congress_id")),
                rs.getString("congress_name"),
                CongressLevel.valueOf(rs.getString("level")),
                rs.getInt("number"),
                rs.getString("electoral_unit"),
                rs.getString("delegation"),
                rs.getString("group_name"),
                rs.getString("profession"),
                rs.getString("election").equals("BY_ELECTION"),
                DeputyStatus.valueOf(rs.getString("status")),
                rs.getObject("since", LocalDate.class),
                history(rs.getLong("id")));
    }

    void place(long id, String delegation, String group, String profession, String address) {
        jdbc.sql(
                        """
                        update congress.deputyship set delegation = :delegation,
                            group_name = :group, profession = :profession
                        where id = :id
                        """)
                .param("id", id)
                .param("delegation", delegation)
                .param("group", group)
                .param("profession", profession)
                .update();
        jdbc.sql(
                        """
                        update congress.person set address = :address
                        where id = (select person_id from congress.deputyship where id = :id)
                        """)
                .param("id", id)
                .param("address", address)
                .update();
    }

    List<DeputyStatus> statuses(PersonId person, CongressId congress) {
        return jdbc.sql(
                        """
                        select status from congress.deputyship
                        where person_id = :person and congress_id = :congress limit :most
                        """)
                .param("person", person.value())
                .param("congress", congress.value())
                .param("most", STEPS_MAX)
                .query((rs, n) -> DeputyStatus.valueOf(rs.getString(1)))
                .list();
    }

    /** Those with a deputyship here, none of which lets them act. */
    List<PersonId> hindered(CongressId congress) {
        return jdbc.sql(
                        """
                        select person_id from congress.deputyship where congress_id = :congress
                        group by person_id
                        having not bool_or(status in ('ACTIVE', 'RESIGNING')) limit 20000
                        """)
                .param("congress", congress.value())
                .query((rs, n) -> new PersonId(rs.getLong(1)))
                .list();
    }

    /** The deputyship that stands now, suspended or not. */
    Optional<Long> standing(PersonId person, CongressId congress) {
        return jdbc.sql(
                        """
                        select id from congress.deputyship
                        where person_id = :person and congress_id = :congress
                            and status in ('ACTIVE', 'SUSPENDED', 'RESIGNING')
                        order by id desc limit 1
                        """)
                .param("person", person.value())
                .param("congress", congress.value())
                .query(Long.class)
                .optional();
    }

    String delegation(PersonId person, CongressId congress) {
        return jdbc.sql(
                        """
                        select delegation from congress.deputyship
                        where person_id = :person and congress_id = :congress
                            and status in ('ACTIVE', 'SUSPENDED', 'RESIGNING')
                        order by id desc limit 1
                        """)
                .param("person", person.value())
                .param("congress", congress.value())
                .query(String.class)
                .optional()
                .orElse("");
    }

    /** The whole delegation of the present term. */
    List<PersonId> delegates(CongressId congress, String delegation) {
        return jdbc.sql(
                        """
                        select d.person_id from congress.deputyship d
                            join congress.term t on t.id = d.term_id
                        where d.congress_id = :congress and d.delegation = :delegation
                            and d.status in ('ACTIVE', 'SUSPENDED', 'RESIGNING')
                            and t.ends_on is null
                        order by d.id limit 5000
                        """)
                .param("congress", congress.value())
                .param("delegation", delegation)
                .query((rs, n) -> new PersonId(rs.getLong(1)))
                .list();
    }

    /** Whether this person is a deputy of the congress now, and may vote and sign (DEP-4). */
    boolean mayAct(PersonId person, CongressId congress) {
        return jdbc.sql(
                        """
                        select exists (select from congress.deputyship
                            where person_id = :person and congress_id = :congress
                                and status in ('ACTIVE', 'RESIGNING'))
                        """)
                .param("person", person.value())
                .param("congress", congress.value())
                .query(Boolean.class)
                .single();
    }
}
