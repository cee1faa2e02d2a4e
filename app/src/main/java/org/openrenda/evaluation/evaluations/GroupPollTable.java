package org.openrenda.evaluation.evaluations;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.openrenda.voting.polls.PollId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which poll is which group's. */
@Repository
class GroupPollTable {

    private final JdbcClient jdbc;

    GroupPollTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(EvaluationId id, int group, PollId poll) {
        jdbc.sql(
                        """
                        insert into evaluation.group_poll (evaluation_id, group_no, poll_id)
                        values (:evaluation, :group, :poll)
                        """)
                .param("evaluation", id.value())
                .param("group", group)
                .param("poll", poll.value())
                .update();
    }

    /** By the number of the group; empty where nobody rates by ballot. */
    Map<Integer, PollId> polls(EvaluationId id) {
        Map<Integer, PollId> polls = new TreeMap<>();
        jdbc.sql("select group_no, poll_id from evaluation.group_poll where evaluation_id = :id")
                .param("id", id.value())
                .query(rs -> {
                    polls.put(rs.getInt("group_no"), new PollId(rs.getLong("poll_id")));
                });
        return polls;
    }

    Optional<EvaluationId> evaluation(PollId poll) {
        return jdbc.sql("select evaluation_id from evaluation.group_poll where poll_id = :poll")
                .param("poll", poll.value())
                .query((rs, n) -> new EvaluationId(rs.getLong("evaluation_id")))
                .optional();
    }
}
