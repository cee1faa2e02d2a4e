package org.openrenda.voting.ballotforms;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.openrenda.platform.PersonId;
import org.openrenda.platform.Refusal;

/**
 * People as a clerk types them: by the name alone, and whoever shares a name with somebody by the
 * delegation as well, such as 王伟（第一代表团）.
 *
 * @param named everybody by name
 * @param labels how each is to be typed
 */
public record Namesakes(Map<String, List<Known>> named, Map<PersonId, String> labels) {

    /**
     * Somebody who may be typed.
     *
     * @param group delegation or unit, or empty
     */
    public record Known(PersonId person, String name, String group) {}

    /** Who is given twice is known as given first. */
    public static Namesakes of(Collection<Known> people) {
        Map<PersonId, Known> once = new LinkedHashMap<>();
        people.forEach(one -> once.putIfAbsent(one.person(), one));
        Map<String, List<Known>> named =
                once.values().stream()
                        .sorted(Comparator.comparingLong(one -> one.person().value()))
                        .collect(Collectors.groupingBy(Known::name));
        Map<PersonId, String> labels = new HashMap<>();
        named.values().forEach(same -> tellApart(same, labels));
        return new Namesakes(named, labels);
    }

    private static void tellApart(List<Known> same, Map<PersonId, String> labels) {
        if (same.size() == 1) {
            labels.put(same.getFirst().person(), same.getFirst().name());
            return;
        }
        Map<String, List<Known>> groups =
                same.stream().collect(Collectors.groupingBy(one -> plain(one.group())));
        groups.forEach((group, there) -> {
            for (int at = 0; at < there.size(); at++) {
                boolean alone = there.size() == 1 && !group.isEmpty();
                String number = (group.isEmpty() ? "" : "·") + (at + 1);
                Known one = there.get(at);
                labels.put(one.person(), one.name() + "（" + group + (alone ? "" : number) + "）");
            }
        });
    }

    /** Without the signs that stand between two names. */
    private static String plain(String group) {
        return group.replaceAll("[\\s　、，,；;：:（）()]", "");
    }

    /** As this person is to be typed, and as the others can tell whom is meant. */
    public String label(PersonId person, String otherwise) {
        return labels.getOrDefault(person, otherwise);
    }

    /**
     * Who is meant; nobody where no one has this name.
     *
     * @param field where a name that several have is refused, with how to write each of them
     */
    public Optional<PersonId> find(String typed, String field) {
        String text = typed.strip().replace('(', '（').replace(')', '）');
        int open = text.indexOf('（');
        String name = open < 0 ? text : text.substring(0, open);
        List<Known> same = named.getOrDefault(name, List.of());
        String group = open < 0 ? "" : plain(text.substring(open));
        List<Known> found = new ArrayList<>();
        for (Known one : same) {
            if (label(one.person(), "").equals(text)) {
                return Optional.of(one.person());
            }
            if (group.isEmpty() || plain(one.group()).equals(group)) {
                found.add(one);
            }
        }
        if (found.size() > 1) {
            throw Refusal.of(
                    field, "有 " + found.size() + " 位“" + name + "”，请写成" + ways(found) + "。");
        }
        return found.stream().map(Known::person).findFirst();
    }

    private String ways(List<Known> same) {
        return same.stream()
                .map(one -> "“" + label(one.person(), one.name()) + "”")
                .collect(Collectors.joining("或者"));
    }
}
