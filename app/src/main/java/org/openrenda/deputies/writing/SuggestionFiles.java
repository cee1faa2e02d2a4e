package org.openrenda.deputies.writing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.deputies.suggestions.Suggestion;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.deputies.suggestions.SuggestionText;
import org.openrenda.deputies.suggestions.Suggestions;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.documents.Documents;
import org.openrenda.platform.uploads.Uploaded;
import org.openrenda.platform.uploads.Uploads;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.multipart.MultipartFile;

/**
 * A text with the photos, recordings and papers that belong to it: both are kept, or neither, so
 * that a refused file does not leave a draft behind that nobody knows of.
 */
@Component
class SuggestionFiles {

    private static final int FILES_MAX = 9;

    private final Suggestions suggestions;
    private final Documents documents;
    private final Uploads uploads;

    SuggestionFiles(Suggestions suggestions, Documents documents, Uploads uploads) {
        this.suggestions = suggestions;
        this.documents = documents;
        this.uploads = uploads;
    }

    @Transactional
    public SuggestionId draft(
            Actor actor,
            SuggestionText text,
            @Nullable List<MultipartFile> files,
            List<String> upload) {
        SuggestionId id = suggestions.draft(actor, text);
        add(actor, id, uploads.of(files, upload));
        uploads.drop(upload);
        return id;
    }

    @Transactional
    public void rewrite(
            Actor actor,
            SuggestionId id,
            SuggestionText text,
            @Nullable List<MultipartFile> files,
            List<String> upload) {
        suggestions.rewrite(actor, id, text);
        add(actor, id, uploads.of(files, upload));
        uploads.drop(upload);
    }

    /** Files of the lead deputy, before the suggestion is handed in. */
    private void add(Actor actor, SuggestionId id, List<Uploaded> files) {
        if (files.isEmpty()) {
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
        files.forEach(
                one -> documents.attach(actor, at.congress(), subject, one.name(), one.bytes()));
    }
}
