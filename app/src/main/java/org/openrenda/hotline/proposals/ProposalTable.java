package org.openrenda.hotline.proposals;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrenda.hotline.topics.Topics;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Origin;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** All SQL about proposals and their decisions. */
@Repository
class ProposalTable {

    private final JdbcClient jdbc;
    private final Topics topics;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    ProposalTable(JdbcClient jdbc, Topics topics, Clock clock) {
        this.jdbc = jdbc;
        this.topics = topics;
        this.clock = clock;
    }

    ProposalId add(
            CongressId congress,
            String title,
            String brief,
            String topic,
            @Nullable String area,
            int score,
            Evidence evidence) {
        return new ProposalId(
                jdbc.sql(
                                """
                                insert into hotline.proposal (congress_id, title, brief, topic_code,
                                    area_code, score, stage, drafted_at, evidence)
                                values (:congress, :title, :brief, :topic,
                                    :area, :score, 'DRAFTED', :at, cast(:evidence as jsonb))
                                returning id
                                """)
                        .param("congress", congress.value())
                        .param("title", title)
                        .param("brief", brief)
                        .param("topic", topic)
                        .param("area", area)
                        .param("score", score)
                        .param("at", Timestamp.from(clock.instant()))
                        .param("evidence", json.writeValueAsString(evidence))
                        .query(Long.class)
                        .single());
    }

    private static final String PROPOSAL =
            """
            select p.*, d.reason, d.decided_by from hotline.proposal p
                left join hotline.decision d on d.proposal_id = p.id
            """;

    Optional<Proposal> find(ProposalId id) {
        return jdbc.sql(PROPOSAL + " where p.id = :id")
                .param("id", id.value())
                .query((rs, n) -> proposal(rs))
                .optional();
    }

    Optional<Proposal> lock(ProposalId id) {
        return jdbc.sql(PROPOSAL + " where p.id = :id for update of p")
                .param("id", id.value())
                .query((rs, n) -> proposal(rs))
                .optional();
    }

    private static final String MATCHES =
            """
             where p.congress_id = any(:congresses)
                and (:stage = '' or p.stage = :stage)
                and (:words = '' or strpos(p.title, :words) > 0)
            """;

    List<Proposal> list(List<Long> congresses, ProposalSearch search) {
        return asked(
                        PROPOSAL
                                + """
                                 cross join lateral (select case :sort
                                    when 'title' then p.title
                                    when 'score' then to_char(p.score, '0000000')
                                    when 'tickets'
                                        then lpad(p.evidence ->> 'tickets', 9, '0')
                                    when 'stage' then p.stage
                                    else p.evidence ->> 'month'
                                    end collate "zh-Hans-CN-x-icu" as key) k
                                """
                                + MATCHES
                                + """
                                 order by case when not :descending then k.key end,
                                    case when :descending then k.key end desc,
                                    p.drafted_at desc, p.score desc, p.id
                                offset :offset limit :most
                                """,
                        congresses,
                        search)
                .param("sort", search.sort())
                .param("descending", search.descending())
                .param("offset", search.offset())
                .param("most", Math.clamp(search.most(), 1, 10_000))
                .query((rs, n) -> proposal(rs))
                .list();
    }

    int count(List<Long> congresses, ProposalSearch search) {
        return asked("select count(*) from hotline.proposal p" + MATCHES, congresses, search)
                .query(Integer.class)
                .single();
    }

    private JdbcClient.StatementSpec asked(
            String sql, List<Long> congresses, ProposalSearch search) {
        return jdbc.sql(sql)
                .param("congresses", congresses.toArray(Long[]::new))
                .param("stage", search.stage())
                .param("words", search.words());
    }

    /** Whether this topic is proposed and undecided, or was drafted within these days. */
    boolean isUnderWay(CongressId congress, String topic, @Nullable String area, int days) {
        return jdbc.sql(
                        """
                        select exists (select from hotline.proposal
                            where congress_id = :congress and topic_code = :topic
                                and area_code is not distinct from cast(:area as text)
                                and (stage in ('DRAFTED', 'SENT')
                                    or drafted_at > :since))
                        """)
                .param("congress", congress.value())
                .param("topic", topic)
                .param("area", area)
                .param("since", Timestamp.from(clock.instant().minus(Duration.ofDays(days))))
                .query(Boolean.class)
                .single();
    }

    void edit(ProposalId id, String title, String brief) {
        jdbc.sql("update hotline.proposal set title = :title, brief = :brief where id = :id")
                .param("title", title)
                .param("brief", brief)
                .param("id", id.value())
                .update();
    }

    void move(ProposalId id, ProposalStage stage, @Nullable Destination destination) {
        jdbc.sql(
                        """
                        update hotline.proposal set stage = :stage, destination = :destination
                        where id = :id
                        """)
                .param("stage", stage.name())
                .param("destination", destination == null ? null : destination.name())
                .param("id", id.value())
                .update();
    }

    void decide(ProposalId id, boolean accepted, String reason, String by) {
        jdbc.sql(
                        """
                        insert into hotline.decision
                            (proposal_id, accepted, reason, decided_at, decided_by)
                        values (:id, :accepted, :reason, :at, :by)
                        """)
                .param("id", id.value())
                .param("accepted", accepted)
                .param("reason", reason)
                .param("at", Timestamp.from(clock.instant()))
                .param("by", by)
                .update();
    }

    void becameOf(ProposalId id, String title, String address) {
        jdbc.sql(
                        """
                        update hotline.proposal set outcome_title = :title,
                        outcome_address = :address
                        where id = :id
                        """)
                .param("title", title)
                .param("address", address)
                .param("id", id.value())
                .update();
    }

    /** Titles of a few tickets on this topic, one from each caller; masked when they came in. */
    List<String> samples(
            List<Long> congresses, String topic, String area, LocalDate from, int most) {
        return jdbc.sql(
                        """
                        select text from (
                            select distinct on (text) text, id from (
                                select left(case when length(body) > length(title) then body
                                    else title end, 160) as text, id
                                from hotline.ticket
                                where congress_id = any(:congresses)
                                    and starts_with(topic_code, :topic)
                                    and starts_with(area_code, :area) and day >= :from
                                order by id desc limit 400) newest
                            order by text, id desc) one
                        order by id desc limit :most
                        """)
                .param("congresses", congresses.toArray(Long[]::new))
                .param("topic", topic)
                .param("area", area)
                .param("from", from)
                .param("most", most)
                .query(String.class)
                .list();
    }

    private Proposal proposal(ResultSet rs) throws SQLException {
        String destination = rs.getString("destination");
        String address = rs.getString("outcome_address");
        String reason = rs.getString("reason");
        String by = rs.getString("decided_by");
        return new Proposal(
                new ProposalId(rs.getLong("id")),
                new CongressId(rs.getLong("congress_id")),
                rs.getString("title"),
                rs.getString("brief"),
                rs.getString("topic_code"),
                topics.name(rs.getString("topic_code")),
                rs.getString("area_code"),
                Math.round(rs.getFloat("score")),
                rs.getString("stage"),
                ProposalStage.valueOf(rs.getString("stage")).label(),
                destination == null ? null : Destination.valueOf(destination),
                rs.getTimestamp("drafted_at").toInstant(),
                json.readValue(rs.getString("evidence"), Evidence.class),
                reason == null ? "" : reason,
                by == null ? "" : by,
                address == null
                        ? null
                        : new Origin(
                                "outcome",
                                rs.getLong("id"),
                                rs.getString("outcome_title"),
                                address));
    }
}
