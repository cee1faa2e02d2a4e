package org.openrenda.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * A town or subdistrict with the names of its estates (or villages) and roads.
 *
 * @param intensity how readily its residents call, 1 on the average
 */
record Town(
        String code,
        String name,
        String county,
        String countyName,
        boolean urban,
        int population,
        double intensity,
        List<String> estates,
        List<String> roads) {

    private static final int URBAN_ESTATES = 9;
    private static final int RURAL_ESTATES = 3;
    private static final int VILLAGES = 8;
    private static final int ROADS = 6;

    /** All towns of the invented city; the same chance gives the same names. */
    static List<Town> all(RandomGenerator chance) {
        Map<String, List<String>> words = Sheet.words("places.tsv", " ");
        Deck estates = new Deck(words.get("estate"), words.get("estate-end"), chance);
        Deck villages = new Deck(words.get("village"), words.get("village-end"), chance);
        Deck roads = new Deck(words.get("road"), words.get("road-end"), chance);
        List<String[]> areas = Sheet.rows("areas.tsv");
        List<Town> towns = new ArrayList<>();
        for (String[] area : areas) {
            if (area[0].length() != 9) {
                continue;
            }
            boolean urban = area[2].equals("SUBDISTRICT");
            List<String> homes =
                    new ArrayList<>(estates.deal(urban ? URBAN_ESTATES : RURAL_ESTATES));
            homes.addAll(urban ? List.of() : villages.deal(VILLAGES));
            towns.add(
                    new Town(
                            area[0],
                            area[1],
                            area[3],
                            name(areas, area[3]),
                            urban,
                            Integer.parseInt(area[4]),
                            0.8 + 0.4 * chance.nextDouble(),
                            List.copyOf(homes),
                            roads.deal(ROADS)));
        }
        return List.copyOf(towns);
    }

    private static String name(List<String[]> areas, String code) {
        Predicate<String[]> same = area -> area[0].equals(code);
        return areas.stream().filter(same).findFirst().orElseThrow()[1];
    }

    /** Every pairing of two lists of words in an order of chance, each dealt out once. */
    private static final class Deck {

        private final List<String> cards = new ArrayList<>();

        Deck(List<String> beginnings, List<String> ends, RandomGenerator chance) {
            for (String end : ends) {
                beginnings.forEach(beginning -> cards.add(beginning + end));
            }
            String[] mixed = cards.toArray(String[]::new);
            for (int i = mixed.length - 1; i > 0; i--) {
                int other = chance.nextInt(i + 1);
                String card = mixed[i];
                mixed[i] = mixed[other];
                mixed[other] = card;
            }
            cards.clear();
            cards.addAll(Arrays.asList(mixed));
        }

        List<String> deal(int count) {
            List<String> hand = cards.subList(cards.size() - count, cards.size());
            List<String> dealt = List.copyOf(hand);
            hand.clear();
            return dealt;
        }
    }
}
