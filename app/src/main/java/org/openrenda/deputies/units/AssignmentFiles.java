package org.openrenda.deputies.units;

import java.io.IOException;
import java.util.List;
import org.openrenda.deputies.handling.Assignment;
import org.openrenda.deputies.handling.AssignmentId;
import org.openrenda.deputies.handling.Handling;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.documents.Documents;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.multipart.MultipartFile;

/** Papers and photos that a unit keeps with its assignment. */
@Component
class AssignmentFiles {

    private final Handling handling;
    private final Documents documents;

    AssignmentFiles(Handling handling, Documents documents) {
        this.handling = handling;
        this.documents = documents;
    }

    @Transactional(rollbackFor = IOException.class)
    public void add(Actor actor, AssignmentId id, List<MultipartFile> files) throws IOException {
        Assignment at = handling.handled(actor, id);
        if (files.stream().allMatch(MultipartFile::isEmpty)) {
            throw Refusal.of("files", "请选择文件。");
        }
        for (MultipartFile file : files) {
            String name = file.getOriginalFilename();
            if (!file.isEmpty()) {
                documents.attach(
                        actor,
                        at.congress(),
                        AssignmentSheet.subject(id),
                        name == null ? "附件" : name,
                        file.getBytes());
            }
        }
    }
}
