package org.openrenda.deputies.commitments;

import java.io.IOException;
import java.util.List;
import org.openrenda.platform.Actor;
import org.openrenda.platform.documents.Documents;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.multipart.MultipartFile;

/** The report of a unit on its promise, with its proof: both are kept, or neither. */
@Component
class CommitmentFiles {

    private final Commitments commitments;
    private final CommitmentReader reader;
    private final Documents documents;

    CommitmentFiles(Commitments commitments, CommitmentReader reader, Documents documents) {
        this.commitments = commitments;
        this.reader = reader;
        this.documents = documents;
    }

    @Transactional(rollbackFor = IOException.class)
    public void report(Actor actor, CommitmentId id, String text, List<MultipartFile> files)
            throws IOException {
        commitments.report(actor, id, text);
        Commitment at = reader.view(actor, id).at();
        for (MultipartFile file : files) {
            String name = file.getOriginalFilename();
            if (!file.isEmpty()) {
                documents.attach(
                        actor,
                        at.congress(),
                        Commitments.subject(id),
                        name == null ? "附件" : name,
                        file.getBytes());
            }
        }
    }
}
