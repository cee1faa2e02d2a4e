package org.openrenda.deputies.answerfiles;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.openrenda.deputies.handling.Assignment;
import org.openrenda.deputies.handling.AssignmentId;
import org.openrenda.deputies.handling.AssignmentStage;
import org.openrenda.deputies.handling.Handling;
import org.openrenda.deputies.replies.ReplyView;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.documents.Attachment;
import org.openrenda.platform.documents.Documents;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.record.Subject;
import org.openrenda.platform.uploads.Uploaded;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The papers a unit keeps with its assignment. For each the unit says whether it goes to the
 * deputies with the answer of this round; what was signed is not changed any more, and what was not
 * chosen is read by the unit and the clerks only.
 */
@Component
public class AnswerFiles {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Handling handling;
    private final Documents documents;
    private final Record record;

    AnswerFiles(
            JdbcClient jdbc, Clock clock, Handling handling, Documents documents, Record record) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.handling = handling;
        this.documents = documents;
        this.record = record;
    }

    /** Keeps files of the unit; with the answer they are marked for the deputies at once. */
    @Transactional
    public void add(Actor actor, AssignmentId id, List<Uploaded> files, boolean withAnswer) {
        Assignment at = handling.handled(actor, id);
        if (withAnswer && !files.isEmpty()) {
            requireOpen(at);
        }
        for (Uploaded one : files) {
            long file =
                    documents.attach(actor, at.congress(), subject(id), one.name(), one.bytes());
            if (withAnswer) {
                mark(actor, at, file);
            }
        }
    }

    /** The unit chooses whether one of its files goes with the answer of this round. */
    @Transactional
    public void choose(Actor actor, AssignmentId id, long file, boolean withAnswer) {
        Assignment at = handling.handled(actor, id);
        requireOpen(at);
        Attachment given =
                documents.of(subject(id)).stream()
                        .filter(one -> one.id() == file)
                        .findFirst()
                        .orElseThrow(() -> new Refusal("没有这个附件。"));
        Optional<Integer> went = roundOf(file);
        if (went.isPresent() && went.get() < at.round()) {
            throw new Refusal("这个附件已随第 " + went.get() + " 轮答复送达代表。");
        }
        if (withAnswer == went.isPresent()) {
            return;
        }
        if (withAnswer) {
            mark(actor, at, file);
        } else {
            jdbc.sql("delete from deputies.answer_file where attachment_id = :file")
                    .param("file", file)
                    .update();
        }
        record.noteInside(
                actor,
                at.congress(),
                new Subject("deputies", "suggestion", at.suggestion().value()),
                "选定随答复送达的材料",
                at.unitName() + "：“" + given.name() + (withAnswer ? "”随答复送代表" : "”只留存备查"));
    }

    private void mark(Actor actor, Assignment at, long file) {
        jdbc.sql(
                        """
                        insert into deputies.answer_file
                            (attachment_id, assignment_id, round, at, by_name)
                        values (:file, :assignment, :round, :at, :by)
                        """)
                .param("file", file)
                .param("assignment", at.id().value())
                .param("round", at.round())
                .param("at", Timestamp.from(clock.instant()))
                .param("by", actor.name())
                .update();
    }

    private Optional<Integer> roundOf(long file) {
        return jdbc.sql("select round from deputies.answer_file where attachment_id = :file")
                .param("file", file)
                .query(Integer.class)
                .optional();
    }

    private static void requireOpen(Assignment at) {
        if (!isOpen(at)) {
            throw Refusal.of("files", "答复已签发，随附的材料不能再改。");
        }
    }

    /** Whether the unit may still choose what goes with its answer. */
    public static boolean isOpen(Assignment at) {
        return at.role().answers()
                && !at.stage().isGone()
                && at.stage() != AssignmentStage.SIGNED
                && at.stage() != AssignmentStage.DELIVERED;
    }

    /** The ids of the files that go, or went, with this unit's answer of a round. */
    @Transactional(readOnly = true)
    public Set<Long> chosen(AssignmentId id, int round) {
        return jdbc.sql(
                        """
                        select attachment_id from deputies.answer_file
                        where assignment_id = :assignment and round = :round
                        """)
                .param("assignment", id.value())
                .param("round", round)
                .query(Long.class)
                .set();
    }

    /** The files that reached the deputies with this answer, in the order they were given. */
    @Transactional(readOnly = true)
    public List<Attachment> of(ReplyView reply) {
        Set<Long> went = chosen(reply.assignment(), reply.round());
        return documents.of(subject(reply.assignment())).stream()
                .filter(one -> went.contains(one.id()))
                .toList();
    }

    /** One of the files that reached the deputies with this answer. */
    @Transactional(readOnly = true)
    public Optional<Documents.Content> content(ReplyView reply, long file) {
        return chosen(reply.assignment(), reply.round()).contains(file)
                ? documents.content(subject(reply.assignment()), file)
                : Optional.empty();
    }

    /** What the papers of an assignment belong to. */
    public static Subject subject(AssignmentId id) {
        return new Subject("deputies", "assignment", id.value());
    }
}
