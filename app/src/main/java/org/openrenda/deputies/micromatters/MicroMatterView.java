package org.openrenda.deputies.micromatters;

import java.util.List;
import org.openrenda.platform.documents.Attachment;

/** A micro matter with its steps and the files that prove it was done. */
public record MicroMatterView(
        MicroMatter matter, List<MicroMatterStep> steps, List<Attachment> files) {

    public MicroMatterView {
        steps = List.copyOf(steps);
        files = List.copyOf(files);
    }
}
