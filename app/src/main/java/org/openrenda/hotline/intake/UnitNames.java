package org.openrenda.hotline.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openrenda.congress.Unit;
import org.springframework.core.io.ClassPathResource;

/** Finds a handling unit by the many ways its name is written. */
final class UnitNames {

    private static final Map<String, String> ALIASES = aliases();
    private static final int STEM_MIN = 3;

    private final List<String> areas;
    private final Map<String, Long> exact = new HashMap<>();
    private final Map<String, Long> byStem = new HashMap<>();

    /**
     * @param areas names of areas, which stand before the names of units
     */
    UnitNames(List<Unit> units, List<String> areas) {
        this.areas = areas;
        for (Unit unit : units) {
            exact.putIfAbsent(plain(unit.name()), unit.id().value());
            if (!unit.kind().equals("LOCAL_GOVERNMENT")) {
                byStem.putIfAbsent(stem(unit.name()), unit.id().value());
            }
        }
    }

    private static Map<String, String> aliases() {
        try (var in = new ClassPathResource("hotline/unit-aliases.tsv").getInputStream()) {
            Map<String, String> aliases = new HashMap<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .forEach(cells -> aliases.put(cells[0], cells[1]));
            return Map.copyOf(aliases);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The unit's id; 0 when the name fits none, or more than one. */
    long find(String name) {
        if (name.isBlank()) {
            return 0;
        }
        Long known = exact.get(plain(name));
        if (known != null) {
            return known;
        }
        String stem = stem(name);
        long one = byStem(stem);
        return one != 0 ? one : byStem(ALIASES.getOrDefault(stem, stem));
    }

    private long byStem(String stem) {
        Long known = byStem.get(stem);
        if (known != null) {
            return known;
        }
        if (stem.length() < STEM_MIN) {
            return 0;
        }
        List<Long> near =
                byStem.entrySet().stream()
                        .filter(e -> e.getKey().contains(stem) || stem.contains(e.getKey()))
                        .filter(e -> e.getKey().length() >= STEM_MIN)
                        .map(Map.Entry::getValue)
                        .distinct()
                        .toList();
        return near.size() == 1 ? near.getFirst() : 0;
    }

    private static String plain(String name) {
        return name.replaceAll("[\\s（）()·]", "");
    }

    /** The name without the place it belongs to. */
    private String stem(String name) {
        String stem = plain(name);
        for (String area : areas) {
            if (stem.startsWith(area) && stem.length() > area.length() + 1) {
                stem = stem.substring(area.length());
                break;
            }
        }
        return stem.length() > STEM_MIN ? stem.replaceFirst("^[市区县]", "") : stem;
    }
}
