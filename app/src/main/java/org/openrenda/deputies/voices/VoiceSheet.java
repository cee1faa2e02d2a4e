package org.openrenda.deputies.voices;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openrenda.congress.Area;
import org.openrenda.congress.Congress;
import org.openrenda.deputies.mandates.Mandates;
import org.openrenda.platform.Origin;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.documents.Attachment;
import org.openrenda.platform.web.Dates;
import org.openrenda.platform.web.FormField.Option;
import org.openrenda.platform.web.LegalBasis;
import org.openrenda.platform.web.Matter;
import org.openrenda.platform.web.Numbers;
import org.openrenda.platform.web.StatusWord;
import org.springframework.stereotype.Component;

/** Lays a voice out in the shape that all matters of the house have. */
@Component
class VoiceSheet {

    private static final int AMBER_WITHIN_WORKDAYS = 2;

    private static final LegalBasis LAW =
            LegalBasis.of("代表法第二十八条、第三十七条", "代表应当密切联系群众，听取和反映人民群众的意见和要求；代表不直接处理具体问题。");

    private final Calendar calendar;
    private final Congress congress;
    private final Mandates mandates;

    VoiceSheet(Calendar calendar, Congress congress, Mandates mandates) {
        this.calendar = calendar;
        this.congress = congress;
        this.mandates = mandates;
    }

    static StatusWord status(VoiceStage stage) {
        return switch (stage) {
            case ANSWERED, CLOSED -> StatusWord.green(stage.label());
            case REFUSED -> StatusWord.grey(stage.label());
            default -> StatusWord.blue(stage.label());
        };
    }

    static String spaced(String code) {
        return code.replaceAll("(.{4})(?=.)", "$1 ");
    }

    /** Areas with the names of those above, so that two towns of one name stay apart. */
    List<Option> areas() {
        Map<String, String> names = new TreeMap<>();
        List<Option> options = new ArrayList<>();
        List<Area> areas = congress.areas();
        areas.forEach(area -> names.put(area.code(), area.name()));
        for (Area area : areas) {
            String above =
                    area.parentCode() == null ? "" : names.getOrDefault(area.parentCode(), "");
            boolean town = area.code().length() > 6;
            options.add(Option.of(area.code(), town ? above + " " + area.name() : area.name()));
        }
        return options;
    }

    private String area(String code) {
        return areas().stream()
                .filter(one -> one.value().equals(code))
                .map(Option::label)
                .findFirst()
                .orElse("未注明");
    }

    /** For the desk with names; for the citizen without those of single persons. */
    Matter matter(VoiceView view, boolean named, String address) {
        Voice voice = view.voice();
        return new Matter(
                voice.title(),
                voice.number(),
                status(voice.stage()),
                stages(voice),
                next(voice),
                facts(view, named),
                entries(view, named, address));
    }

    private static List<Matter.Stage> stages(Voice voice) {
        VoiceStage now = voice.stage();
        boolean answered = voice.isOver();
        boolean open = now == VoiceStage.TAKEN;
        return List.of(
                Matter.Stage.done("收到", voice.takenOn()),
                open
                        ? Matter.Stage.now("分流", voice.dueOn())
                        : new Matter.Stage("分流", Matter.Progress.DONE, null),
                answered
                        ? new Matter.Stage("办理", Matter.Progress.DONE, null)
                        : open
                                ? Matter.Stage.next("办理", null)
                                : Matter.Stage.now("办理", voice.dueOn()),
                answered
                        ? new Matter.Stage(
                                now == VoiceStage.REFUSED ? "告知" : "答复", Matter.Progress.DONE, null)
                        : Matter.Stage.next("答复", null),
                now == VoiceStage.CLOSED
                        ? new Matter.Stage("群众评价", Matter.Progress.DONE, null)
                        : now == VoiceStage.ANSWERED
                                ? Matter.Stage.now("群众评价", null)
                                : Matter.Stage.next("群众评价", null));
    }

    private Matter.@Nullable Next next(Voice voice) {
        boolean gone =
                voice.station() == null && !mandates.mayAct(voice.account(), voice.congress());
        // DEP-4: what a deputy may not answer now is answered by the congress.
        String who = gone ? "人大机关" : voice.accountName();
        return switch (voice.stage()) {
            case TAKEN -> next(voice, "答复或分流", who);
            case PASSED -> next(voice, "办理并反馈", String.valueOf(voice.unitName()));
            case REPORTED, SUGGESTED, FORWARDED -> next(voice, "答复群众", who);
            case RAISED -> next(voice, "按微实事办理", "承办单位和代表");
            case ANSWERED -> next(voice, "评价", "反映意见的群众");
            case CLOSED, REFUSED -> null;
        };
    }

    private Matter.Next next(Voice voice, String what, String who) {
        var due = voice.dueOn();
        return new Matter.Next(
                what,
                who,
                due,
                due == null ? null : Dates.due(calendar.workdaysUntil(due), AMBER_WITHIN_WORKDAYS));
    }

    private List<Matter.Fact> facts(VoiceView view, boolean named) {
        Voice voice = view.voice();
        List<Matter.Fact> facts = new ArrayList<>();
        facts.add(Matter.Fact.of("来源", voice.way().label()).by(LAW));
        facts.add(
                Matter.Fact.of(
                        voice.way() == VoiceWay.MESSAGE ? "代表" : "登记人", voice.accountName()));
        facts.add(Matter.Fact.of("地点", area(voice.areaCode())));
        facts.add(Matter.Fact.of("收到日期", Dates.full(voice.takenOn())));
        if (named) {
            String caller = voice.caller().isEmpty() ? "没有留姓名" : voice.caller() + "先生（女士）";
            facts.add(Matter.Fact.of("群众", caller));
            facts.add(
                    Matter.Fact.of(
                            "电话", voice.phoneShown().isEmpty() ? "没有留" : voice.phoneShown()));
        }
        if (voice.unitName() != null) {
            facts.add(Matter.Fact.of("转办单位", voice.unitName()));
        }
        Origin outcome = voice.outcome();
        if (outcome != null && named) {
            facts.add(Matter.Fact.of("转为", outcome.title()).at(outcome.address()));
        }
        if (view.rating() != null) {
            String reason = view.ratingReason();
            facts.add(
                    Matter.Fact.of(
                            "群众评价",
                            view.rating().label() + (reason.isEmpty() ? "" : "：" + reason)));
        }
        return facts;
    }

    private static List<Matter.Entry> entries(VoiceView view, boolean named, String address) {
        List<Matter.Entry> entries = new ArrayList<>();
        for (VoiceStep step : view.steps()) {
            if (!named && (step.act() == VoiceAct.REPORT || step.act() == VoiceAct.GIVE_BACK)) {
                continue;
            }
            Matter.Entry entry =
                    Matter.Entry.of(
                                    LocalDateTime.ofInstant(step.at(), Calendar.ZONE),
                                    named ? step.byName() : "",
                                    step.act().label())
                            .saying(step.text());
            entries.add(step.act() == VoiceAct.TAKE ? entry.with(files(view, address)) : entry);
        }
        return entries;
    }

    private static List<Matter.FileLink> files(VoiceView view, String address) {
        List<Matter.FileLink> files = new ArrayList<>();
        for (Attachment file : view.files()) {
            files.add(
                    new Matter.FileLink(
                            file.name(),
                            address + "/files/" + file.id(),
                            Numbers.bytes(file.size())));
        }
        return files;
    }
}
