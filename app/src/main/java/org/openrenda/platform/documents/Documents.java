package org.openrenda.platform.documents;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Sha256;
import org.openrenda.platform.record.Subject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Attachments. A file is taken only when its ending is one we know and its content is of that kind;
 * photographs are drawn anew, which drops where and with what they were taken. The content lies in
 * the database, so it is durable with the act it belongs to and comes along in every backup.
 */
@Repository
public class Documents {

    /** 20 MiB. */
    public static final int FILE_BYTES_MAX = 20 * 1024 * 1024;

    private static final int FILES_PER_SUBJECT_MAX = 100;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Scanner scanner;

    Documents(JdbcClient jdbc, Clock clock, Scanner scanner) {
        this.jdbc = jdbc;
        this.scanner = scanner;
        this.clock = clock;
    }

    /** A file to be handed out, with the subject whose page decides who may have it. */
    public record Content(Attachment attachment, Subject subject, byte[] bytes) {}

    /**
     * Takes a file in the transaction of the act it belongs to, or refuses with one sentence.
     *
     * @return the attachment's id
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long attach(
            Actor actor, CongressId congress, Subject subject, String name, byte[] given) {
        String plain = plainName(name);
        FileKind kind =
                FileKind.ofName(plain)
                        .orElseThrow(() ->
                                refuse(plain, "不是可以接收的类型（pdf、docx、xlsx、ofd、jpg、png、m4a、mp3、wav）"));
        if (given.length == 0) {
            throw refuse(plain, "是空文件");
        }
        if (given.length > FILE_BYTES_MAX) {
            throw refuse(plain, "超过 20 MB");
        }
        if (!kind.looksLike(given)) {
            throw refuse(plain, "的内容与扩展名不符");
        }
        byte[] bytes = cleaned(given, kind, plain);
        if (of(subject).size() >= FILES_PER_SUBJECT_MAX) {
            throw new Refusal("附件已达 " + FILES_PER_SUBJECT_MAX + " 个，不能再添加。");
        }
        return store(actor, congress, subject, plain, kind, bytes);
    }

    private static byte[] cleaned(byte[] given, FileKind kind, String plain) {
        if (kind.isImage()) {
            return Photograph.redrawn(given, kind, plain);
        }
        return kind.isRecording() ? Recording.stripped(given, kind, plain) : given;
    }

    static Refusal refuse(String name, String why) {
        return Refusal.of("files", "文件“" + name + "”" + why + "，没有保存。请换一个文件再提交。");
    }

    /** Browsers of old send whole paths, and a name may carry control characters. */
    private static String plainName(String name) {
        String base = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String clean = base.replaceAll("[\\p{Cntrl}\"<>|:*?]", "").strip();
        return clean.length() > 120 ? clean.substring(clean.length() - 120) : clean;
    }

    private long store(
            Actor actor,
            CongressId congress,
            Subject subject,
            String name,
            FileKind kind,
            byte[] bytes) {
        byte[] sha256 = Sha256.of(bytes);
        jdbc.sql(
                        """
                        insert into documents.content (sha256, bytes) values (:sha256, :bytes)
                        on conflict do nothing
                        """)
                .param("sha256", sha256)
                .param("bytes", bytes)
                .update();
        return jdbc.sql(
                        """
                        insert into documents.attachment (congress_id, module, kind, subject_id,
                        name,
                            type, size, sha256, added_at, added_by)
                        values (:congress, :module, :kind, :subject, :name,
                            :type, :size, :sha256, :at, :by)
                        returning id
                        """)
                .param("congress", congress.value())
                .param("module", subject.module())
                .param("kind", subject.kind())
                .param("subject", subject.id())
                .param("name", name)
                .param("type", kind.type())
                .param("size", bytes.length)
                .param("sha256", sha256)
                .param("at", Timestamp.from(clock.instant()))
                .param("by", actor.name())
                .query(Long.class)
                .single();
    }

    /** The files of a subject, oldest first. */
    @Transactional(readOnly = true)
    public List<Attachment> of(Subject subject) {
        return jdbc.sql(
                        """
                        select a.id, a.name, a.type, a.size, a.added_at, a.added_by, v.clean
                        from documents.attachment a
                            left join documents.verdict v on v.sha256 = a.sha256
                        where module = :module and kind = :kind and subject_id = :subject
                        order by id limit 200
                        """)
                .param("module", subject.module())
                .param("kind", subject.kind())
                .param("subject", subject.id())
                .query((rs, n) -> attachment(rs))
                .list();
    }

    /**
     * One file of a subject; empty when this subject has no such file.
     *
     * @throws Refusal while a scanner is set that has not found it clean
     */
    @Transactional(readOnly = true)
    public Optional<Content> content(Subject subject, long id) {
        Optional<Content> found = stored(subject, id);
        found.map(Content::attachment)
                .filter(Attachment::isHidden)
                .ifPresent(one -> {
                    throw new Refusal("附件“" + one.name() + "”" + one.hidden() + "，现在不能下载。");
                });
        return found;
    }

    private Optional<Content> stored(Subject subject, long id) {
        return jdbc.sql(
                        """
                        select a.id, a.name, a.type, a.size, a.added_at, a.added_by, v.clean,
                            c.bytes
                        from documents.attachment a join documents.content c on c.sha256 = a.sha256
                            left join documents.verdict v on v.sha256 = a.sha256
                        where a.id = :id and module = :module and kind = :kind
                            and subject_id = :subject
                        """)
                .param("id", id)
                .param("module", subject.module())
                .param("kind", subject.kind())
                .param("subject", subject.id())
                .query((rs, n) -> new Content(attachment(rs), subject, rs.getBytes("bytes")))
                .optional();
    }

    /** Without a scanner every file is handed out as it came. */
    private String hidden(java.sql.ResultSet rs) throws java.sql.SQLException {
        boolean clean = rs.getBoolean("clean");
        if (rs.wasNull()) {
            return scanner.isSet() ? "待查毒" : "";
        }
        return clean ? "" : "查出病毒";
    }

    private Attachment attachment(java.sql.ResultSet rs) throws java.sql.SQLException {
        return new Attachment(
                rs.getLong("id"),
                rs.getString("name"),
                rs.getString("type"),
                rs.getInt("size"),
                rs.getTimestamp("added_at").toInstant(),
                rs.getString("added_by"),
                hidden(rs));
    }
}
