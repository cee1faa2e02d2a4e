package org.openrenda.deputies.writing;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.deputies.suggestions.Suggestion;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.deputies.suggestions.Suggestions;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.documents.Documents;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.multipart.MultipartFile;

/** Photos, recordings and papers that belong to a suggestion. */
@Component
class SuggestionFiles {

    private static final int FILES_MAX = 9;

    private final Suggestions suggestions;
    private final Documents documents;

    SuggestionFiles(Suggestions suggestions, Documents documents) {
        this.suggestions = suggestions;
        this.documents = documents;
    }

    /** Takes files of the lead deputy, before the suggestion is handed in. */
    @Transactional(rollbackFor = IOException.class)
    public void add(Actor actor, SuggestionId id, @Nullable List<MultipartFile> files)
            throws IOException {
        if (files == null || files.stream().allMatch(MultipartFile::isEmpty)) {
            return;
        }
        Suggestion at = suggestions.locked(id);
        if (!at.isLed(actor.account())) {
            throw new Refusal("只有领衔代表可以添加附件。");
        }
        var subject = SuggestionSheet.subject(id);
        if (documents.of(subject).size() + files.size() > FILES_MAX) {
            throw Refusal.of("files", "一件建议最多 " + FILES_MAX + " 个附件。");
        }
        for (MultipartFile file : files) {
            String name = file.getOriginalFilename();
            if (!file.isEmpty()) {
                documents.attach(
                        actor, at.congress(), subject, name == null ? "附件" : name, file.getBytes());
            }
        }
    }
}
