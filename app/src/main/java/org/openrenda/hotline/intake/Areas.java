package org.openrenda.hotline.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.openrenda.analysis.text.PhraseMatcher;
import org.openrenda.congress.Area;

/** Finds the town or county that a ticket speaks of, by its columns or by its text. */
final class Areas {

    private static final int NAME_MIN = 2;
    private static final String SUFFIX = "(街道办事处|街道|民族乡|自治县|镇|乡|区|县|市)$";

    private final Map<String, Area> byCode = new HashMap<>();
    private final List<Name> names = new ArrayList<>();
    private final PhraseMatcher matcher;
    private final List<List<Name>> named;

    /** A name of an area: as it stands, or without 街道, 镇, 区 and the like. */
    private record Name(String text, Area area, boolean full) {

        boolean isTown() {
            return area.code().length() > 6;
        }
    }

    private record Found(Name name, int start, int end) {

        boolean within(Found other) {
            return other.start <= start
                    && end <= other.end
                    && other.end - other.start > end - start;
        }
    }

    Areas(List<Area> areas) {
        Map<String, List<Name>> phrases = new LinkedHashMap<>();
        for (Area area : areas) {
            byCode.put(area.code(), area);
            if (area.level().equals("CITY")) {
                continue;
            }
            add(phrases, new Name(area.name(), area, true));
            String bare = area.name().replaceFirst(SUFFIX, "");
            if (!bare.equals(area.name()) && bare.length() >= NAME_MIN) {
                add(phrases, new Name(bare, area, false));
            }
        }
        named = List.copyOf(phrases.values());
        matcher = new PhraseMatcher(List.copyOf(phrases.keySet()));
    }

    private void add(Map<String, List<Name>> phrases, Name name) {
        names.add(name);
        phrases.computeIfAbsent(name.text(), text -> new ArrayList<>()).add(name);
    }

    /** The county's code of an area; empty for the city and for none. */
    String county(String code) {
        return code.length() >= 6 ? code.substring(0, 6) : "";
    }

    /** The code of the area; empty when nothing tells. */
    String find(String county, String town, String place, String title, String text) {
        String byColumns = choose(found(county + " " + town), true);
        if (isTown(byColumns)) {
            return byColumns;
        }
        String byPlace = choose(inside(found(place), byColumns), true);
        if (!byPlace.isEmpty()) {
            return byPlace;
        }
        if (!byColumns.isEmpty()) {
            return byColumns;
        }
        return choose(found(title + "\n" + text), false);
    }

    private static boolean isTown(String code) {
        return code.length() > 6;
    }

    /** Where the county is known, a town of the same name elsewhere is not meant. */
    private List<Found> inside(List<Found> found, String county) {
        return county.isEmpty()
                ? found
                : found.stream().filter(f -> f.name.area().code().startsWith(county)).toList();
    }

    private List<Found> found(String text) {
        List<Found> all = new ArrayList<>();
        if (text.isBlank()) {
            return all;
        }
        matcher.each(
                text,
                (start, end, phrase) ->
                        named.get(phrase).forEach(name -> all.add(new Found(name, start, end))));
        return all.size() < 2
                ? all
                : all.stream().filter(f -> all.stream().noneMatch(f::within)).toList();
    }

    /**
     * The town inside a county that is named too, else a town whose name is unmistakable, else the
     * county. In a running text a bare name of a town alone proves nothing.
     */
    private String choose(List<Found> found, boolean bareTowns) {
        List<Found> counties = found.stream().filter(f -> !f.name.isTown()).toList();
        List<Found> towns = found.stream().filter(f -> f.name.isTown()).toList();
        for (Found county : counties) {
            for (Found town : towns) {
                if (county(town.name.area().code()).equals(county.name.area().code())) {
                    return town.name.area().code();
                }
            }
        }
        String town = only(towns, f -> f.name.full());
        if (counties.isEmpty() && !town.isEmpty()) {
            return town;
        }
        if (!counties.isEmpty()) {
            return counties.stream()
                    .filter(f -> f.name.full())
                    .findFirst()
                    .orElse(counties.getFirst())
                    .name
                    .area()
                    .code();
        }
        return bareTowns ? only(towns, f -> true) : "";
    }

    private static String only(List<Found> found, Predicate<Found> wanted) {
        List<String> codes =
                found.stream().filter(wanted).map(f -> f.name.area().code()).distinct().toList();
        return codes.size() == 1 ? codes.getFirst() : "";
    }

    /** Every name of an area, the longest first, for taking them off the names of units. */
    List<String> allNames() {
        return byCode.values().stream()
                .map(Area::name)
                .sorted((a, b) -> b.length() - a.length())
                .toList();
    }
}
