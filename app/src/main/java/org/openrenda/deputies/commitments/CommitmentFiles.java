package org.openrenda.deputies.commitments;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.Actor;
import org.openrenda.platform.documents.Documents;
import org.openrenda.platform.uploads.Uploaded;
import org.openrenda.platform.uploads.Uploads;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.multipart.MultipartFile;

/** The report of a unit on its promise, with its proof: both are kept, or neither. */
@Component
class CommitmentFiles {

    private final Commitments commitments;
    private final CommitmentReader reader;
    private final Documents documents;
    private final Uploads uploads;

    CommitmentFiles(
            Commitments commitments,
            CommitmentReader reader,
            Documents documents,
            Uploads uploads) {
        this.commitments = commitments;
        this.reader = reader;
        this.documents = documents;
        this.uploads = uploads;
    }

    @Transactional
    public void report(
            Actor actor,
            CommitmentId id,
            String text,
            @Nullable List<MultipartFile> files,
            List<String> upload) {
        commitments.report(actor, id, text);
        Commitment at = reader.view(actor, id).at();
        for (Uploaded one : uploads.of(files, upload)) {
            documents.attach(
                    actor, at.congress(), Commitments.subject(id), one.name(), one.bytes());
        }
        uploads.drop(upload);
    }
}
