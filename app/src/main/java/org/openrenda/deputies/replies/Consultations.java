package org.openrenda.deputies.replies;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.openrenda.deputies.handling.Assignment;
import org.openrenda.deputies.handling.AssignmentId;
import org.openrenda.platform.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about the meetings of units with deputies before, during and after handling. */
@Repository
class Consultations {

    private final JdbcClient jdbc;
    private final Clock clock;

    Consultations(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    long add(Assignment at, Consultation given, String deputyName, String by) {
        return jdbc.sql(
                        """
                        insert into deputies.consultation (assignment_id, round, phase, way,
                            held_on,
                            account_id, deputy_name, text, at, by_name)
                        values (:id, :round, :phase, :way, :on, :account, :name, :text, :at, :by)
                        returning id
                        """)
                .param("id", at.id().value())
                .param("round", at.round())
                .param("phase", given.phase().name())
                .param("way", given.way().name())
                .param("on", given.heldOn())
                .param("account", given.deputy().value())
                .param("name", deputyName)
                .param("text", given.text())
                .param("at", Timestamp.from(clock.instant()))
                .param("by", by)
                .query(Long.class)
                .single();
    }

    /** False when the deputy has spoken to this record before. */
    boolean say(long consultation, boolean met, String text) {
        return jdbc.sql(
                                """
                                insert into deputies.consultation_word
                                    (consultation_id, met, text, at)
                                values (:id, :met, :text, :at) on conflict do nothing
                                """)
                        .param("id", consultation)
                        .param("met", met)
                        .param("text", text)
                        .param("at", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    List<ConsultationView> of(AssignmentId assignment) {
        return jdbc.sql(
                        """
                        select c.*, w.met, coalesce(w.text, '') as word
                        from deputies.consultation c
                            left join deputies.consultation_word w on w.consultation_id = c.id
                        where c.assignment_id = :id order by c.id limit 200
                        """)
                .param("id", assignment.value())
                .query((rs, n) -> view(rs))
                .list();
    }

    Optional<ConsultationView> find(long id) {
        return jdbc.sql(
                        """
                        select c.*, w.met, coalesce(w.text, '') as word
                        from deputies.consultation c
                            left join deputies.consultation_word w on w.consultation_id = c.id
                        where c.id = :id
                        """)
                .param("id", id)
                .query((rs, n) -> view(rs))
                .optional();
    }

    private static ConsultationView view(java.sql.ResultSet rs) throws java.sql.SQLException {
        return new ConsultationView(
                rs.getLong("id"),
                new AssignmentId(rs.getLong("assignment_id")),
                rs.getInt("round"),
                Consultation.Phase.valueOf(rs.getString("phase")),
                Consultation.Way.valueOf(rs.getString("way")),
                rs.getObject("held_on", LocalDate.class),
                new AccountId(rs.getLong("account_id")),
                rs.getString("deputy_name"),
                rs.getString("text"),
                (Boolean) rs.getObject("met"),
                rs.getString("word"));
    }
}
