package org.openrenda.deputies.commitments;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Satisfaction;
import org.openrenda.platform.documents.Documents;
import org.springframework.http.ContentDisposition;
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

/** One promise: the unit reports, deputies rate, clerks check it on the spot and strike it off. */
@Controller
@RequestMapping("/deputies/commitments/{id}")
class CommitmentPages {

    private final Commitments commitments;
    private final CommitmentReader reader;
    private final CommitmentFiles files;
    private final CommitmentSheet sheet;
    private final Documents documents;

    CommitmentPages(
            Commitments commitments,
            CommitmentReader reader,
            CommitmentFiles files,
            CommitmentSheet sheet,
            Documents documents) {
        this.commitments = commitments;
        this.reader = reader;
        this.files = files;
        this.sheet = sheet;
        this.documents = documents;
    }

    @Needs("deputies.read")
    @GetMapping
    String commitment(Actor actor, @PathVariable long id, Model model) {
        CommitmentView view = reader.view(actor, new CommitmentId(id));
        model.addAttribute("shown", view);
        model.addAttribute("matter", sheet.matter(view));
        model.addAttribute("files", sheet.files(view.at().id()));
        return "deputies/commitment";
    }

    @Needs("deputies.handle")
    @PostMapping("/report")
    String report(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> given,
            @RequestParam(defaultValue = "") List<String> upload,
            RedirectAttributes redirect) {
        files.report(actor, new CommitmentId(id), text, given, upload);
        return back(id, redirect, "兑现情况已报告，代表工委核查，代表评价。");
    }

    @Needs("deputies.decide")
    @PostMapping("/striking-off")
    String strikeOff(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String finding,
            RedirectAttributes redirect) {
        commitments.strikeOff(actor, new CommitmentId(id), finding);
        return back(id, redirect, "承诺已兑现，已销号。");
    }

    @Needs("deputies.decide")
    @PostMapping("/return")
    String sendBack(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String due,
            RedirectAttributes redirect) {
        commitments.sendBack(actor, new CommitmentId(id), reason, day(due));
        return back(id, redirect, "已退回承办单位继续履行。");
    }

    @Needs("deputies.decide")
    @PostMapping("/postponement")
    String postpone(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String due,
            RedirectAttributes redirect) {
        commitments.postpone(actor, new CommitmentId(id), reason, day(due));
        return back(id, redirect, "期限已调整，原定日期保留在台账。");
    }

    @Needs("deputies.rate")
    @PostMapping("/rating")
    String rate(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String result,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        commitments.rate(actor, new CommitmentId(id), Satisfaction.of("result", result), reason);
        return back(id, redirect, "评价已提交，谢谢您。");
    }

    @Needs("deputies.read")
    @GetMapping("/files/{file}")
    ResponseEntity<byte[]> file(Actor actor, @PathVariable long id, @PathVariable long file) {
        CommitmentView view = reader.view(actor, new CommitmentId(id));
        Documents.Content content =
                documents
                        .content(Commitments.subject(view.at().id()), file)
                        .orElseThrow(() -> new Refusal("没有这个附件。"));
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

    private static LocalDate day(String given) {
        try {
            return LocalDate.parse(given);
        } catch (DateTimeException noDay) {
            throw Refusal.of("due", "请填写新的期限。");
        }
    }

    private static String back(long id, RedirectAttributes redirect, String notice) {
        redirect.addFlashAttribute("notice", notice);
        return "redirect:" + Commitments.address(new CommitmentId(id));
    }
}
