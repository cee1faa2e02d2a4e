package org.openrenda.deputies.writing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openrenda.deputies.DeputiesPermission;
import org.openrenda.deputies.answerfiles.AnswerFiles;
import org.openrenda.deputies.commitments.Commitments;
import org.openrenda.deputies.handling.Assignment;
import org.openrenda.deputies.handling.Handling;
import org.openrenda.deputies.mandates.Mandates;
import org.openrenda.deputies.replies.ConsultationView;
import org.openrenda.deputies.replies.RatingView;
import org.openrenda.deputies.replies.Replies;
import org.openrenda.deputies.replies.ReplyView;
import org.openrenda.deputies.suggestions.SuggestionAct;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.deputies.suggestions.SuggestionStage;
import org.openrenda.deputies.suggestions.SuggestionView;
import org.openrenda.deputies.suggestions.Suggestions;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.documents.Documents;
import org.openrenda.platform.record.Subject;
import org.openrenda.platform.tasks.Task;
import org.openrenda.platform.tasks.Tasks;
import org.openrenda.platform.web.Form;
import org.openrenda.platform.web.Matter;
import org.openrenda.platform.web.Numbers;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One suggestion with its units, answers, ratings and promises, for whoever may read it. */
@Controller
class SuggestionMatterPages {

    private final Suggestions suggestions;
    private final Handling handling;
    private final Replies replies;
    private final AnswerFiles answerFiles;
    private final Commitments commitments;
    private final Documents documents;
    private final SuggestionSheet sheet;
    private final Tasks tasks;
    private final Mandates mandates;

    SuggestionMatterPages(
            Suggestions suggestions,
            Handling handling,
            Replies replies,
            AnswerFiles answerFiles,
            Commitments commitments,
            Documents documents,
            SuggestionSheet sheet,
            Tasks tasks,
            Mandates mandates) {
        this.suggestions = suggestions;
        this.handling = handling;
        this.replies = replies;
        this.answerFiles = answerFiles;
        this.commitments = commitments;
        this.documents = documents;
        this.sheet = sheet;
        this.tasks = tasks;
        this.mandates = mandates;
    }

    @Needs("deputies.read")
    @GetMapping("/deputies/suggestions/{id}")
    String suggestion(Actor actor, @PathVariable long id, Model model) {
        SuggestionView view = suggestions.view(actor, new SuggestionId(id));
        boolean signs =
                view.signers().stream().anyMatch(one -> one.account().equals(actor.account()));
        boolean staff = actor.may(DeputiesPermission.SEE, view.suggestion().congress());
        SuggestionId main =
                view.suggestion().mergedInto() == null ? view.id() : view.suggestion().mergedInto();
        List<Assignment> units = handling.living(main);
        List<RatingView> mine = ratings(actor, view.id());
        model.addAttribute("view", view);
        model.addAttribute("matter", sheet.matter(view, owed(units)));
        model.addAttribute("files", sheet.files(view.id()));
        model.addAttribute("units", signs || staff ? units : List.of());
        model.addAttribute("replies", replies.of(view.id()));
        model.addAttribute("full", signs || staff);
        model.addAttribute("papers", signs || staff ? papers(view.id()) : Map.of());
        model.addAttribute("points", SuggestionSheet.points(view));
        model.addAttribute("mayBeKey", sheet.mayBeKey(actor, view));
        model.addAttribute("mine", mine);
        model.addAttribute("meetings", meetings(actor, units));
        model.addAttribute("promises", commitments.of(main));
        model.addAttribute("acts", acts(actor, view, mine));
        model.addAttribute("past", suggestions.pastAnswer(view.id()).orElse(null));
        model.addAttribute("staff", staff);
        model.addAttribute("form", Form.to(""));
        return "deputies/suggestion";
    }

    /** The papers that reached the deputies with each answer, by the answer. */
    private Map<Long, List<Matter.FileLink>> papers(SuggestionId id) {
        Map<Long, List<Matter.FileLink>> papers = new HashMap<>();
        for (ReplyView reply : replies.of(id)) {
            String stem = SuggestionSheet.address(id) + "/replies/" + reply.id() + "/files/";
            papers.put(
                    reply.id(),
                    answerFiles.of(reply).stream()
                            .map(one ->
                                    new Matter.FileLink(
                                            one.name(),
                                            stem + one.id(),
                                            Numbers.bytes(one.size()),
                                            one.hidden()))
                            .toList());
        }
        return papers;
    }

    private List<RatingView> ratings(Actor actor, SuggestionId id) {
        return replies.ratings(id).stream()
                .filter(one -> one.account().equals(actor.account()))
                .toList();
    }

    private List<Task> owed(List<Assignment> units) {
        List<Task> owed = new ArrayList<>();
        for (Assignment one : units) {
            owed.addAll(tasks.openFor(new Subject("deputies", "assignment", one.id().value())));
        }
        return owed;
    }

    private List<ConsultationView> meetings(Actor actor, List<Assignment> units) {
        return units.stream()
                .flatMap(one -> replies.consultations(one.id()).stream())
                .filter(one -> one.deputy().equals(actor.account()))
                .toList();
    }

    private DeputyActs acts(Actor actor, SuggestionView view, List<RatingView> mine) {
        SuggestionStage stage = view.stage();
        boolean lead = view.suggestion().isLed(actor.account());
        boolean unsigned =
                SuggestionSheet.open(view).stream()
                        .anyMatch(one -> one.account().equals(actor.account()));
        boolean signed =
                view.signers().stream()
                        .anyMatch(one -> one.confirmed() && one.account().equals(actor.account()));
        String hindrance =
                lead || unsigned || signed
                        ? mandates.hindrance(actor, view.suggestion().congress()).orElse("")
                        : "";
        boolean may = hindrance.isEmpty();
        return new DeputyActs(
                lead,
                lead && stage.allows(SuggestionAct.WRITE),
                lead && stage.allows(SuggestionAct.SUBMIT),
                lead && stage == SuggestionStage.DRAFT,
                may && unsigned && stage.allows(SuggestionAct.INVITE),
                may && signed && stage.allows(SuggestionAct.WITHDRAW),
                may
                        && stage == SuggestionStage.REPLIED
                        && mine.stream().anyMatch(one -> one.result() == null),
                hindrance);
    }

    @Needs("deputies.read")
    @GetMapping("/deputies/suggestions/{id}/files/{file}")
    ResponseEntity<byte[]> file(Actor actor, @PathVariable long id, @PathVariable long file) {
        SuggestionView view = suggestions.view(actor, new SuggestionId(id));
        Documents.Content content =
                documents
                        .content(SuggestionSheet.subject(view.id()), file)
                        .orElseThrow(() -> new Refusal("没有这个附件。"));
        return download(content);
    }

    static ResponseEntity<byte[]> download(Documents.Content content) {
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
