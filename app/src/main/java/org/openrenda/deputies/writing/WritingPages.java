package org.openrenda.deputies.writing;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.congress.Congress;
import org.openrenda.deputies.stations.Place;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.deputies.suggestions.SuggestionSource;
import org.openrenda.deputies.suggestions.SuggestionText;
import org.openrenda.deputies.suggestions.SuggestionView;
import org.openrenda.deputies.suggestions.Suggestions;
import org.openrenda.hotline.topics.Topics;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Grant;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Origin;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Role;
import org.openrenda.platform.web.Form;
import org.openrenda.platform.web.FormField.Option;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Writing a suggestion, with what is known about the same thing beside it while one types. */
@Controller
class WritingPages {

    private final Suggestions suggestions;
    private final SuggestionFiles files;
    private final Alike alike;
    private final Topics topics;
    private final Congress congress;

    WritingPages(
            Suggestions suggestions,
            SuggestionFiles files,
            Alike alike,
            Topics topics,
            Congress congress) {
        this.suggestions = suggestions;
        this.files = files;
        this.alike = alike;
        this.topics = topics;
        this.congress = congress;
    }

    @Needs("deputies.write")
    @GetMapping("/deputies/suggestions/new")
    String blank(
            Actor actor,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String topic,
            @RequestParam(defaultValue = "") String area,
            @RequestParam(defaultValue = "") String origin,
            @RequestParam(defaultValue = "") String originTitle,
            Model model) {
        Form form =
                Form.to("/deputies/suggestions")
                        .draft("deputies-suggestion")
                        .value("source", SuggestionSource.RECESS.name())
                        .value("title", title)
                        .value("text", text)
                        .value("topic", topic)
                        .value("area", area)
                        .value("origin", origin)
                        .value("originTitle", originTitle);
        return form(actor, model, form, "/deputies/suggestions/mine");
    }

    private String form(Actor actor, Model model, Form form, String back) {
        model.addAttribute("form", form);
        model.addAttribute("back", back);
        model.addAttribute("sources", sources());
        model.addAttribute("topics", topicOptions());
        model.addAttribute("areas", areaOptions());
        model.addAttribute("congresses", congressOptions(actor));
        return "deputies/writing";
    }

    private static List<Option> sources() {
        return List.of(
                Option.of(SuggestionSource.RECESS.name(), SuggestionSource.RECESS.label()),
                Option.of(SuggestionSource.SESSION.name(), SuggestionSource.SESSION.label()));
    }

    private List<Option> topicOptions() {
        List<Option> options = new ArrayList<>(List.of(Option.of("", "由系统按内容判断")));
        topics.below("")
                .forEach((code, name) ->
                        topics.below(code)
                                .forEach((child, label) ->
                                        options.add(Option.of(child, name + " / " + label))));
        return options;
    }

    private List<Option> areaOptions() {
        List<Option> options = new ArrayList<>(List.of(Option.of("", "全市或不限区域")));
        congress.areas().stream()
                .limit(500)
                .forEach(area -> options.add(Option.of(area.code(), area.name())));
        return options;
    }

    /** A person may be a deputy at several levels; a suggestion is made to one congress. */
    private List<Option> congressOptions(Actor actor) {
        return actor.grants().stream()
                .filter(grant -> grant.role() == Role.DEPUTY)
                .map(Grant::congress)
                .distinct()
                .map(id -> Option.of(id.toString(), congress.congress(id).name()))
                .toList();
    }

    @Needs("deputies.write")
    @PostMapping("/deputies/suggestions")
    String begin(
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(required = false) @Nullable List<MultipartFile> files,
            @RequestParam(defaultValue = "") List<String> upload,
            Model model,
            RedirectAttributes redirect) {
        Form form = Form.sent(request).draft("deputies-suggestion");
        try {
            SuggestionId id = this.files.draft(actor, text(actor, form), files, upload);
            redirect.addFlashAttribute("notice", "草稿已保存，只有您能看到。可以继续修改、邀请附议或者提交。");
            return "redirect:" + SuggestionSheet.address(id);
        } catch (Refusal refusal) {
            return again(actor, form, refusal, response, model, "/deputies/suggestions/mine");
        }
    }

