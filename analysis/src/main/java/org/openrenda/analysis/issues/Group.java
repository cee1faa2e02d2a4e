package org.openrenda.analysis.issues;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openrenda.analysis.text.Normalise;

/** The messages about one matter at one place. */
final class Group {

    private static final double LIKES_WEIGHT = 0.5;
    private static final double SPAN_WEIGHT = 0.25;

    /** After so many days of silence an issue has lost half of what it can lose. */
    private static final double QUIET_DAYS = 180;

    /** A question about a policy is asked everywhere; an issue has a place. */
    private static final double NO_PLACE_WEIGHT = 0.5;

    private final int number;
    private final List<Message> messages = new ArrayList<>();
    private final List<Sketch> sketches = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private Sketch whole;
    private LocalDateTime last = LocalDateTime.MIN;

    Group(int number) {
        this.number = number;
    }

    void add(Message message, Sketch sketch, String place) {
        messages.add(message);
        last = last.isAfter(message.time()) ? last : message.time();
        sketches.add(sketch);
        whole = whole == null ? sketch : whole.plus(sketch);
        if (!place.isEmpty()) {
            places.merge(place, 1, Integer::sum);
        }
    }

    int number() {
        return number;
    }

    Sketch whole() {
        return whole;
    }

    LocalDateTime last() {
        return last;
    }

    HotIssue issue(LocalDateTime now) {
        List<Message> ordered = new ArrayList<>(messages);
        ordered.sort(Comparator.comparing(Message::time).thenComparing(Message::id));
        LocalDateTime first = ordered.getFirst().time();
        int voices = voices();
        return new HotIssue(
                number,
                heat(voices, first, last, now),
                voices,
                first,
                last,
                place(),
                title(),
                ordered.stream().map(Message::id).toList());
    }

    private double heat(int voices, LocalDateTime first, LocalDateTime last, LocalDateTime now) {
        long likes = messages.stream().mapToLong(m -> Math.max(0, m.likes())).sum();
        double spanDays = Duration.between(first, last).toHours() / 24.0;
        double quietDays = Math.max(0, Duration.between(last, now).toHours() / 24.0);
        double agreed = voices + LIKES_WEIGHT * Math.log(1 + likes) / Math.log(2);
        double lasting = 1 + SPAN_WEIGHT * Math.log10(1 + spanDays);
        double recent = 0.5 + 0.5 * Math.pow(2, -quietDays / QUIET_DAYS);
        double placed = places.isEmpty() ? NO_PLACE_WEIGHT : 1;
        return agreed * lasting * recent * placed;
    }

    /** Messages of one user or of one wording are one voice, also in a chain. */
    private int voices() {
        int[] parent = new int[messages.size()];
        Map<String, Integer> first = new HashMap<>();
        for (int i = 0; i < parent.length; i++) {
            parent[i] = i;
            Message message = messages.get(i);
            String wording = "t" + Normalise.plain(message.text());
            for (String mark : List.of("u" + message.user(), wording)) {
                Integer other = first.putIfAbsent(mark, i);
                if (other != null) {
                    parent[root(parent, i)] = root(parent, other);
                }
            }
        }
        int voices = 0;
        for (int i = 0; i < parent.length; i++) {
            voices += parent[i] == i ? 1 : 0;
        }
        return voices;
    }

    private static int root(int[] parent, int i) {
        int r = i;
        while (parent[r] != r) {
            r = parent[r];
        }
        return r;
    }

    /** The name most messages give; of equals the longest says most. */
    private String place() {
        return places.entrySet().stream()
                .max(
                        Comparator.comparing((Map.Entry<String, Integer> e) -> e.getValue())
                                .thenComparing(e -> e.getKey().length())
                                .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .orElse("");
    }

    private String title() {
        int nearest = 0;
        double most = -1;
        for (int i = 0; i < messages.size(); i++) {
            double likeness = sketches.get(i).matter().dot(whole.matter());
            if (likeness > most) {
                most = likeness;
                nearest = i;
            }
        }
        Message message = messages.get(nearest);
        String title = message.title();
        return title.isBlank()
                ? message.text().substring(0, Math.min(30, message.text().length()))
                : title;
    }
}
