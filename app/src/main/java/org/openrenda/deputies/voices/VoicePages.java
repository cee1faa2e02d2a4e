package org.openrenda.deputies.voices;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openrenda.congress.Congress;
import org.openrenda.deputies.DeputiesPermission;
import org.openrenda.deputies.stations.Station;
import org.openrenda.deputies.stations.StationId;
import org.openrenda.deputies.stations.Stations;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Role;
import org.openrenda.platform.UnitId;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.documents.Documents;
import org.openrenda.platform.web.Dates;
import org.openrenda.platform.web.Form;
import org.openrenda.platform.web.FormField.Option;
import org.openrenda.platform.web.ListPage;
import org.openrenda.platform.web.ListQuery;
import org.openrenda.platform.web.Table;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The desk of citizens' voices: the list, the reception log's form, one voice and the acts on it.
 */
@Controller
// Longer than 300 lines because each way a voice can go is one route on the same page.
class VoicePages {

    private static final int CHOICES_MAX = 500;

    private final Voices voices;
    private final VoiceSheet sheet;
    private final Stations stations;
    private final Congress congress;
    private final Access access;

    VoicePages(
            Voices voices, VoiceSheet sheet, Stations stations, Congress congress, Access access) {
        this.voices = voices;
        this.sheet = sheet;
        this.stations = stations;
        this.congress = congress;
        this.access = access;
    }

    @Needs({"deputies.see", "deputies.keep", "deputies.contact", "deputies.handle"})
    @GetMapping("/deputies/voices")
    ModelAndView list(Actor actor, HttpServletRequest request, Model model) {
        ListQuery query = ListQuery.of(request);
        VoiceSearch search = search(actor, query, (int) query.offset(), query.size());
        model.addAttribute("mayTakeDown", actor.may(DeputiesPermission.KEEP));
        Map<String, String> stages = new LinkedHashMap<>();
        Arrays.stream(VoiceStage.values()).forEach(s -> stages.put(s.name(), s.label()));
        Map<String, String> ways = new LinkedHashMap<>();
        Arrays.stream(VoiceWay.values()).forEach(w -> ways.put(w.name(), w.label()));
        return ListPage.of("群众意见", query, table(voices.rows(search)), voices.count(search))
                .filters(
                        List.of(
                                query.choose("stage", "进度", stages),
                                query.choose("way", "来源", ways),
                                query.choose("late", "期限", Map.of("yes", "已逾期"))))
                .in("deputies/voices");
    }

    /** Who sees all sees all; a deputy and a keeper their own, a unit what was passed to it. */
    private VoiceSearch search(Actor actor, ListQuery query, int offset, int most) {
        boolean all = actor.may(DeputiesPermission.SEE);
        AccountId self = actor.account();
        boolean unit = !all && actor.may(DeputiesPermission.HANDLE);
        List<Long> own =
                all || self == null
                        ? List.of()
                        : stations.keptBy(self).stream().map(StationId::value).toList();
        return new VoiceSearch(
                actor.seen().stream().map(CongressId::value).toList(),
                all || unit || self == null ? 0 : self.value(),
                unit ? List.of() : own,
                unit ? actor.units().stream().map(UnitId::value).toList() : List.of(),
                query.filter("stage"),
                query.filter("way"),
                query.filter("q"),
                !query.filter("late").isEmpty(),
                query.sort().equals("due"),
                offset,
                most);
    }

    private static Table table(List<Voice> rows) {
        return new Table(
                List.of(
                        Table.Column.text("title", "意见"),
                        Table.Column.text("way", "来源"),
                        Table.Column.text("who", "负责人"),
                        Table.Column.text("stage", "进度"),
                        Table.Column.text("taken", "收到日期"),
                        Table.Column.text("due", "期限").sortable()),
                rows.stream()
                        .map(row ->
                                Table.Row.of(
                                        "",
                                        Table.Cell.link(row.title(), Voices.address(row.id()))
                                                .small(row.number()),
                                        Table.Cell.text(row.way().label()),
                                        Table.Cell.text(row.accountName()),
                                        Table.Cell.status(VoiceSheet.status(row.stage())),
                                        Table.Cell.text(Dates.full(row.takenOn())),
                                        Table.Cell.text(
                                                row.dueOn() == null
                                                        ? ""
                                                        : Dates.full(row.dueOn()))))
                        .toList());
    }

