package org.openrenda.congress.deputyships;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.PersonId;
import org.openrenda.platform.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about offices that go with a deputyship. */
@Repository
class Offices {

    private static final int OFFICES_MAX = 50;
    private static final int HOLDERS_MAX = 500;

    private final JdbcClient jdbc;
    private final Clock clock;

    Offices(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(
            long deputyship,
            OfficeKind kind,
            String body,
            LocalDate since,
            String document,
            String byName) {
        int added =
                jdbc.sql(
                                """
                                insert into congress.office (deputyship_id, kind, body, since,
                                    document, by_name, at)
                                values (:id, :kind, :body, :since, :document, :by, :at)
                                on conflict do nothing
                                """)
                        .param("id", deputyship)
                        .param("kind", kind.name())
                        .param("body", body)
                        .param("since", since)
                        .param("document", document)
                        .param("by", byName)
                        .param("at", Timestamp.from(clock.instant()))
                        .update();
        if (added == 0) {
            throw Refusal.of("body", "这个职务已经登记过。");
        }
    }

    /** Ends what is still held, and tells what that was. */
    List<Office> endAll(long deputyship, OfficeEnd how, LocalDate on) {
        return jdbc.sql(
                        """
                        update congress.office set ended_on = :on, ended_how = :how
                        where deputyship_id = :id and ended_on is null returning *
                        """)
                .param("id", deputyship)
                .param("on", on)
                .param("how", how.name())
                .query((rs, n) -> office(rs))
                .list();
    }

    void announce(long deputyship, LocalDate on) {
        jdbc.sql(
                        """
                        update congress.office set announced_on = :on
                        where deputyship_id = :id and ended_on is not null
                            and announced_on is null
                        """)
                .param("id", deputyship)
                .param("on", on)
                .update();
    }

    List<Office> of(long deputyship) {
        return jdbc.sql(
                        """
                        select * from congress.office where deputyship_id = :id
                        order by since, id limit :most
                        """)
                .param("id", deputyship)
                .param("most", OFFICES_MAX)
                .query((rs, n) -> office(rs))
                .list();
    }

    List<PersonId> holders(CongressId at, OfficeKind kind) {
        return jdbc.sql(
                        """
                        select distinct d.person_id from congress.office o
                        join congress.deputyship d on d.id = o.deputyship_id
                        where d.congress_id = :at and o.kind = :kind and o.ended_on is null
                        order by d.person_id limit :most
                        """)
                .param("at", at.value())
                .param("kind", kind.name())
                .param("most", HOLDERS_MAX)
                .query((rs, n) -> new PersonId(rs.getLong("person_id")))
                .list();
    }

    private static Office office(ResultSet rs) throws SQLException {
        String how = rs.getString("ended_how");
        return new Office(
                OfficeKind.valueOf(rs.getString("kind")),
                rs.getString("body"),
                rs.getObject("since", LocalDate.class),
                rs.getObject("ended_on", LocalDate.class),
                how == null ? null : OfficeEnd.valueOf(how),
                rs.getObject("announced_on", LocalDate.class));
    }
}
