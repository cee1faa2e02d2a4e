package org.openrenda.meetings.papers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrenda.meetings.sittings.ItemId;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.Publicity;
import org.openrenda.platform.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about papers, their versions and their receipts. */
@Repository
class PaperTable {

    static final int PAPERS_MAX = 300;
    private static final int VERSIONS_MAX = 2_000;
    private static final int RECEIPTS_MAX = 50_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    PaperTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** That somebody got hold of a version in some way. */
    record Receipt(PaperId paper, int no, AccountId account, ReceiptWay way, Instant at) {}

    private record Row(
            PaperId id,
            MeetingId meeting,
            PaperKind kind,
            @Nullable ItemId item,
            String title,
            Audience audience,
            Publicity publicity,
            @Nullable String withdrawn) {}

    PaperId add(MeetingId meeting, NewPaper given) {
        ItemId item = given.item();
        return new PaperId(
                jdbc.sql(
                                """
                                insert into meetings.paper
                                    (meeting_id, kind, item_id, title, audience, publicity)
                                values (:meeting, :kind, :item, :title, :audience, :publicity)
                                returning id
                                """)
                        .param("meeting", meeting.value())
                        .param("kind", given.kind().name())
                        .param("item", item == null ? null : item.value())
                        .param("title", given.title())
                        .param("audience", given.audience().name())
                        .param("publicity", given.publicity().name())
                        .query(Long.class)
                        .single());
    }

    void addVersion(PaperId paper, PaperVersion version) {
        jdbc.sql(
                        """
                        insert into meetings.paper_version
                            (paper_id, no, attachment_id, file_name, changed, at, by_name)
                        values (:paper, :no, :attachment, :file, :changed, :at, :by)
                        """)
                .param("paper", paper.value())
                .param("no", version.no())
                .param("attachment", version.attachment())
                .param("file", version.fileName())
                .param("changed", version.changed())
                .param("at", Timestamp.from(version.at()))
                .param("by", version.byName())
                .update();
    }

    void withdraw(PaperId paper, String reason, String byName) {
        jdbc.sql(
                        """
                        insert into meetings.paper_withdrawal (paper_id, reason, at, by_name)
                        values (:paper, :reason, :at, :by)
                        """)
                .param("paper", paper.value())
                .param("reason", reason)
                .param("at", now())
                .param("by", byName)
                .update();
    }

    /** The first opening counts; later ones change nothing. */
    void receive(PaperId paper, int no, AccountId account, ReceiptWay way) {
        jdbc.sql(
                        """
                        insert into meetings.paper_receipt (paper_id, no, account_id, way, at)
                        values (:paper, :no, :account, :way, :at) on conflict do nothing
                        """)
                .param("paper", paper.value())
                .param("no", no)
                .param("account", account.value())
                .param("way", way.name())
                .param("at", now())
                .update();
    }

    void reminded(PaperId paper, int no, int people, String byName) {
        jdbc.sql(
                        """
                        insert into meetings.paper_reminder (paper_id, no, people, at, by_name)
                        values (:paper, :no, :people, :at, :by)
                        """)
                .param("paper", paper.value())
                .param("no", no)
                .param("people", people)
                .param("at", now())
                .param("by", byName)
                .update();
    }

    /** Whether the notice is out, the meeting has not begun, and an item has no paper yet. */
    boolean lacksPapers(MeetingId id) {
        return jdbc.sql(
                        """
                        select exists (select from meetings.meeting m
                            join meetings.item i on i.meeting_id = m.id
                            where m.id = :id and m.stage = 'CONVENED' and not m.extraordinary
                                and i.parent_id is null
                                and not exists (select from meetings.paper p
                                    where p.item_id = i.id and not exists (
                                        select from meetings.paper_withdrawal w
                                        where w.paper_id = p.id)))
                        """)
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    Optional<MeetingId> meetingOf(PaperId id) {
        return jdbc.sql("select meeting_id from meetings.paper where id = :id")
                .param("id", id.value())
                .query((rs, n) -> new MeetingId(rs.getLong("meeting_id")))
                .optional();
    }

    /** Two new versions of one paper follow one another. */
    void lock(PaperId id) {
        // The table takes no update, so that a row lock is not to be had; this one ends with the
        // act.
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('meetings.paper', :id))")
                .param("id", id.value())
                .query(rs -> {});
    }

    /** Papers of a meeting, those of the whole meeting first, then as they were sent. */
    List<Paper> of(MeetingId meeting) {
        Map<PaperId, List<PaperVersion>> versions = versions(meeting);
        return jdbc
                .sql(
                        """
                        select p.*, w.reason
                        from meetings.paper p
                            left join meetings.paper_withdrawal w on w.paper_id = p.id
                        where p.meeting_id = :meeting
                        order by p.item_id nulls first, p.id limit :most
                        """)
                .param("meeting", meeting.value())
                .param("most", PAPERS_MAX)
                .query((rs, n) -> row(rs))
                .list()
                .stream()
                .map(row -> paper(row, versions.getOrDefault(row.id(), List.of())))
                .toList();
    }

    private Map<PaperId, List<PaperVersion>> versions(MeetingId meeting) {
        Map<PaperId, List<PaperVersion>> found = new HashMap<>();
        jdbc.sql(
                        """
                        select v.* from meetings.paper_version v
                            join meetings.paper p on p.id = v.paper_id
                        where p.meeting_id = :meeting order by v.no desc limit :most
                        """)
                .param("meeting", meeting.value())
                .param("most", VERSIONS_MAX)
                .query(rs -> {
                    PaperId paper = new PaperId(rs.getLong("paper_id"));
                    found.computeIfAbsent(paper, one -> new java.util.ArrayList<>())
                            .add(version(rs));
                });
        return found;
    }

    /** What became known of the papers of a meeting. */
    List<Receipt> receipts(MeetingId meeting) {
        return jdbc.sql(
                        """
                        select r.* from meetings.paper_receipt r
                            join meetings.paper p on p.id = r.paper_id
                        where p.meeting_id = :meeting order by r.no, r.at limit :most
                        """)
                .param("meeting", meeting.value())
                .param("most", RECEIPTS_MAX)
                .query((rs, n) ->
                        new Receipt(
                                new PaperId(rs.getLong("paper_id")),
                                rs.getInt("no"),
                                new AccountId(rs.getLong("account_id")),
                                ReceiptWay.valueOf(rs.getString("way")),
                                rs.getTimestamp("at").toInstant()))
                .list();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static Paper paper(Row row, List<PaperVersion> versions) {
        return new Paper(
                row.id(),
                row.meeting(),
                row.kind(),
                row.item(),
                row.title(),
                row.audience(),
                row.publicity(),
                versions,
                row.withdrawn());
    }

    private static Row row(ResultSet rs) throws SQLException {
        long item = rs.getLong("item_id");
        return new Row(
                new PaperId(rs.getLong("id")),
                new MeetingId(rs.getLong("meeting_id")),
                PaperKind.valueOf(rs.getString("kind")),
                item == 0 ? null : new ItemId(item),
                rs.getString("title"),
                Audience.valueOf(rs.getString("audience")),
                Publicity.valueOf(rs.getString("publicity")),
                rs.getString("reason"));
    }

    private static PaperVersion version(ResultSet rs) throws SQLException {
        return new PaperVersion(
                rs.getInt("no"),
                rs.getLong("attachment_id"),
                rs.getString("file_name"),
                rs.getString("changed"),
                rs.getTimestamp("at").toInstant(),
                rs.getString("by_name"));
    }
}
