package org.openrenda.congress;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.Actor;
import org.openrenda.platform.PersonId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.documents.TableFile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Deputies from a table file: first a full report of what it would do, then all good rows in one
 * transaction. Nothing is written by looking.
 */
@Component
class Roster {

    private static final int ROWS_MAX = 20_000;
    private static final int TROUBLES_SHOWN = 500;

    private static final Map<String, List<String>> COLUMNS = columns();

    private final Congress congress;
    private final People people;

    Roster(Congress congress, People people) {
        this.congress = congress;
        this.people = people;
    }

    private static Map<String, List<String>> columns() {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        columns.put("姓名", List.of("姓名", "代表姓名"));
        columns.put("选举单位", List.of("选举单位", "选区", "原选举单位"));
        columns.put("代表团", List.of("代表团", "所在代表团"));
        columns.put("代表小组", List.of("代表小组", "小组"));
        columns.put("职业构成", List.of("职业构成", "职业", "构成"));
        columns.put("性别", List.of("性别"));
        columns.put("出生年份", List.of("出生年份", "出生年月", "出生日期"));
        columns.put("民族", List.of("民族"));
        columns.put("党派", List.of("党派", "政治面貌"));
        columns.put("单位及职务", List.of("单位及职务", "工作单位及职务", "职务", "工作单位"));
        columns.put("手机", List.of("手机", "手机号", "手机号码", "联系电话", "电话"));
        return columns;
    }

    /** One row that can be taken. */
    private record Line(long line, NewPerson person, Seat seat) {}

    /** A read file: the rows that can be taken and what is wrong with the others. */
    private record Read(List<Line> lines, RosterCheck check) {}

    @Transactional(readOnly = true)
    RosterCheck check(Actor actor, Path file) {
        actor.require(CongressPermission.PEOPLE_IMPORT, actor.home());
        return read(actor, file).check();
    }

    /** Writes every good row; a person known by phone number is not entered a second time. */
    @Transactional
    int take(Actor actor, Path file) {
        actor.require(CongressPermission.PEOPLE_IMPORT, actor.home());
        int taken = 0;
        for (Line line : read(actor, file).lines()) {
            PersonId person = congress.person(actor, actor.home(), line.person());
            congress.deputy(actor, person, actor.home(), line.seat());
            taken++;
        }
        return taken;
    }

    private Read read(Actor actor, Path file) {
        TableFile table = TableFile.open(file, file.getFileName().toString());
        Map<String, Integer> at = new HashMap<>();
        for (Map.Entry<String, List<String>> column : COLUMNS.entrySet()) {
            for (int c = 0; c < table.header().size(); c++) {
                if (column.getValue().contains(table.header().get(c).replace(" ", ""))) {
                    at.putIfAbsent(column.getKey(), c);
                }
            }
        }
        List<String> missing =
                List.of("姓名", "选举单位").stream().filter(name -> !at.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            return new Read(List.of(), new RosterCheck(0, 0, 0, List.of(), missing));
        }
        return read(actor, table, at);
    }

    private Read read(Actor actor, TableFile table, Map<String, Integer> at) {
        List<Line> good = new ArrayList<>();
        List<RosterCheck.Trouble> problems = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Set<String> present = present(actor);
        int rows = 0;
        int known = 0;
        try (TableFile.Rows in = table.rows(0)) {
            for (TableFile.Row row = in.next(); row != null; row = in.next()) {
                if (++rows > ROWS_MAX) {
                    throw new Refusal("一次最多导入 " + ROWS_MAX + " 名代表，请分成几个文件。");
                }
                Line line = line(row, at);
                String key = line.person().name() + "\n" + line.seat().electoralUnit();
                String why = seen.add(key) ? wrong(row, line, at) : "与前面的行重复（姓名和选举单位相同）";
                if (why == null && present.contains(key)) {
                    known++;
                } else if (why == null) {
                    good.add(line);
                } else if (problems.size() < TROUBLES_SHOWN) {
                    problems.add(new RosterCheck.Trouble(row.line(), line.person().name(), why));
                }
            }
        }
        return new Read(good, new RosterCheck(rows, good.size(), known, problems, List.of()));
    }

    /** Names and electoral units of those who are deputies here already. */
    private Set<String> present(Actor actor) {
        Set<String> present = new HashSet<>();
        DeputySearch all = DeputySearch.of("", "", actor.home().value(), "ACTIVE", 10_000);
        people.deputies(all).forEach(d -> present.add(d.name() + "\n" + d.electoralUnit()));
        return present;
    }

    private Line line(TableFile.Row row, Map<String, Integer> at) {
        String born = cell(row, at, "出生年份");
        String year = born.length() >= 4 ? born.substring(0, 4) : born;
        NewPerson person =
                new NewPerson(
                        cell(row, at, "姓名"),
                        cell(row, at, "性别"),
                        year.matches("(19|20)[0-9]{2}") ? Integer.valueOf(year) : null,
                        cell(row, at, "民族"),
                        cell(row, at, "党派"),
                        cell(row, at, "单位及职务"),
                        cell(row, at, "手机").replaceAll("[\\s-]", ""));
        Seat seat =
                new Seat(
                        cell(row, at, "选举单位"),
                        cell(row, at, "代表团"),
                        cell(row, at, "代表小组"),
                        cell(row, at, "职业构成"),
                        false,
                        congress.today(),
                        "代表名册");
        return new Line(row.line(), person, seat);
    }

    private static String cell(TableFile.Row row, Map<String, Integer> at, String column) {
        Integer c = at.get(column);
        return c == null ? "" : row.cell(c).strip();
    }

    /** Why the row cannot be taken, in a sentence; null when it can. */
    private @Nullable String wrong(TableFile.Row row, Line line, Map<String, Integer> at) {
        NewPerson person = line.person();
        if (row.trouble() != null) {
            return row.trouble();
        }
        if (person.name().isEmpty() || person.name().length() > 40) {
            return "没有姓名，或姓名超过 40 字";
        }
        if (line.seat().electoralUnit().isEmpty()) {
            return "没有选举单位";
        }
        if (!Set.of("", "男", "女").contains(person.gender())) {
            return "性别应为男或女";
        }
        String born = cell(row, at, "出生年份");
        boolean unreadable = !born.isEmpty() && person.bornYear() == null;
        if (unreadable || (person.bornYear() != null && person.bornYear() > adultBefore())) {
            return "出生年份不对（选举法第四条：年满十八周岁）";
        }
        if (!person.phone().isEmpty() && !person.phone().matches("1[0-9]{10}")) {
            return "手机号应为 11 位";
        }
        return null;
    }

    private int adultBefore() {
        return congress.today().getYear() - 18;
    }
}
