package org.openrenda.deputies.units;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.deputies.answerfiles.AnswerFiles;
import org.openrenda.deputies.handling.Assignment;
import org.openrenda.deputies.handling.AssignmentId;
import org.openrenda.deputies.handling.Handling;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.documents.Documents;
import org.openrenda.platform.record.Subject;
import org.openrenda.platform.web.Form;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The papers of one assignment: what the unit keeps and sends, and what the deputies gave. */
@Controller
@RequestMapping("/deputies/assignments/{id}")
class AssignmentFilePages {

    private final AssignmentDesk desk;
    private final AssignmentFiles files;
    private final AnswerFiles papers;
    private final Handling handling;
    private final Documents documents;

    AssignmentFilePages(
            AssignmentDesk desk,
            AssignmentFiles files,
            AnswerFiles papers,
            Handling handling,
            Documents documents) {
        this.desk = desk;
        this.files = files;
        this.papers = papers;
        this.handling = handling;
        this.documents = documents;
    }

    @Needs("deputies.handle")
    @GetMapping("/files/new")
    String filesForm(Actor actor, @PathVariable long id, Model model) {
        AssignmentView view = desk.view(actor, new AssignmentId(id));
        String action = AssignmentSheet.address(view.at().id()) + "/files";
        return filesForm(model, view, Form.to(action).value("goes", "no"));
    }

    private static String filesForm(Model model, AssignmentView view, Form form) {
        model.addAttribute("form", form);
        model.addAttribute("title", view.suggestion().suggestion().title());
        model.addAttribute("back", AssignmentSheet.address(view.at().id()));
        model.addAttribute("answers", AnswerFiles.isOpen(view.at()));
        return "deputies/assignment-files";
    }

    @Needs("deputies.handle")
    @PostMapping("/files")
    String attach(
            Actor actor,
            @PathVariable long id,
            @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> given,
            @RequestParam(defaultValue = "") List<String> upload,
            @RequestParam(defaultValue = "") String goes,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        AssignmentId at = new AssignmentId(id);
        boolean withAnswer = goes.equals("yes");
        try {
            files.add(actor, at, given, upload, withAnswer);
        } catch (Actor.Forbidden forbidden) {
            throw forbidden;
        } catch (Refusal refusal) {
            AssignmentView view = desk.view(actor, at);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            Form form = Form.sent(request).error("files", refusal.sentence());
            return filesForm(model, view, form);
        }
        return AssignmentPages.back(id, redirect, withAnswer ? "文件已保存，随答复送代表。" : "文件已保存，只留存备查。");
    }

    @Needs("deputies.handle")
    @PostMapping("/files/{file}/choice")
    String choose(
            Actor actor,
            @PathVariable long id,
            @PathVariable long file,
            @RequestParam(defaultValue = "") String goes,
            RedirectAttributes redirect) {
        boolean withAnswer = goes.equals("yes");
        papers.choose(actor, new AssignmentId(id), file, withAnswer);
        return AssignmentPages.back(id, redirect, withAnswer ? "这份材料将随答复送代表。" : "这份材料只留存备查，代表看不到。");
    }

    @Needs({"deputies.handle", "deputies.see"})
    @GetMapping("/files/{file}")
    ResponseEntity<byte[]> file(Actor actor, @PathVariable long id, @PathVariable long file) {
        handling.seen(actor, new AssignmentId(id));
        return download(AnswerFiles.subject(new AssignmentId(id)), file);
    }

    /** A file that the deputies gave with the suggestion. */
    @Needs({"deputies.handle", "deputies.see"})
    @GetMapping("/given/{file}")
    ResponseEntity<byte[]> given(Actor actor, @PathVariable long id, @PathVariable long file) {
        Assignment at = handling.seen(actor, new AssignmentId(id));
        return download(AssignmentFiles.suggestion(at), file);
    }

    private ResponseEntity<byte[]> download(Subject of, long file) {
        Documents.Content content =
                documents.content(of, file).orElseThrow(() -> new Refusal("没有这个附件。"));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(content.attachment().type()))
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment()
                                .filename(content.attachment().name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(content.bytes());
    }
}
