package org.openrenda.congress.imports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openrenda.congress.Area;
import org.openrenda.congress.Congress;
import org.openrenda.congress.CongressLevel;
import org.openrenda.congress.CongressPermission;
import org.openrenda.platform.Actor;
import org.springframework.stereotype.Component;

/** Rules for what stands under one another: areas and congresses. */
@Component
class PlaceRules {

    private static final int AREA_LEVELS_MAX = 8;
    private static final int POPULATION_DIGITS_MAX = 9;
    private static final List<String> AREA_ORDER = List.of("CITY", "COUNTY", "TOWN", "SUBDISTRICT");

    private final Congress congress;
    private final Codes codes;

    PlaceRules(Congress congress, Codes codes) {
        this.congress = congress;
        this.codes = codes;
    }

    void areas(Actor actor, List<TreeLine> lines, TreePlan plan) {
        Map<String, Area> known = new HashMap<>();
        congress.areas().forEach(area -> known.put(area.code(), area));
        Map<String, TreeLine> inFile = new HashMap<>();
        for (TreeLine line : lines) {
            plan.present(line);
            plan.unique(line, "code", line.get("code"));
            inFile.putIfAbsent(line.get("code"), line);
        }
        refuseCycles(lines, inFile, plan);
        lines.forEach(line -> area(line, known, inFile, plan));
        refuseOrphans(lines, inFile, known.keySet(), plan);
        lines.stream()
                .filter(line -> !plan.isBad(line))
                .map(PlaceRules::area)
                .sorted(Comparator.comparing(area -> AREA_ORDER.indexOf(area.level())))
                .forEach(area -> {
                    Area before = known.get(area.code());
                    if (before == null) {
                        plan.add(() -> congress.area(actor, area));
                    } else if (before.equals(area)) {
                        plan.same();
                    } else {
                        plan.change(() -> congress.area(actor, area));
                    }
                });
    }

    private static void area(
            TreeLine line, Map<String, Area> known, Map<String, TreeLine> inFile, TreePlan plan) {
        String level = Words.AREA_LEVELS.getOrDefault(line.get("level"), "");
        String code = line.get("code");
        boolean small = level.equals("TOWN") || level.equals("SUBDISTRICT");
        if (!code.isEmpty() && !code.matches(small ? "[0-9]{9}" : "[0-9]{6}")) {
            plan.bad(line, "code", "代码应为 6 位（市、县）或 9 位（乡镇、街道）数字，并与级别一致");
        }
        if (level.isEmpty() && !line.get("level").isEmpty()) {
            plan.bad(line, "level", "级别应为：" + Words.told(Words.AREA_LEVELS));
        }
        if (!line.get("population")
                .replaceAll("[,，]", "")
                .matches("[0-9]{0," + POPULATION_DIGITS_MAX + "}")) {
            plan.bad(line, "population", "人口应为不带小数的数字");
        }
        Area before = known.get(code);
        if (before != null && !level.isEmpty() && !before.level().equals(level)) {
            plan.bad(line, "level", "系统中这个代码的级别是“" + before.level() + "”，不能用导入改动");
        }
        String parent = line.get("parent");
        if (before != null && !parent.equals(Words.orEmpty(before.parentCode()))) {
            plan.bad(line, "parent", "系统中的上级是“" + Words.orEmpty(before.parentCode()) + "”，不能用导入改动");
        }
        String above = levelOf(parent, known, inFile);
        boolean under =
                parent.isEmpty()
                        || above.isEmpty()
                        || level.isEmpty()
                        || Math.min(2, AREA_ORDER.indexOf(above))
                                < Math.min(2, AREA_ORDER.indexOf(level));
        if (!under) {
            plan.bad(line, "parent", "上级的级别不比它高");
        }
    }

    private static String levelOf(
            String code, Map<String, Area> known, Map<String, TreeLine> inFile) {
        TreeLine line = inFile.get(code);
        if (line != null) {
            return Words.AREA_LEVELS.getOrDefault(line.get("level"), "");
        }
        Area area = known.get(code);
        return area == null ? "" : area.level();
    }

    private static Area area(TreeLine line) {
        String population = line.get("population").replaceAll("[,，]", "");
        String parent = line.get("parent");
        return new Area(
                line.get("code"),
                line.get("name"),
                Words.AREA_LEVELS.getOrDefault(line.get("level"), ""),
                parent.isEmpty() ? null : parent,
                population.isEmpty() ? 0 : Integer.parseInt(population));
    }

    void congresses(Actor actor, List<TreeLine> lines, TreePlan plan) {
        Map<String, Codes.Known> known = codes.congresses();
        Map<String, TreeLine> inFile = new HashMap<>();
        for (TreeLine line : lines) {
            plan.present(line);
            plan.unique(line, "code", line.get("code"));
            plan.unique(line, "name", line.get("name"));
            inFile.putIfAbsent(line.get("name"), line);
        }
        lines.forEach(line -> inFile.put(line.get("code"), line));
        refuseCycles(lines, inFile, plan);
        Set<String> areas = new LinkedHashSet<>();
        congress.areas().forEach(area -> areas.add(area.code()));
        for (TreeLine line : lines) {
            if (!line.get("area").isEmpty() && !areas.contains(line.get("area"))) {
                plan.bad(line, "area", "没有这个区域代码，请先导入行政区域");
            }
            level(actor, line, known, inFile, plan);
            unchanged(actor, line, known, plan);
        }
        refuseOrphans(lines, inFile, known.keySet(), plan);
        List<TreeLine> good = new ArrayList<>(lines);
        good.removeIf(plan::isBad);
        good.sort(Comparator.comparing(line -> Words.LEVELS.get(line.get("level"))));
        good.forEach(line -> congress(actor, line, known, plan));
    }

