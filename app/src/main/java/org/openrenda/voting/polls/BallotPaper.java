package org.openrenda.voting.polls;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;
import org.openrenda.platform.PersonId;

/**
 * One ballot as it was filled in. Its {@link #text} is the only writing of it that there is, so
 * that named and secret polls store, publish and count the very same words.
 *
 * @param marks what stands beside each item, by number: a {@link VoteChoice} or a score
 * @param writeIns the people written in (另选他人), in order of their ids
 */
public record BallotPaper(SortedMap<Integer, String> marks, List<PersonId> writeIns) {

    /** A ballot on which nothing was chosen. */
    static final String BLANK = "blank";

    public BallotPaper {
        marks = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(marks));
        var ordered = new TreeSet<PersonId>((a, b) -> Long.compare(a.value(), b.value()));
        ordered.addAll(writeIns);
        writeIns = List.copyOf(ordered);
    }

    public static BallotPaper of(Map<Integer, String> marks) {
        return new BallotPaper(new TreeMap<>(marks), List.of());
    }

    /** For example {@code 1=FOR;2=AGAINST;w=17}. */
    public String text() {
        StringJoiner text = new StringJoiner(";").setEmptyValue(BLANK);
        marks.forEach((no, mark) -> text.add(no + "=" + mark));
        writeIns.forEach(person -> text.add("w=" + person));
        return text.toString();
    }

    int count(VoteChoice choice) {
        return (int) marks.values().stream().filter(choice.name()::equals).count();
    }
}
