package org.openrenda.congress.imports;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openrenda.congress.Congress;
import org.openrenda.congress.CongressLevel;
import org.openrenda.congress.CongressPermission;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.springframework.stereotype.Component;

/** Rules for what belongs to one congress: organs, terms and units. */
@Component
class PartRules {

    private static final Pattern DAY =
            Pattern.compile("([12][0-9]{3})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?( 00:00(:00)?)?");

    private final Congress congress;
    private final Codes codes;

    PartRules(Congress congress, Codes codes) {
        this.congress = congress;
        this.codes = codes;
    }

    /** The congress a row belongs to, when this person may build there. */
    private static Codes.@Nullable Known owner(
            Actor actor, TreeLine line, Map<String, Codes.Known> known, TreePlan plan) {
        Codes.Known owner = known.get(line.get("congress"));
        if (owner == null && !line.get("congress").isEmpty()) {
            plan.bad(line, "congress", "没有这个人大，请写编码或全称；新的人大请先导入");
        }
        if (owner != null && !actor.may(CongressPermission.TREE_BUILD, owner.id())) {
            plan.bad(line, "congress", "这个人大不在您管理的范围内");
            return null;
        }
        return owner;
    }

    void organs(Actor actor, List<TreeLine> lines, TreePlan plan) {
        parts(
                actor,
                lines,
                plan,
                new Kind(
                        Words.ORGANS,
                        codes::organs,
                        (owner, part) -> {
                            String area = part.area().isEmpty() ? null : part.area();
                            congress.organ(actor, owner, part.kind(), part.name(), area);
                            codes.describeOrgan(codes.organ(owner, part.name()), part);
                        },
                        codes::describeOrgan));
    }

    void units(Actor actor, List<TreeLine> lines, TreePlan plan) {
        parts(
                actor,
                lines,
                plan,
                new Kind(
                        Words.UNITS,
                        codes::units,
                        (owner, part) -> {
                            String area = part.area().isEmpty() ? null : part.area();
                            var unit = congress.unit(actor, owner, part.name(), part.kind(), area);
                            codes.describeUnit(unit.value(), part);
                        },
                        codes::describeUnit));
    }

    /** What organs and units differ in. */
    private record Kind(
            Map<String, String> words,
            Function<CongressId, List<Codes.Part>> known,
            java.util.function.BiConsumer<CongressId, Codes.Part> add,
            java.util.function.BiConsumer<Long, Codes.Part> change) {}

    private void parts(Actor actor, List<TreeLine> lines, TreePlan plan, Kind kind) {
        Map<String, Codes.Known> congresses = codes.congresses();
        Map<CongressId, List<Codes.Part>> known = new HashMap<>();
        Set<String> areas = new LinkedHashSet<>();
        congress.areas().forEach(area -> areas.add(area.code()));
        for (TreeLine line : lines) {
            plan.present(line);
            Codes.Known owner = owner(actor, line, congresses, plan);
            String of = owner == null ? line.get("congress") : owner.id().toString();
            plan.unique(line, "code", of + "\n" + line.get("code"));
            plan.unique(line, "name", of + "\n" + line.get("name"));
            if (!kind.words().containsKey(line.get("kind")) && !line.get("kind").isEmpty()) {
                plan.bad(line, "kind", "类别应为：" + Words.told(kind.words()));
            }
            if (!line.get("area").isEmpty() && !areas.contains(line.get("area"))) {
                plan.bad(line, "area", "没有这个区域代码，请先导入行政区域");
            }
            if (owner != null) {
                presidiumOnly(owner, line, kind, plan);
                part(owner.id(), line, known, plan, kind);
            }
        }
    }

    private static void presidiumOnly(Codes.Known owner, TreeLine line, Kind kind, TreePlan plan) {
        boolean organ = kind.words() == Words.ORGANS;
        boolean presidium = "PRESIDIUM".equals(kind.words().get(line.get("kind")));
        if (organ && owner.level() == CongressLevel.TOWNSHIP && !presidium) {
            plan.bad(line, "kind", "CAL-8 乡镇人大不设常委会和专门机构，只有主席团");
        }
    }