    private static void level(
            Actor actor,
            TreeLine line,
            Map<String, Codes.Known> known,
            Map<String, TreeLine> inFile,
            TreePlan plan) {
        CongressLevel level = Words.LEVELS.get(line.get("level"));
        if (level == null && !line.get("level").isEmpty()) {
            plan.bad(line, "level", "级别应为：" + Words.told(Words.LEVELS));
        }
        Codes.Known upper = known.get(line.get("parent"));
        TreeLine upperLine = inFile.get(line.get("parent"));
        CongressLevel above =
                upper != null
                        ? upper.level()
                        : upperLine == null ? null : Words.LEVELS.get(upperLine.get("level"));
        if (level != null && above != null && level.compareTo(above) <= 0) {
            plan.bad(line, "parent", "上级是" + above.label() + "人大，不比它高一级");
        }
        if (upper != null && !actor.may(CongressPermission.TREE_BUILD, upper.id())) {
            plan.bad(line, "parent", "上级不在您管理的范围内");
        }
    }

    /** What a known congress is and where it hangs is not changed by a file: people hang on it. */
    private static void unchanged(
            Actor actor, TreeLine line, Map<String, Codes.Known> known, TreePlan plan) {
        Codes.Known before = before(line, known);
        if (before == null) {
            if (line.get("parent").isEmpty()) {
                plan.bad(line, "parent", "新的人大须写明上级");
            }
            return;
        }
        if (!actor.may(CongressPermission.TREE_BUILD, before.id())) {
            plan.bad(line, "code", "这个人大不在您管理的范围内");
        }
        if (before.code() != null && !before.code().equals(line.get("code"))) {
            plan.bad(line, "name", "系统中“" + before.name() + "”的编码是“" + before.code() + "”");
        }
        if (!before.name().equals(line.get("name"))) {
            plan.bad(line, "name", "系统中这个编码是“" + before.name() + "”，更名请在人大组织页办理");
        }
        if (before.level() != Words.LEVELS.get(line.get("level"))) {
            plan.bad(line, "level", "系统中是" + before.level().label() + "，不能用导入改动");
        }
        Codes.Known upper = known.get(line.get("parent"));
        if (!java.util.Objects.equals(upper == null ? null : upper.id(), before.parent())) {
            plan.bad(line, "parent", "与系统中的上级不同，不能用导入改动");
        }
    }

    private static Codes.@org.jspecify.annotations.Nullable Known before(
            TreeLine line, Map<String, Codes.Known> known) {
        Codes.Known byCode = known.get(line.get("code"));
        return byCode != null ? byCode : known.get(line.get("name"));
    }

    private void congress(
            Actor actor, TreeLine line, Map<String, Codes.Known> known, TreePlan plan) {
        Codes.Known before = before(line, known);
        String code = line.get("code");
        String area = line.get("area").isEmpty() ? null : line.get("area");
        if (before == null) {
            plan.add(() ->
                    codes.describe(
                            congress.found(
                                    actor,
                                    line.get("name"),
                                    Words.LEVELS.get(line.get("level")),
                                    codes.congress(line.get("parent")),
                                    area),
                            code,
                            area));
        } else if (code.equals(before.code()) && line.get("area").equals(before.area())) {
            plan.same();
        } else {
            plan.change(() -> codes.describe(before.id(), code, area));
        }
    }

    /** No row may stand above itself, by however many others. */
    private static void refuseCycles(
            List<TreeLine> lines, Map<String, TreeLine> inFile, TreePlan plan) {
        for (TreeLine line : lines) {
            Set<String> way = new LinkedHashSet<>();
            TreeLine at = line;
            while (at != null && way.size() <= AREA_LEVELS_MAX && way.add(at.get("code"))) {
                at = inFile.get(at.get("parent"));
            }
            if (at != null && at.get("code").equals(line.get("code"))) {
                plan.bad(
                        line,
                        "parent",
                        "上级关系成环：" + String.join(" → ", way) + " → " + at.get("code"));
            } else if (way.size() > AREA_LEVELS_MAX) {
                plan.bad(line, "parent", "上级超过 " + AREA_LEVELS_MAX + " 层");
            }
        }
    }

    /** A row under a row that cannot be taken cannot be taken either. */
    private static void refuseOrphans(
            List<TreeLine> lines, Map<String, TreeLine> inFile, Set<String> known, TreePlan plan) {
        for (int pass = 0; pass < AREA_LEVELS_MAX; pass++) {
            for (TreeLine line : lines) {
                String parent = line.get("parent");
                TreeLine upper = inFile.get(parent);
                if (plan.isBad(line) || parent.isEmpty() || known.contains(parent)) {
                    continue;
                }
                if (upper == null) {
                    plan.bad(line, "parent", "系统和文件里都没有这个上级");
                } else if (plan.isBad(upper)) {
                    plan.bad(line, "parent", "它的上级在第 " + upper.line() + " 行，那一行有误");
                }
            }
        }
    }
}
