package org.openrenda.platform.documents;

import java.time.Instant;

/**
 * A file that belongs to something.
 *
 * @param type the media type found by looking into the file, never the one that was claimed
 * @param size in bytes
 */
public record Attachment(
        long id, String name, String type, int size, Instant addedAt, String addedBy) {}
