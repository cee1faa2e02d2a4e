package org.openrenda.meetings.archive;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.springframework.http.ContentDisposition;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Archiving a meeting, and the package to take away. */
@Controller
class ArchivePages {

    private final Archive archive;

    ArchivePages(Archive archive) {
        this.archive = archive;
    }

    @Needs("meetings.plan")
    @PostMapping("/meetings/{id}/archive")
    String archive(Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        archive.archive(actor, new MeetingId(id));
        redirect.addFlashAttribute("notice", "会议已归档，清单指纹记入过程。");
        return "redirect:/meetings/" + id;
    }

    /** Sent as it is written: the package as a whole is never in memory. */
    @Needs({"meetings.plan", "meetings.chair"})
    @GetMapping("/meetings/{id}/archive")
    void download(Actor actor, @PathVariable long id, HttpServletResponse response)
            throws IOException {
        ArchivePackage found = archive.open(actor, new MeetingId(id));
        response.setContentType("application/zip");
        response.setHeader(
                "Content-Disposition",
                ContentDisposition.attachment()
                        .filename(found.name() + ".zip", StandardCharsets.UTF_8)
                        .build()
                        .toString());
        archive.write(found, response.getOutputStream());
    }
}
