package org.openrenda.analysis.issues;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Groups messages about the same matter at the same place into issues and tells how hot they are
 * (F-HOT-4). Build it from the messages there are, then {@link #add} each that comes in.
 *
 * <p>Not safe for several threads at once. The same messages give the same issues.
 */
public final class HotIssues {

    /** One complainant alone is not a hot issue, however often he writes. */
    private static final int VOICES_MIN = 2;

    private final Duration window;
    private final PlaceNames names = new PlaceNames();
    private final Sketches sketches = new Sketches();
    private final List<Group> groups = new ArrayList<>();
    private final Map<Integer, Integer> groupOf = new HashMap<>();
    private final Neighbours near = new Neighbours();
    private int count;
    private LocalDateTime latest = LocalDateTime.MIN;

    /**
     * No messages yet.
     *
     * @param window a message joins an issue only if that was heard of within this time
     */
    public HotIssues(Duration window) {
        this.window = window;
    }

    /** Issues of these messages, compared all together: better than adding them one by one. */
    public static HotIssues of(List<Message> messages, Duration window) {
        HotIssues issues = new HotIssues(window);
        List<Reading> readings = new ArrayList<>();
        for (Message message : messages) {
            Reading reading = Reading.of(message, issues.names);
            readings.add(reading);
            issues.sketches.see(reading);
        }
        List<Sketch> singles = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            singles.add(issues.sketches.of(messages.get(i), readings.get(i)));
        }
        for (List<Integer> members : Grouping.of(singles)) {
            issues.take(members, messages, singles, readings);
        }
        return issues;
    }

    /** Makes one group, or several where silence longer than the window lies between. */
    private void take(
            List<Integer> members,
            List<Message> messages,
            List<Sketch> singles,
            List<Reading> readings) {
        List<Integer> ordered = new ArrayList<>(members);
        ordered.sort(Comparator.comparing(i -> messages.get(i).time()));
        Group group = null;
        for (int i : ordered) {
            Message message = messages.get(i);
            if (group == null || !within(group.last(), message.time())) {
                group = open();
            }
            join(group, message, singles.get(i), readings.get(i).placeName());
        }
    }

    /**
     * Takes in a message that has just come.
     *
     * @return number of the issue it belongs to, an existing one or a new one
     */
    public int add(Message message) {
        Reading reading = Reading.of(message, names);
        sketches.see(reading);
        Sketch sketch = sketches.of(message, reading);
        TreeSet<Integer> candidates = new TreeSet<>();
        for (int other : near.of(sketch)) {
            candidates.add(groupOf.get(other));
        }
        Group best = null;
        double most = Grouping.ALIKE_MIN;
        for (int candidate : candidates) {
            Group group = groups.get(candidate);
            double likeness = group.whole().likeness(sketch);
            if (likeness >= most && within(group.last(), message.time())) {
                most = likeness;
                best = group;
            }
        }
        Group group = best == null ? open() : best;
        groupOf.put(count++, group.number());
        keep(group, message, sketch, reading.placeName());
        return group.number();
    }

    private void join(Group group, Message message, Sketch sketch, String place) {
        near.of(sketch);
        groupOf.put(count++, group.number());
        keep(group, message, sketch, place);
    }

    private void keep(Group group, Message message, Sketch sketch, String place) {
        group.add(message, sketch, place);
        latest = latest.isAfter(message.time()) ? latest : message.time();
    }

    private Group open() {
        Group group = new Group(groups.size());
        groups.add(group);
        return group;
    }

    private boolean within(LocalDateTime last, LocalDateTime time) {
        return Duration.between(last, time).abs().compareTo(window) <= 0;
    }

    /** The hottest issues as of the latest message, the hottest first. */
    public List<HotIssue> hottest(int top) {
        return hottest(top, latest);
    }

    /** The hottest issues as of that time, the hottest first. */
    public List<HotIssue> hottest(int top, LocalDateTime now) {
        return groups.stream()
                .map(group -> group.issue(now))
                .filter(issue -> issue.voices() >= VOICES_MIN)
                .sorted(
                        Comparator.comparingDouble((HotIssue issue) -> -issue.heat())
                                .thenComparingInt(HotIssue::number))
                .limit(top)
                .toList();
    }
}
