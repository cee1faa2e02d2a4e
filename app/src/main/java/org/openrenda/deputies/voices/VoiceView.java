package org.openrenda.deputies.voices;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.Satisfaction;
import org.openrenda.platform.documents.Attachment;

/**
 * A voice with its steps and files.
 *
 * @param rating the citizen's first and only rating, or null
 */
public record VoiceView(
        Voice voice,
        List<VoiceStep> steps,
        List<Attachment> files,
        @Nullable Satisfaction rating,
        String ratingReason) {

    public VoiceView {
        steps = List.copyOf(steps);
        files = List.copyOf(files);
    }
}