    @Needs("deputies.write")
    @GetMapping("/deputies/suggestions/{id}/text")
    String edit(Actor actor, @PathVariable long id, Model model) {
        SuggestionView view = suggestions.view(actor, new SuggestionId(id));
        var is = view.suggestion();
        if (!is.isLed(actor.account())) {
            throw new Refusal("只有领衔代表可以修改文本。");
        }
        Form form =
                Form.to(SuggestionSheet.address(view.id()) + "/text")
                        .draft("deputies-suggestion-" + id)
                        .value("congress", is.congress().toString())
                        .value("source", is.source().name())
                        .value("title", is.title())
                        .value("text", view.text())
                        .value("topic", said(view.topicCode()))
                        .value("area", said(view.areaCode()))
                        .value("longitude", said(view.longitude()))
                        .value("latitude", said(view.latitude()))
                        .value("confidential", is.confidential() ? "yes" : "");
        return form(actor, model, form, SuggestionSheet.address(view.id()));
    }

    @Needs("deputies.write")
    @PostMapping("/deputies/suggestions/{id}/text")
    String rewrite(
            Actor actor,
            @PathVariable long id,
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(required = false) @Nullable List<MultipartFile> files,
            @RequestParam(defaultValue = "") List<String> upload,
            Model model,
            RedirectAttributes redirect) {
        Form form = Form.sent(request).draft("deputies-suggestion-" + id);
        SuggestionId at = new SuggestionId(id);
        try {
            this.files.rewrite(actor, at, text(actor, form), files, upload);
            redirect.addFlashAttribute("notice", "已保存。改了文字的，附议代表会收到重新确认的待办。");
            return "redirect:" + SuggestionSheet.address(at);
        } catch (Refusal refusal) {
            return again(actor, form, refusal, response, model, SuggestionSheet.address(at));
        }
    }

    private String again(
            Actor actor,
            Form form,
            Refusal refusal,
            HttpServletResponse response,
            Model model,
            String back) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        String field = refusal.field();
        Form said = form.error(field == null ? "text" : field, refusal.sentence());
        return form(actor, model, said, back);
    }

    private SuggestionText text(Actor actor, Form form) {
        Place place = Place.of(form.get("longitude"), form.get("latitude")).orElse(null);
        return new SuggestionText(
                at(actor, form.get("congress")),
                form.get("source").equals("SESSION")
                        ? SuggestionSource.SESSION
                        : SuggestionSource.RECESS,
                form.get("title"),
                form.get("text"),
                topic(form),
                form.get("area").isBlank() ? null : form.get("area"),
                place == null ? null : place.longitude(),
                place == null ? null : place.latitude(),
                !form.get("confidential").isBlank(),
                origin(form));
    }

    private static CongressId at(Actor actor, String chosen) {
        return actor.grants().stream()
                .filter(grant -> grant.role() == Role.DEPUTY)
                .map(Grant::congress)
                .filter(id -> chosen.isBlank() || id.toString().equals(chosen))
                .findFirst()
                .orElse(actor.home());
    }

    /** What the deputy chose, or what the words say. */
    private @Nullable String topic(Form form) {
        String chosen = form.get("topic");
        if (!chosen.isBlank()) {
            return chosen;
        }
        return topics.lexicon()
                .classify(form.get("title"), form.get("text"))
                .map(guess -> guess.label())
                .orElse(null);
    }

    private static @Nullable Origin origin(Form form) {
        String[] parts = form.get("origin").split("/", 3);
        boolean known = parts.length == 3 && parts[1].matches("[0-9]{1,18}");
        return known && !form.get("originTitle").isBlank()
                ? new Origin(
                        parts[0], Long.parseLong(parts[1]), form.get("originTitle"), "/" + parts[2])
                : null;
    }

    private static String said(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    @Needs("deputies.write")
    @GetMapping("/deputies/suggestions/similar")
    String similar(
            Actor actor,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "0") long except,
            Model model) {
        model.addAttribute("alike", alike.of(actor, title + text, except));
        return "deputies/similar";
    }
}
