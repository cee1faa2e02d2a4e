package org.openrenda.hotline.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openrenda.congress.Area;
import org.openrenda.congress.Congress;
import org.openrenda.congress.Unit;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.UnitId;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.record.Entry;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.record.Subject;
import org.openrenda.platform.web.Dates;
import org.openrenda.platform.web.Matter;
import org.openrenda.platform.web.Numbers;
import org.openrenda.platform.web.StatusWord;
import org.springframework.stereotype.Component;

/** Lays a ticket out in the shape that all matters have, with names in the place of codes. */
@Component
class TicketSheet {

    private final Congress congress;
    private final Record record;
    private final TopicWords topics;

    TicketSheet(Congress congress, Record record, TopicWords topics) {
        this.congress = congress;
        this.record = record;
        this.topics = topics;
    }

    static String title(TicketView ticket) {
        return ticket.title().isEmpty() ? "（无标题）" : ticket.title();
    }

    /** What the follow-up found: 已解决 · 满意; 未回访 when nobody asked. */
    static String result(TicketView ticket) {
        List<String> words = new ArrayList<>();
        if (ticket.contacted() != null) {
            words.add(ticket.contacted() ? "已联系" : "未联系");
        }
        if (ticket.solved() != null) {
            words.add(ticket.solved() ? "已解决" : "未解决");
        }
        if (ticket.satisfaction() != null) {
            words.add(ticket.satisfaction());
        }
        return words.isEmpty() ? "未回访" : String.join("，", words);
    }

    Matter matter(TicketView ticket) {
        List<Matter.Stage> stages = new ArrayList<>();
        stages.add(Matter.Stage.done("受理", ticket.receivedAt().toLocalDate()));
        stages.add(
                ticket.closedOn() != null
                        ? Matter.Stage.done("办结", ticket.closedOn())
                        : ticket.closed()
                                ? new Matter.Stage("办结", Matter.Progress.DONE, null)
                                : Matter.Stage.now("办理", null));
        return new Matter(
                title(ticket),
                ticket.number(),
                ticket.closed() ? StatusWord.green("已办结") : StatusWord.blue("办理中"),
                stages,
                null,
                facts(ticket),
                entries(ticket.id()));
    }

    private List<Matter.Fact> facts(TicketView ticket) {
        List<Matter.Fact> facts = new ArrayList<>();
        facts.add(
                Matter.Fact.of("议题", topics.path(ticket.topic()))
                        .at(
                                "/hotline/tickets?topic="
                                        + (ticket.topic().isEmpty() ? "none" : ticket.topic())));
        facts.add(Matter.Fact.of("分类依据", basis(ticket)));
        String unit = unitName(ticket.unit());
        facts.add(Matter.Fact.of("承办单位", unit).at("/hotline/tickets?unit=" + ticket.unit()));
        facts.add(Matter.Fact.of("区域", areaName(ticket.area())));
        if (!ticket.place().isEmpty()) {
            facts.add(Matter.Fact.of("地址", ticket.place()));
        }
        facts.add(Matter.Fact.of("受理时间", Dates.time(ticket.receivedAt())));
        facts.add(Matter.Fact.of("类型", ticket.kind()));
        facts.add(Matter.Fact.of("来源", ticket.source() + "，" + ticket.channel()));
        facts.add(Matter.Fact.of("回访结果", result(ticket)));
        facts.add(Matter.Fact.of("重复来电", ticket.repeat() ? "是，同一来电人近期反映过同一议题" : "否"));
        return facts;
    }

    private String basis(TicketView ticket) {
        if (ticket.correctedBy() != null) {
            return "由 " + ticket.correctedBy() + " 人工更正";
        }
        if (ticket.topic().isEmpty()) {
            return "没有找到可用的线索";
        }
        boolean given = !ticket.label().isEmpty() && topics.codeOf(ticket.label()).isPresent();
        return given
                ? "来源自带的分类“" + ticket.label() + "”"
                : "自动归类，把握 " + Numbers.percent(ticket.confidence());
    }

    private List<Matter.Entry> entries(TicketId id) {
        List<Matter.Entry> entries = new ArrayList<>();
        for (Entry one : record.of(new Subject("hotline", "ticket", id.value()))) {
            String summary = one.summary();
            entries.add(
                    Matter.Entry.of(
                                    java.time.LocalDateTime.ofInstant(one.at(), Calendar.ZONE),
                                    one.actorName(),
                                    one.act())
                            .saying(summary == null ? "（内容已依法删除）" : summary));
        }
        return entries;
    }

    List<Unit> units(CongressId owner) {
        return congress.units(owner);
    }

    /** Units of the looker's congress and of the ticket's, each once. */
    Set<Unit> unitsFor(CongressId home, CongressId owner) {
        Set<Unit> units = new LinkedHashSet<>(congress.units(owner));
        units.addAll(congress.units(home));
        return units;
    }

    Map<Long, String> unitNames(List<TicketView> tickets) {
        Map<Long, String> names = new HashMap<>();
        for (TicketView ticket : tickets) {
            names.computeIfAbsent(ticket.unit(), this::unitName);
        }
        return names;
    }

    private String unitName(long id) {
        try {
            return id == 0 ? "未确定" : congress.unit(new UnitId(id)).name();
        } catch (Refusal gone) {
            return "未确定";
        }
    }

    private Map<String, Area> areas() {
        Map<String, Area> areas = new LinkedHashMap<>();
        congress.areas().forEach(area -> areas.put(area.code(), area));
        return areas;
    }

    /** 东城区 or, of a town, 东城区和平街道; 未确定 when not known. */
    String areaName(String code) {
        return areaName(areas(), code);
    }

    static String areaName(Map<String, Area> areas, String code) {
        Area area = areas.get(code);
        if (area == null) {
            return "未确定";
        }
        Area county = code.length() > 6 ? areas.get(code.substring(0, 6)) : null;
        return county == null ? area.name() : county.name() + area.name();
    }

    /** The area with all that lie in it. */
    List<String> below(String code) {
        Area area = areas().get(code);
        boolean city = area != null && area.level().equals("CITY");
        String prefix = city ? code.substring(0, 4) : code;
        return areas().keySet().stream().filter(one -> one.startsWith(prefix)).toList();
    }

    /** Counties, and of a chosen one its towns. */
    Map<String, String> areaSteps(String chosen) {
        Map<String, String> steps = new LinkedHashMap<>();
        String county = chosen.length() >= 6 ? chosen.substring(0, 6) : "\n";
        for (Area area : areas().values()) {
            if (area.level().equals("COUNTY")) {
                steps.put(area.code(), area.name());
            } else if (area.code().length() > 6 && area.code().startsWith(county)) {
                steps.put(area.code(), "　" + area.name());
            }
        }
        steps.put("none", "未确定");
        return steps;
    }
}
