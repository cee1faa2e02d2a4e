package org.openrenda.hotline.issues;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL that reads hot issues and alerts. */
@Repository
class Findings {

    private final JdbcClient jdbc;

    Findings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Issue> hottest(String topic, String area, int most) {
        return jdbc.sql(
                        """
                        select id, name, place, topic_code, area_code, first_on, last_on, tickets,
                            callers, heat, phase
                        from hotline.issue
                        where starts_with(topic_code, :topic) and starts_with(area_code, :area)
                            and callers > 1
                        order by heat desc, id limit :most
                        """)
                .param("topic", topic)
                .param("area", area)
                .param("most", most)
                .query(Issue.class)
                .list();
    }

    Optional<Issue> issue(long id) {
        return jdbc.sql(
                        """
                        select id, name, place, topic_code, area_code, first_on, last_on, tickets,
                            callers, heat, phase
                        from hotline.issue where id = :id
                        """)
                .param("id", id)
                .query(Issue.class)
                .optional();
    }

    List<Alert> alerts(String topic, String area, int most) {
        return jdbc.sql(
                        """
                        select id, topic_code, area_code, day, tickets, expected, limit_at
                        from hotline.alert
                        where starts_with(topic_code, :topic) and starts_with(area_code, :area)
                        order by day desc, tickets - expected desc limit :most
                        """)
                .param("topic", topic)
                .param("area", area)
                .param("most", most)
                .query(Alert.class)
                .list();
    }
}
