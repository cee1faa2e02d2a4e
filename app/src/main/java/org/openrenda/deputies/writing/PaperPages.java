package org.openrenda.deputies.writing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.openrenda.deputies.DeputiesPermission;
import org.openrenda.deputies.replies.Replies;
import org.openrenda.deputies.replies.ReplyView;
import org.openrenda.deputies.suggestions.Signer;
import org.openrenda.deputies.suggestions.Suggestion;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.deputies.suggestions.SuggestionView;
import org.openrenda.deputies.suggestions.Suggestions;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.documents.OfficialDocument;
import org.openrenda.platform.documents.OfficialDocument.Paragraph;
import org.openrenda.platform.documents.OfficialDocx;
import org.openrenda.platform.documents.OfficialPdf;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A suggestion and its answers as official documents (SUG-13, FMT-1), docx or PDF. */
@Controller
class PaperPages {

    private static final String DOCX =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private final Suggestions suggestions;
    private final Replies replies;
    private final Access access;
    private final Calendar calendar;

    PaperPages(Suggestions suggestions, Replies replies, Access access, Calendar calendar) {
        this.suggestions = suggestions;
        this.replies = replies;
        this.access = access;
        this.calendar = calendar;
    }

    @Needs("deputies.read")
    @GetMapping("/deputies/suggestions/{id}/paper")
    ResponseEntity<byte[]> suggestion(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "docx") String format) {
        SuggestionView view = readable(actor, id);
        Suggestion is = view.suggestion();
        List<Paragraph> body = new ArrayList<>();
        body.add(Paragraph.text("领衔代表：" + is.leadName()));
        String with =
                String.join(
                        "、",
                        view.signers().stream()
                                .skip(is.lead() == null ? 0 : 1)
                                .filter(Signer::confirmed)
                                .map(Signer::name)
                                .toList());
        body.add(Paragraph.text("附议代表：" + (with.isEmpty() ? "无" : with)));
        body.add(Paragraph.text("提出时间：" + is.source().label()));
        body.addAll(OfficialDocument.paragraphs(view.text()));
        String congress = access.congressName(is.congress());
        OfficialDocument paper =
                new OfficialDocument(
                        congress + "代表建议",
                        is.number() == null ? "（尚未编号）" : is.number(),
                        "",
                        is.title(),
                        congress + "常务委员会",
                        body,
                        "代表 " + is.leadName(),
                        is.submittedOn() == null ? calendar.today() : is.submittedOn(),
                        List.of());
        return file(paper, "代表建议 " + is.title(), format);
    }

    @Needs("deputies.read")
    @GetMapping("/deputies/suggestions/{id}/replies/{reply}/paper")
    ResponseEntity<byte[]> reply(
            Actor actor,
            @PathVariable long id,
            @PathVariable long reply,
            @RequestParam(defaultValue = "docx") String format) {
        SuggestionView view = readable(actor, id);
        Suggestion is = view.suggestion();
        ReplyView answer =
                replies.of(view.id()).stream()
                        .filter(one -> one.id() == reply)
                        .findFirst()
                        .orElseThrow(() -> new Refusal("没有这份答复。"));
        OfficialDocument paper =
                new OfficialDocument(
                        answer.unitName(),
                        answer.number(),
                        "办理结果：" + answer.category(),
                        "对"
                                + access.congressName(is.congress())
                                + (is.number() == null ? "" : is.number())
                                + "代表建议的答复",
                        is.leadName() + "等代表",
                        OfficialDocument.paragraphs(answer.text()),
                        answer.unitName(),
                        answer.signedOn(),
                        List.of(access.congressName(is.congress()) + "常务委员会代表工作机构"));
        return file(paper, "答复 " + answer.number(), format);
    }

    /** The signers and the staff have the whole text; others read it on the public page. */
    private SuggestionView readable(Actor actor, long id) {
        SuggestionView view = suggestions.view(actor, new SuggestionId(id));
        boolean signs =
                view.signers().stream().anyMatch(one -> one.account().equals(actor.account()));
        if (!signs && !actor.may(DeputiesPermission.SEE, view.suggestion().congress())) {
            throw new Refusal("没有这件建议。");
        }
        return view;
    }

    private static ResponseEntity<byte[]> file(OfficialDocument paper, String name, String format) {
        boolean pdf = format.equals("pdf");
        byte[] bytes = pdf ? OfficialPdf.write(paper) : OfficialDocx.write(paper);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(pdf ? "application/pdf" : DOCX))
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment()
                                .filename(name + (pdf ? ".pdf" : ".docx"), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(bytes);
    }
}
