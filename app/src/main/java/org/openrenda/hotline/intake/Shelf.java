package org.openrenda.hotline.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openrenda.hotline.intake.Tickets.Call;
import org.openrenda.hotline.intake.Tickets.Stored;
import org.springframework.stereotype.Component;

/** Puts tickets away together with what they change in the counts, in the caller's transaction. */
@Component
class Shelf {

    private final Tickets tickets;
    private final Counts counts;

    Shelf(Tickets tickets, Counts counts) {
        this.tickets = tickets;
        this.counts = counts;
    }

    /** How many of the tickets were new, changed and the same. */
    record Put(int added, int changed, int same) {}

    Put put(SourceId source, List<Ticket> given, int repeatDays) {
        if (given.isEmpty()) {
            return new Put(0, 0, 0);
        }
        counts.lock();
        Map<String, Ticket> byNumber = new LinkedHashMap<>();
        int again = 0;
        int sameAgain = 0;
        for (Ticket ticket : given) {
            Ticket before = byNumber.put(ticket.number(), ticket);
            if (before != null) {
                again++;
                sameAgain += Arrays.equals(before.fingerprint(), ticket.fingerprint()) ? 1 : 0;
            }
        }
        Map<String, Stored> stored = tickets.stored(source, List.copyOf(byNumber.keySet()));
        List<Ticket> added = new ArrayList<>();
        List<Ticket> changed = new ArrayList<>();
        for (Ticket ticket : byNumber.values()) {
            Stored before = stored.get(ticket.number());
            if (before == null) {
                added.add(ticket);
            } else if (!Arrays.equals(before.fingerprint(), ticket.fingerprint())) {
                changed.add(corrected(ticket, before));
            }
        }
        store(source, added, changed, stored, repeatDays);
        int same = byNumber.size() - added.size() - changed.size();
        return new Put(added.size(), changed.size() + again - sameAgain, same + sameAgain);
    }

    /** What a person has corrected stays, whatever the source sends later. */
    private static Ticket corrected(Ticket ticket, Stored before) {
        return before.correctedBy() == null
                ? ticket
                : ticket.sorted(
                        before.facts().cell().topic(),
                        before.confidence(),
                        before.facts().cell().unit());
    }

    private void store(
            SourceId source,
            List<Ticket> added,
            List<Ticket> changed,
            Map<String, Stored> stored,
            int repeatDays) {
        List<Ticket> all = new ArrayList<>(added);
        all.addAll(changed);
        Set<Integer> repeats = repeats(source, all, repeatDays);
        tickets.insert(source, added, repeats::contains);
        tickets.update(source, changed, at -> repeats.contains(added.size() + at));
        Tally tally = new Tally();
        for (int at = 0; at < all.size(); at++) {
            Ticket ticket = all.get(at);
            Stored before = stored.get(ticket.number());
            if (before != null) {
                tally.remove(before.facts());
            }
            tally.add(ticket.facts(repeats.contains(at)));
        }
        counts.write(tally);
    }

    /**
     * A repeat is a further ticket of a caller in one matter, within some days of another. Which of
     * two is called the repeat is decided by which was brought later, so that the number of repeats
     * does not depend on whether a file begins with its oldest or its newest row.
     */
    private Set<Integer> repeats(SourceId source, List<Ticket> all, int days) {
        List<Call> calls = new ArrayList<>();
        for (int at = 0; at < all.size(); at++) {
            if (all.get(at).caller() != null && !all.get(at).topic().isEmpty()) {
                calls.add(new Call(at, all.get(at)));
            }
        }
        Set<Integer> repeats = new HashSet<>(tickets.repeats(source, calls, days));
        Map<String, List<Ticket>> seen = new LinkedHashMap<>();
        for (Call call : calls) {
            Ticket ticket = call.ticket();
            String who = Arrays.toString(ticket.caller()) + ticket.topic();
            List<Ticket> others = seen.computeIfAbsent(who, key -> new ArrayList<>());
            boolean near = others.stream().anyMatch(o -> within(days, o, ticket));
            if (near) {
                repeats.add(call.at());
            }
            others.add(ticket);
        }
        return repeats;
    }

    private static boolean within(int days, Ticket one, Ticket other) {
        return Math.abs(one.day().toEpochDay() - other.day().toEpochDay()) <= days;
    }

    /** A person says what the ticket is about and who answers for it. */
    void correct(TicketId id, String topic, long unit, String by) {
        counts.lock();
        Stored before = tickets.locked(id);
        Tally.Cell cell = before.facts().cell();
        Tally.Facts after =
                new Tally.Facts(
                        new Tally.Cell(
                                cell.congress(),
                                cell.day(),
                                topic,
                                cell.area(),
                                unit,
                                cell.channel()),
                        before.facts().repeat(),
                        before.facts().contacted(),
                        before.facts().solved(),
                        before.facts().satisfaction());
        tickets.correct(id, topic, unit, before.facts().repeat(), by);
        Tally tally = new Tally();
        tally.remove(before.facts());
        tally.add(after);
        counts.write(tally);
    }

    int recount() {
        return counts.recount();
    }
}
