package org.openrenda.meetings.archive;

import org.jspecify.annotations.Nullable;
import org.openrenda.meetings.papers.PaperId;

/**
 * One file of an archive.
 *
 * @param size in bytes
 * @param sha256 in small hexadecimal digits
 * @param content null for a version of a paper, which stays where it is
 * @param paper null for what was written when the meeting was archived
 * @param version 0 where there is no paper
 */
record ArchiveFile(
        String path,
        boolean secret,
        long size,
        String sha256,
        byte @Nullable [] content,
        @Nullable PaperId paper,
        int version) {}
