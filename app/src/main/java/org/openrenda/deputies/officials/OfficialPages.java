package org.openrenda.deputies.officials;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.openrenda.deputies.DeputiesPermission;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Grant;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Role;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.web.Dates;
import org.openrenda.platform.web.ListPage;
import org.openrenda.platform.web.ListQuery;
import org.openrenda.platform.web.Matter;
import org.openrenda.platform.web.NavEntry;
import org.openrenda.platform.web.StatusWord;
import org.openrenda.platform.web.Table;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Requests to meet officials: a deputy's own, or all of a congress for those who arrange them. */
@Controller
class OfficialPages {

    private final Officials officials;
    private final Record record;

    OfficialPages(Officials officials, Record record) {
        this.officials = officials;
        this.record = record;
    }

    @Bean
    static NavEntry meetingsWithOfficials() {
        return NavEntry.desk("代表", "约见负责人", "/deputies/officials", 368).needing("deputies.read");
    }

    @Needs({"deputies.see", "deputies.take-part"})
    @GetMapping("/deputies/officials")
    ModelAndView list(Actor actor, HttpServletRequest request, Model model) {
        boolean staff = actor.may(DeputiesPermission.SEE, actor.home());
        model.addAttribute("mayAsk", actor.may(DeputiesPermission.TAKE_PART));
        List<OfficialMeeting> all =
                staff ? officials.all(actor, actor.home()) : officials.own(actor);
        return ListPage.whole("约见负责人", ListQuery.of(request), table(all), "stage")
                .in("deputies/officials/list");
    }

    private static Table table(List<OfficialMeeting> all) {
        return new Table(
                List.of(
                        Table.Column.text("topic", "约见事由").sortable(),
                        Table.Column.text("name", "代表").sortable(),
                        Table.Column.text("organ", "约见机关").sortable(),
                        Table.Column.text("time", "约见时间"),
                        Table.Column.text("stage", "进度")),
                all.stream()
                        .map(one ->
                                Table.Row.of(
                                        "",
                                        Table.Cell.link(one.topic(), Officials.address(one.id())),
                                        Table.Cell.text(one.name()),
                                        Table.Cell.text(one.organ()),
                                        Table.Cell.text(time(one)),
                                        Table.Cell.status(status(one.stage()))))
                        .toList());
    }

    private static String time(OfficialMeeting one) {
        return one.meetsAt() == null
                ? ""
                : Dates.time(LocalDateTime.ofInstant(one.meetsAt(), Calendar.ZONE));
    }

    private static StatusWord status(MeetingStage stage) {
        return switch (stage) {
            case ASKED, HELD -> StatusWord.amber(stage.label());
            case ARRANGED -> StatusWord.blue(stage.label());
            case ANSWERED -> StatusWord.green(stage.label());
            case DECLINED, WITHDRAWN -> StatusWord.grey(stage.label());
        };
    }

    @Needs("deputies.take-part")
    @PostMapping("/deputies/officials")
    String ask(
            Actor actor,
            @RequestParam(defaultValue = "") String organ,
            @RequestParam(defaultValue = "") String topic,
            @RequestParam(defaultValue = "") String text,
            RedirectAttributes redirect) {
        CongressId at =
                actor.grants().stream()
                        .filter(grant -> grant.role() == Role.DEPUTY)
                        .map(Grant::congress)
                        .findFirst()
                        .orElse(actor.home());
        OfficialMeetingId id = officials.ask(actor, at, organ, topic, text);
        return back(id.value(), redirect, "已提出约见，代表工作机构联系安排后通知您。");
    }

    @Needs({"deputies.see", "deputies.take-part"})
    @GetMapping("/deputies/officials/{id}")
    String one(Actor actor, @PathVariable long id, Model model) {
        OfficialMeeting is = officials.meeting(actor, new OfficialMeetingId(id));
        model.addAttribute("meeting", is);
        model.addAttribute("matter", matter(is));
        model.addAttribute("own", is.account().equals(actor.account()));
        model.addAttribute("organises", actor.may(DeputiesPermission.ORGANISE, is.congress()));
        return "deputies/officials/meeting";
    }

    private Matter matter(OfficialMeeting is) {
        List<Matter.Fact> facts = new ArrayList<>();
        facts.add(Matter.Fact.of("代表", is.name()));
        facts.add(Matter.Fact.of("约见机关", is.organ()));
        if (!is.official().isEmpty()) {
            facts.add(Matter.Fact.of("负责人", is.official()));
            facts.add(Matter.Fact.of("时间", time(is)));
            facts.add(Matter.Fact.of("地点", is.place()));
        }
        return new Matter(
                is.topic(),
                "",
                status(is.stage()),
                List.of(),
                null,
                facts,
                record.of(Officials.subject(is.id())).stream()
                        .map(one ->
                                Matter.Entry.of(
                                                LocalDateTime.ofInstant(one.at(), Calendar.ZONE),
                                                one.actorName(),
                                                one.act())
                                        .saying(one.summary() == null ? "" : one.summary()))
                        .toList());
    }

    @Needs("deputies.take-part")
    @PostMapping("/deputies/officials/{id}/withdrawal")
    String withdraw(Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        officials.withdraw(actor, new OfficialMeetingId(id));
        return back(id, redirect, "已撤回约见。");
    }

    @Needs("deputies.organise")
    @PostMapping("/deputies/officials/{id}/arrangement")
    String arrange(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String official,
            @RequestParam(defaultValue = "") String date,
            @RequestParam(defaultValue = "") String time,
            @RequestParam(defaultValue = "") String place,
            RedirectAttributes redirect) {
        officials.arrange(actor, new OfficialMeetingId(id), official, at(date, time), place);
        return back(id, redirect, "已安排，并通知代表。");
    }

    private static Instant at(String date, String time) {
        try {
            return LocalDateTime.parse(date + "T" + time).atZone(Calendar.ZONE).toInstant();
        } catch (DateTimeParseException e) {
            throw Refusal.of("date", "请填写日期和时间，时间例如 09:30。");
        }
    }

    @Needs("deputies.organise")
    @PostMapping("/deputies/officials/{id}/declining")
    String decline(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        officials.decline(actor, new OfficialMeetingId(id), reason);
        return back(id, redirect, "已登记，并向代表说明理由。");
    }

    @Needs("deputies.organise")
    @PostMapping("/deputies/officials/{id}/minutes")
    String hold(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String minutes,
            RedirectAttributes redirect) {
        officials.hold(actor, new OfficialMeetingId(id), minutes);
        return back(id, redirect, "已登记约见情况。下一步：请被约见机关反馈处理情况。");
    }

    @Needs("deputies.organise")
    @PostMapping("/deputies/officials/{id}/feedback")
    String feedBack(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String answer,
            RedirectAttributes redirect) {
        officials.feedBack(actor, new OfficialMeetingId(id), answer);
        return back(id, redirect, "已反馈给代表。");
    }

    private static String back(long id, RedirectAttributes redirect, String notice) {
        redirect.addFlashAttribute("notice", notice);
        return "redirect:/deputies/officials/" + id;
    }
}
