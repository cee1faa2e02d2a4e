package org.openrenda.meetings.archive;

import java.time.Instant;
import java.util.List;
import org.openrenda.meetings.sittings.MeetingId;

/**
 * An archive as one reader may take it away.
 *
 * @param name of the file, without its ending
 * @param at when the meeting was archived
 * @param files those this reader may see
 */
public record ArchivePackage(
        MeetingId meeting, String name, Instant at, String manifest, List<String> files) {}
