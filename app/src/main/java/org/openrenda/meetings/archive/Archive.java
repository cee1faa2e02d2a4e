package org.openrenda.meetings.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.openrenda.meetings.papers.PaperId;
import org.openrenda.meetings.papers.Papers;
import org.openrenda.meetings.sittings.Attendance;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.MeetingRole;
import org.openrenda.meetings.sittings.MeetingView;
import org.openrenda.meetings.sittings.MeetingsPermission;
import org.openrenda.meetings.sittings.Sittings;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The archive (归档) of a meeting. What it holds is written in the act and never again, so that every
 * package taken away later has the files whose fingerprints the record vouches for.
 */
@Component
public class Archive {

    private final Sittings sittings;
    private final Papers papers;
    private final Packing packing;
    private final ArchiveTable table;
    private final Clock clock;

    Archive(Sittings sittings, Papers papers, Packing packing, ArchiveTable table, Clock clock) {
        this.sittings = sittings;
        this.papers = papers;
        this.packing = packing;
        this.table = table;
        this.clock = clock;
    }

    /**
     * Archives a meeting whose minutes are signed; the manifest's fingerprint goes into the record.
     *
     * @throws Refusal while opinions are not issued, a paper waits to be scanned, or all is too big
     */
    @Transactional
    public void archive(Actor actor, MeetingId id) {
        sittings.archive(actor, id, () -> pack(actor, sittings.view(actor, id)));
    }

    private String pack(Actor actor, MeetingView view) {
        Instant now = clock.instant();
        Contents contents = packing.pack(actor, view);
        String manifest = new Manifest(view, contents, now, actor.name()).text();
        String digest = Contents.digest(manifest);
        MeetingId id = view.meeting().id();
        table.add(id, manifest, digest, now, actor.name());
        int place = 1;
        for (ArchiveFile one : contents.files()) {
            table.add(id, place++, one);
        }
        return "档案 " + contents.files().size() + " 个文件，清单指纹 " + digest;
    }

    /**
     * What this reader may take away; files about secret items are for who prepares meetings and
     * for who attended (MTG-15).
     *
     * @throws Refusal before the meeting is archived
     */
    @Transactional(readOnly = true)
    public ArchivePackage open(Actor actor, MeetingId id) {
        MeetingView view = sittings.view(actor, id);
        if (!actor.may(MeetingsPermission.CHAIR, view.meeting().congress())) {
            actor.require(MeetingsPermission.PLAN, view.meeting().congress());
        }
        ArchiveTable.Kept kept =
                table.find(id)
                        .orElseThrow(() ->
                                new Refusal(
                                        "会议现在是“"
                                                + view.meeting().stage().label()
                                                + "”，归档以后才有档案包。"));
        boolean all = seesSecrets(actor, view);
        List<String> files =
                table.files(id).stream()
                        .filter(one -> all || !one.secret())
                        .map(ArchiveFile::path)
                        .toList();
        String name = Contents.name(view.meeting().title()) + "档案";
        return new ArchivePackage(id, name, kept.at(), kept.manifest(), files);
    }

    private static boolean seesSecrets(Actor actor, MeetingView view) {
        Attendance me = view.me();
        return actor.may(MeetingsPermission.PLAN, view.meeting().congress())
                || (me != null && me.who().role() == MeetingRole.ATTEND);
    }

    /** Writes a package as zip, one file after the other, so that never two are in memory. */
    public void write(ArchivePackage from, OutputStream to) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(to, StandardCharsets.UTF_8)) {
            put(zip, from, Manifest.NAME, from.manifest().getBytes(StandardCharsets.UTF_8));
            for (ArchiveFile one : table.files(from.meeting())) {
                if (from.files().contains(one.path())) {
                    put(zip, from, one.path(), bytes(from.meeting(), one));
                }
            }
        }
    }

    private byte[] bytes(MeetingId id, ArchiveFile one) {
        PaperId paper = one.paper();
        return paper == null
                ? table.content(id, one.path())
                : papers.kept(paper, one.version()).bytes();
    }

    private static void put(ZipOutputStream zip, ArchivePackage from, String path, byte[] bytes)
            throws IOException {
        ZipEntry entry = new ZipEntry(path);
        entry.setTime(from.at().toEpochMilli());
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }
}
