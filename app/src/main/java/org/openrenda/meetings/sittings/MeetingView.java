package org.openrenda.meetings.sittings;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A meeting as its pages show it.
 *
 * @param items in the order of the agenda, each parent before what lies under it; only what the
 *     reader may know of
 * @param me the reader's own place; null for who only prepares or looks
 */
public record MeetingView(
        Meeting meeting,
        MeetingNumbers numbers,
        Quorum quorum,
        List<AgendaItem> items,
        List<Attendance> people,
        List<Speech> speeches,
        List<MeetingStep> steps,
        @Nullable Attendance me) {

    public @Nullable AgendaItem now() {
        return items.stream().filter(one -> one.stage() == ItemStage.NOW).findFirst().orElse(null);
    }

    /** The next item that waits. */
    public @Nullable AgendaItem next() {
        return items.stream()
                .filter(one -> one.stage() == ItemStage.WAITING)
                .findFirst()
                .orElse(null);
    }

    public @Nullable Speech speaking() {
        return speeches.stream().filter(Speech::isNow).findFirst().orElse(null);
    }

    public List<Speech> waiting() {
        return speeches.stream().filter(Speech::isWaiting).toList();
    }

    public List<Attendance> in(MeetingRole role) {
        return people.stream().filter(one -> one.who().role() == role).toList();
    }

    /** MTG-15: the same without its secret items, as it may lie on a reader's own device. */
    public MeetingView withoutSecrets() {
        return new MeetingView(
                meeting,
                numbers,
                quorum,
                items.stream().filter(one -> one.publicity() != Publicity.SECRET).toList(),
                people,
                speeches,
                steps,
                me);
    }

    /** When this was done, the last time; null when it never was. */
    public @Nullable Instant at(MeetingAct act) {
        return steps.stream()
                .filter(one -> one.act() == act)
                .map(MeetingStep::at)
                .reduce((first, last) -> last)
                .orElse(null);
    }
}
