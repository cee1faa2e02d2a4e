package org.openrenda.deputies.writing;

import java.util.ArrayList;
import java.util.List;
import org.openrenda.deputies.DeputiesPermission;
import org.openrenda.deputies.answerfiles.AnswerFiles;
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
import org.openrenda.platform.documents.Attachment;
import org.openrenda.platform.documents.OfficialDocument;
import org.openrenda.platform.documents.OfficialDocument.Block;
import org.openrenda.platform.documents.OfficialDocument.Grid;
import org.openrenda.platform.documents.OfficialDocument.Paragraph;
import org.openrenda.platform.documents.OfficialPaper;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A suggestion and its answers as official documents (SUG-13, FMT-1), docx or PDF. */
@Controller
class PaperPages {

    private final Suggestions suggestions;
    private final Replies replies;
    private final AnswerFiles answerFiles;
    private final SuggestionSheet sheet;
    private final Access access;
    private final Calendar calendar;

    PaperPages(
            Suggestions suggestions,
            Replies replies,
            AnswerFiles answerFiles,
            SuggestionSheet sheet,
            Access access,
            Calendar calendar) {
        this.suggestions = suggestions;
        this.replies = replies;
        this.answerFiles = answerFiles;
        this.sheet = sheet;
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
        List<Block> body = new ArrayList<>();
        body.add(front(view));
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
        return OfficialPaper.answer(paper, "代表建议 " + is.title(), format);
    }

    /** What the printed form of a suggestion asks for before its text. */
    private Grid front(SuggestionView view) {
        Suggestion is = view.suggestion();
        String with =
                String.join(
                        "、",
                        view.signers().stream()
                                .skip(is.lead() == null ? 0 : 1)
                                .filter(Signer::confirmed)
                                .map(Signer::name)
                                .toList());
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("领衔代表", is.leadName()));
        rows.add(List.of("附议代表", with.isEmpty() ? "无" : with));
        rows.add(List.of("提出时间", is.source().label()));
        String area = sheet.area(view);
        rows.add(List.of("涉及的区域", area.isEmpty() ? "不限区域" : area));
        SuggestionSheet.points(view).forEach(one -> rows.add(List.of("位置", one.note())));
        return new Grid(List.of("项目", "内容"), List.of(1, 4), rows, false);
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
        ReplyView answer = answer(view, reply);
        List<Block> body = new ArrayList<>(OfficialDocument.paragraphs(answer.text()));
        List<Attachment> with = answerFiles.of(answer);
        for (int at = 0; at < with.size(); at++) {
            String line = (at == 0 ? "附件：" : "") + (at + 1) + ". " + with.get(at).name();
            body.add(Paragraph.attachment(line));
        }
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
                        body,
                        answer.unitName(),
                        answer.signedOn(),
                        List.of(access.congressName(is.congress()) + "常务委员会代表工作机构"));
        return OfficialPaper.answer(paper, "答复 " + answer.number(), format);
    }

    /** A paper that the unit sent with its answer, for those who read the answer whole. */
    @Needs("deputies.read")
    @GetMapping("/deputies/suggestions/{id}/replies/{reply}/files/{file}")
    ResponseEntity<byte[]> paper(
            Actor actor, @PathVariable long id, @PathVariable long reply, @PathVariable long file) {
        return answerFiles
                .content(answer(readable(actor, id), reply), file)
                .map(SuggestionMatterPages::download)
                .orElseThrow(() -> new Refusal("没有这个附件。"));
    }

    private ReplyView answer(SuggestionView view, long reply) {
        return replies.of(view.id()).stream()
                .filter(one -> one.id() == reply)
                .findFirst()
                .orElseThrow(() -> new Refusal("没有这份答复。"));
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
}
