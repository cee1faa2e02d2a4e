package org.openrenda.deputies.units;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openrenda.deputies.answerfiles.AnswerFiles;
import org.openrenda.deputies.handling.Assignment;
import org.openrenda.deputies.handling.AssignmentId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.documents.Attachment;
import org.openrenda.platform.documents.Documents;
import org.openrenda.platform.record.Subject;
import org.openrenda.platform.uploads.Uploaded;
import org.openrenda.platform.uploads.Uploads;
import org.openrenda.platform.web.Matter;
import org.openrenda.platform.web.Numbers;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.multipart.MultipartFile;

/** Papers and photos that a unit keeps with its assignment, and how its pages list them. */
@Component
class AssignmentFiles {

    private final AnswerFiles papers;
    private final Documents documents;
    private final Uploads uploads;

    AssignmentFiles(AnswerFiles papers, Documents documents, Uploads uploads) {
        this.papers = papers;
        this.documents = documents;
        this.uploads = uploads;
    }

    /** Keeps what a form brought, in pieces or whole, and says how many files that were. */
    @Transactional
    public int keep(
            Actor actor,
            AssignmentId id,
            @Nullable List<MultipartFile> files,
            List<String> upload,
            boolean withAnswer) {
        List<Uploaded> given = uploads.of(files, upload);
        papers.add(actor, id, given, withAnswer);
        uploads.drop(upload);
        return given.size();
    }

    @Transactional
    public void add(
            Actor actor,
            AssignmentId id,
            @Nullable List<MultipartFile> files,
            List<String> upload,
            boolean withAnswer) {
        if (keep(actor, id, files, upload, withAnswer) == 0) {
            throw Refusal.of("files", "请选择文件。");
        }
    }

    /** All papers of an assignment, each with where it goes. */
    @Transactional(readOnly = true)
    public List<AssignmentPaper> of(Assignment at, boolean own) {
        List<AssignmentPaper> rows = new ArrayList<>();
        Set<Long> now = papers.chosen(at.id(), at.round());
        for (Attachment file : documents.of(AnswerFiles.subject(at.id()))) {
            int earlier = earlier(at, file.id());
            rows.add(
                    new AssignmentPaper(
                            file.id(),
                            new Matter.FileLink(
                                    file.name(),
                                    AssignmentSheet.address(at.id()) + "/files/" + file.id(),
                                    Numbers.bytes(file.size()),
                                    file.hidden()),
                            now.contains(file.id()),
                            earlier,
                            own && earlier == 0 && AnswerFiles.isOpen(at)));
        }
        return rows;
    }

    /** What the deputies gave with their suggestion, for the unit that handles it. */
    @Transactional(readOnly = true)
    public List<Matter.FileLink> given(Assignment at) {
        return documents.of(suggestion(at)).stream()
                .map(one ->
                        new Matter.FileLink(
                                one.name(),
                                AssignmentSheet.address(at.id()) + "/given/" + one.id(),
                                Numbers.bytes(one.size()),
                                one.hidden()))
                .toList();
    }

    static Subject suggestion(Assignment at) {
        return new Subject("deputies", "suggestion", at.suggestion().value());
    }

    private int earlier(Assignment at, long file) {
        for (int round = 1; round < at.round(); round++) {
            if (papers.chosen(at.id(), round).contains(file)) {
                return round;
            }
        }
        return 0;
    }
}