    private void part(
            CongressId owner,
            TreeLine line,
            Map<CongressId, List<Codes.Part>> known,
            TreePlan plan,
            Kind kind) {
        List<Codes.Part> there = known.computeIfAbsent(owner, kind.known());
        Codes.Part before = null;
        for (Codes.Part one : there) {
            boolean byCode = line.get("code").equals(one.code());
            boolean byName = line.get("name").equals(one.name());
            if (byName && one.code() != null && !byCode) {
                plan.bad(line, "name", "系统中这个名称的编码是“" + one.code() + "”");
            }
            if (byCode || byName && one.code() == null && before == null) {
                before = one;
            }
        }
        if (plan.isBad(line)) {
            return;
        }
        long id = before == null ? 0 : before.id();
        String meaning = kind.words().getOrDefault(line.get("kind"), "");
        Codes.Part after =
                new Codes.Part(id, line.get("code"), line.get("name"), meaning, line.get("area"));
        if (before == null) {
            plan.add(() -> kind.add().accept(owner, after));
        } else if (before.equals(after)) {
            plan.same();
        } else {
            plan.change(() -> kind.change().accept(id, after));
        }
    }

    void terms(Actor actor, List<TreeLine> lines, TreePlan plan) {
        Map<String, Codes.Known> congresses = codes.congresses();
        for (TreeLine line : lines) {
            plan.present(line);
            Codes.Known owner = owner(actor, line, congresses, plan);
            String of = owner == null ? line.get("congress") : owner.id().toString();
            plan.unique(line, "number", of + "\n" + line.get("number"));
            if (!line.get("number").matches("[1-9][0-9]{0,2}|")) {
                plan.bad(line, "number", "届次应为整数，例如 15");
            }
            LocalDate starts = day(line, "starts", plan);
            LocalDate ends = day(line, "ends", plan);
            if (starts != null && ends != null && !ends.isAfter(starts)) {
                plan.bad(line, "ends", "结束日期应在开始日期之后");
            }
            if (owner != null && starts != null && !plan.isBad(line)) {
                term(actor, owner.id(), line, starts, ends, plan);
            }
        }
    }

    private void term(
            Actor actor,
            CongressId owner,
            TreeLine line,
            LocalDate starts,
            @Nullable LocalDate ends,
            TreePlan plan) {
        int number = Integer.parseInt(line.get("number"));
        Codes.Term before =
                codes.terms(owner).stream()
                        .filter(term -> term.number() == number)
                        .findFirst()
                        .orElse(null);
        if (before == null) {
            plan.add(() -> {
                congress.term(actor, owner, number, starts);
                codes.endTerm(owner, number, ends);
            });
        } else if (!before.starts().equals(starts)) {
            plan.bad(line, "starts", "系统中第 " + number + " 届自 " + before.starts() + " 开始，不能用导入改动");
        } else if (java.util.Objects.equals(before.ends(), ends)) {
            plan.same();
        } else {
            plan.change(() -> codes.endTerm(owner, number, ends));
        }
    }

    private static @Nullable LocalDate day(TreeLine line, String key, TreePlan plan) {
        String text = line.get(key);
        if (text.isEmpty()) {
            return null;
        }
        Matcher day = DAY.matcher(text);
        try {
            if (day.matches()) {
                return LocalDate.of(
                        Integer.parseInt(day.group(1)),
                        Integer.parseInt(day.group(2)),
                        Integer.parseInt(day.group(3)));
            }
        } catch (DateTimeException notInTheCalendar) {
            plan.bad(line, key, "日历上没有这一天");
            return null;
        }
        plan.bad(line, key, "日期应写成 2022-01-11 的样子");
        return null;
    }
}
