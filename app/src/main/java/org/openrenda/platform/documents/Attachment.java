package org.openrenda.platform.documents;

import java.time.Instant;

/**
 * A file that belongs to something.
 *
 * @param type the media type found by looking into the file, never the one that was claimed
 * @param size in bytes
 * @param hidden why it is not handed out: 待查毒 or 查出病毒; empty when it is
 */
public record Attachment(
        long id,
        String name,
        String type,
        int size,
        Instant addedAt,
        String addedBy,
        String hidden) {

    public boolean isHidden() {
        return !hidden.isEmpty();
    }
}
