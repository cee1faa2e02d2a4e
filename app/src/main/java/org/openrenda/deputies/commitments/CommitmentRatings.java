package org.openrenda.deputies.commitments;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Satisfaction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was said of the reports on a promise. */
@Repository
class CommitmentRatings {

    private final JdbcClient jdbc;

    CommitmentRatings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All ratings, or those of one deputy. */
    List<CommitmentView.Rating> of(CommitmentId id, @Nullable AccountId account) {
        return jdbc.sql(
                        """
                        select report, name, result, reason from deputies.commitment_rating
                        where commitment_id = :id and (:account = 0 or account_id = :account)
                        order by report desc, name limit 500
                        """)
                .param("id", id.value())
                .param("account", account == null ? 0 : account.value())
                .query((rs, n) ->
                        new CommitmentView.Rating(
                                rs.getInt("report"),
                                rs.getString("name"),
                                Satisfaction.valueOf(rs.getString("result")).label(),
                                rs.getString("reason")))
                .list();
    }
}
