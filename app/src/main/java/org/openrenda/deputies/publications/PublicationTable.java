package org.openrenda.deputies.publications;

import java.sql.Timestamp;
import java.time.Clock;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about secrecy reviews and publications. */
@Repository
class PublicationTable {

    private final JdbcClient jdbc;
    private final Clock clock;

    PublicationTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void reviewSecrecy(SuggestionId id, boolean mayPublish, String reason, String by) {
        jdbc.sql(
                        """
                        insert into deputies.secrecy_review
                            (suggestion_id, may_publish, reason, at, by_name)
                        values (:id, :may, :reason, :at, :by)
                        """)
                .param("id", id.value())
                .param("may", mayPublish)
                .param("reason", reason)
                .param("at", Timestamp.from(clock.instant()))
                .param("by", by)
                .update();
    }

    /** False when it was published before. */
    boolean publish(SuggestionId id, String by) {
        return jdbc.sql(
                                """
                                insert into deputies.publication
                                    (suggestion_id, published_at, published_by)
                                values (:id, :at, :by) on conflict do nothing
                                """)
                        .param("id", id.value())
                        .param("at", Timestamp.from(clock.instant()))
                        .param("by", by)
                        .update()
                == 1;
    }
}