    @Needs("deputies.keep")
    @GetMapping("/deputies/voices/new")
    String blank(Actor actor, @RequestParam(defaultValue = "") String station, Model model) {
        Form form = Form.to("/deputies/voices").draft("deputies-voice").value("station", station);
        return form(actor, model, form);
    }

    private String form(Actor actor, Model model, Form form) {
        model.addAttribute("form", form);
        AccountId self = actor.account();
        List<Option> choices =
                self == null
                        ? List.of()
                        : stations.keptBy(self).stream().map(this::option).toList();
        if (choices.isEmpty() && form.get("station").matches("\\d{1,18}")) {
            choices = List.of(option(new StationId(Long.parseLong(form.get("station")))));
        }
        model.addAttribute("stations", choices);
        model.addAttribute("areas", sheet.areas());
        return "deputies/voice-form";
    }

    private Option option(StationId id) {
        Station station = stations.known(id);
        return Option.of(id.toString(), station.name());
    }

    @Needs("deputies.keep")
    @PostMapping("/deputies/voices")
    String takeDown(
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        Form form = Form.sent(request).draft("deputies-voice");
        form = form.require("station", "请选择联络站").require("text", "请记下群众反映的事");
        if (!form.hasErrors()) {
            try {
                NewVoice given =
                        new NewVoice(
                                form.get("title"),
                                form.get("text"),
                                form.get("name"),
                                form.get("phone"),
                                form.get("area"));
                Received received = voices.takeDown(actor, station(form), given);
                redirect.addFlashAttribute(
                        "notice",
                        "已登记。请把查询码抄给群众：" + VoiceSheet.spaced(received.code()) + "（只显示这一次）");
                return "redirect:" + Voices.address(received.id());
            } catch (Refusal refusal) {
                String field = refusal.field();
                form = form.error(field == null ? "text" : field, refusal.sentence());
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return form(actor, model, form);
    }

    private static StationId station(Form form) {
        if (!form.get("station").matches("\\d{1,18}")) {
            throw Refusal.of("station", "请选择联络站。");
        }
        return new StationId(Long.parseLong(form.get("station")));
    }

    @Needs({"deputies.see", "deputies.keep", "deputies.contact", "deputies.handle"})
    @GetMapping("/deputies/voices/{id}")
    String voice(Actor actor, @PathVariable long id, Model model) {
        VoiceView view = voices.view(actor, new VoiceId(id));
        Voice voice = view.voice();
        boolean answers = voices.mayAnswer(actor, voice);
        boolean handles = voice.unit() != null && actor.units().contains(voice.unit());
        model.addAttribute("view", view);
        model.addAttribute("matter", sheet.matter(view, true, Voices.address(voice.id())));
        model.addAttribute("answers", answers);
        model.addAttribute("handles", handles && voice.stage() == VoiceStage.PASSED);
        model.addAttribute("units", answers ? units(voice.congress()) : List.of());
        model.addAttribute("deputies", answers ? deputies(voice.congress()) : List.of());
        model.addAttribute("self", actor.has(Role.DEPUTY) ? String.valueOf(actor.account()) : "");
        model.addAttribute(
                "grounds",
                Arrays.stream(RefusalWay.values())
                        .map(one -> Option.of(one.name(), one.label()).help(one.way()))
                        .toList());
        return "deputies/voice";
    }

    private List<Option> units(CongressId at) {
        return congress.units(at).stream()
                .limit(CHOICES_MAX)
                .map(unit -> Option.of(unit.id().toString(), unit.name()))
                .toList();
    }

    private List<Option> deputies(CongressId at) {
        return access.holders(Role.DEPUTY, at, null).stream()
                .limit(CHOICES_MAX)
                .map(access::account)
                .map(one -> Option.of(one.id().toString(), one.displayName()))
                .toList();
    }

    @Needs({"deputies.keep", "deputies.contact"})
    @PostMapping("/deputies/voices/{id}/answer")
    String answer(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String text,
            RedirectAttributes redirect) {
        voices.answer(actor, new VoiceId(id), text);
        return back(id, redirect, "已答复，群众凭查询码可以看到并评价。");
    }

    @Needs({"deputies.keep", "deputies.contact"})
    @PostMapping("/deputies/voices/{id}/passing")
    String pass(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") long unit,
            @RequestParam(defaultValue = "") String request,
            RedirectAttributes redirect) {
        voices.pass(actor, new VoiceId(id), new UnitId(chosen(unit, "unit", "请选择单位。")), request);
        return back(id, redirect, "已转办，单位收到待办和期限。");
    }

    @Needs({"deputies.keep", "deputies.contact"})
    @PostMapping("/deputies/voices/{id}/suggestion")
    String suggest(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") long deputy,
            RedirectAttributes redirect) {
        AccountId to = new AccountId(chosen(deputy, "deputy", "请选择代表。"));
        voices.suggest(actor, new VoiceId(id), to);
        if (to.equals(actor.account())) {
            redirect.addFlashAttribute("notice", "已转为建议线索。请据此起草建议。");
            return "redirect:" + Voices.writing(voices.view(actor, new VoiceId(id)).voice());
        }
        return back(id, redirect, "已转为建议线索，并告知代表。");
    }

    @Needs({"deputies.keep", "deputies.contact"})
    @PostMapping("/deputies/voices/{id}/forwarding")
    String forward(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes redirect) {
        voices.forward(actor, new VoiceId(id), note);
        return back(id, redirect, "已记下转热线；办理后请答复群众。");
    }

    @Needs({"deputies.keep", "deputies.contact"})
    @PostMapping("/deputies/voices/{id}/matter")
    String raise(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") long deputy,
            RedirectAttributes redirect) {
        AccountId to = new AccountId(chosen(deputy, "deputy", "请选择负责交办的代表。"));
        var matter = voices.raise(actor, new VoiceId(id), to);
        redirect.addFlashAttribute("notice", "已转为微实事。下一步：由代表交给承办单位。");
        return to.equals(actor.account())
                ? "redirect:/deputies/matters/" + matter
                : "redirect:" + Voices.address(new VoiceId(id));
    }

    @Needs({"deputies.keep", "deputies.contact"})
    @PostMapping("/deputies/voices/{id}/refusal")
    String refuse(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String ground,
            @RequestParam(defaultValue = "") String explained,
            RedirectAttributes redirect) {
        RefusalWay way =
                Arrays.stream(RefusalWay.values())
                        .filter(one -> one.name().equals(ground))
                        .findFirst()
                        .orElseThrow(() -> Refusal.of("ground", "请选择不予受理的理由。"));
        voices.refuse(actor, new VoiceId(id), way, explained);
        return back(id, redirect, "已告知群众不予受理的理由和可以去的地方。");
    }

    @Needs({"deputies.keep", "deputies.contact"})
    @PostMapping("/deputies/voices/{id}/telephone")
    String phone(Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        String phone = voices.phone(actor, new VoiceId(id));
        return back(id, redirect, "电话：" + phone + "。这次查看已记入办理过程。");
    }

    @Needs("deputies.handle")
    @PostMapping("/deputies/voices/{id}/report")
    String report(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String text,
            RedirectAttributes redirect) {
        voices.report(actor, new VoiceId(id), text);
        return back(id, redirect, "已反馈，由联络站或代表答复群众。");
    }

    @Needs("deputies.handle")
    @PostMapping("/deputies/voices/{id}/return")
    String giveBack(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String why,
            RedirectAttributes redirect) {
        voices.giveBack(actor, new VoiceId(id), why);
        redirect.addFlashAttribute("notice", "已退回。");
        return "redirect:/deputies/voices";
    }

    @Needs({"deputies.see", "deputies.keep", "deputies.contact", "deputies.handle"})
    @GetMapping("/deputies/voices/{id}/files/{file}")
    ResponseEntity<byte[]> file(Actor actor, @PathVariable long id, @PathVariable long file) {
        VoiceView view = voices.view(actor, new VoiceId(id));
        return sent(voices.file(view.voice().id(), file).orElseThrow(() -> new Refusal("没有这个附件。")));
    }

    static ResponseEntity<byte[]> sent(Documents.Content content) {
        String name = content.attachment().name();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(content.attachment().type()))
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(content.bytes());
    }

    private static long chosen(long id, String field, String sentence) {
        if (id <= 0) {
            throw Refusal.of(field, sentence);
        }
        return id;
    }

    private static String back(long id, RedirectAttributes redirect, String notice) {
        redirect.addFlashAttribute("notice", notice);
        return "redirect:" + Voices.address(new VoiceId(id));
    }
}
