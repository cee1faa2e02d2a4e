package org.openrenda.meetings.archive;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrenda.meetings.papers.PaperId;
import org.openrenda.meetings.sittings.MeetingId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about archives; nothing here is ever changed. */
@Repository
class ArchiveTable {

    private final JdbcClient jdbc;

    ArchiveTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An archive as it was written. */
    record Kept(String manifest, Instant at) {}

    void add(MeetingId id, String manifest, String sha256, Instant at, String byName) {
        jdbc.sql(
                        """
                        insert into meetings.archive (meeting_id, manifest, sha256, at, by_name)
                        values (:meeting, :manifest, :sha256, :at, :by)
                        """)
                .param("meeting", id.value())
                .param("manifest", manifest)
                .param("sha256", sha256)
                .param("at", Timestamp.from(at))
                .param("by", byName)
                .update();
    }

    void add(MeetingId id, int place, ArchiveFile file) {
        PaperId paper = file.paper();
        jdbc.sql(
                        """
                        insert into meetings.archive_file
                            (meeting_id, place, path, secret, size, sha256, content, paper_id,
                            version)
                        values (:meeting, :place, :path, :secret, :size, :sha256, :content,
                            :paper, :version)
                        """)
                .param("meeting", id.value())
                .param("place", place)
                .param("path", file.path())
                .param("secret", file.secret())
                .param("size", file.size())
                .param("sha256", file.sha256())
                .param("content", file.content(), java.sql.Types.BINARY)
                .param("paper", paper == null ? null : paper.value(), java.sql.Types.BIGINT)
                .param("version", paper == null ? null : file.version(), java.sql.Types.INTEGER)
                .update();
    }

    Optional<Kept> find(MeetingId id) {
        return jdbc.sql("select manifest, at from meetings.archive where meeting_id = :meeting")
                .param("meeting", id.value())
                .query((rs, n) ->
                        new Kept(rs.getString("manifest"), rs.getTimestamp("at").toInstant()))
                .optional();
    }

    /** The files in their order, without what is in them. */
    List<ArchiveFile> files(MeetingId id) {
        return jdbc.sql(
                        """
                        select path, secret, size, sha256, paper_id, version
                        from meetings.archive_file where meeting_id = :meeting order by place
                        """)
                .param("meeting", id.value())
                .query((rs, n) ->
                        new ArchiveFile(
                                rs.getString("path"),
                                rs.getBoolean("secret"),
                                rs.getLong("size"),
                                rs.getString("sha256"),
                                null,
                                paper((Long) rs.getObject("paper_id")),
                                rs.getInt("version")))
                .list();
    }

    private static @Nullable PaperId paper(@Nullable Long id) {
        return id == null ? null : new PaperId(id);
    }

    /** What is in a file that was written when the meeting was archived. */
    byte[] content(MeetingId id, String path) {
        return jdbc.sql(
                        """
                        select content from meetings.archive_file
                        where meeting_id = :meeting and path = :path and content is not null
                        """)
                .param("meeting", id.value())
                .param("path", path)
                .query((rs, n) -> rs.getBytes("content"))
                .single();
    }
}
