package org.openrenda.voting.polls;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.openrenda.platform.PersonId;
import org.openrenda.platform.Refusal;

/**
 * What a heap of ballots says: counted from the ballots, or by people and typed in.
 *
 * @param ballots all of them, void ones too
 * @param voided those that count for nobody
 * @param items in the order of the form
 * @param writeIns votes by the id of the person written in
 */
public record Tally(
        int ballots, int voided, List<ItemCount> items, SortedMap<Long, Integer> writeIns) {

    private static final int COUNT_MAX = 100_000;

    public Tally {
        items = List.copyOf(items);
        writeIns = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(writeIns));
    }

    public static Tally none(BallotForm form) {
        List<ItemCount> items = new ArrayList<>();
        form.items().forEach(item -> items.add(ItemCount.NONE));
        return new Tally(0, 0, items, new TreeMap<>());
    }

    /** Counts ballots; each text is one the form has accepted before. */
    public static Tally of(BallotForm form, Collection<String> texts) {
        int n = form.items().size();
        int[][] counts = new int[n][4];
        TreeMap<Long, Integer> writeIns = new TreeMap<>();
        int voided = 0;
        for (String text : texts) {
            BallotPaper paper = form.read(text);
            if (form.isVoid(paper)) {
                voided++;
                continue;
            }
            paper.marks().forEach((no, mark) -> add(form, counts[no - 1], mark));
            for (PersonId person : paper.writeIns()) {
                writeIns.merge(person.value(), 1, Integer::sum);
            }
        }
        List<ItemCount> items = new ArrayList<>();
        for (int[] one : counts) {
            items.add(new ItemCount(one[0], one[1], one[2], one[3]));
        }
        return new Tally(texts.size(), voided, items, writeIns);
    }

    private static void add(BallotForm form, int[] counts, String mark) {
        if (form.kind() == BallotKind.SCORE) {
            counts[3] += Integer.parseInt(mark);
            counts[0] += form.isRated() ? 1 : 0;
        } else {
            counts[VoteChoice.valueOf(mark).ordinal()]++;
        }
    }

    public Tally plus(Tally other) {
        List<ItemCount> sums = new ArrayList<>();
        for (int at = 0; at < items.size(); at++) {
            sums.add(items.get(at).plus(other.items.get(at)));
        }
        TreeMap<Long, Integer> written = new TreeMap<>(writeIns);
        other.writeIns.forEach((person, votes) -> written.merge(person, votes, Integer::sum));
        return new Tally(ballots + other.ballots, voided + other.voided, sums, written);
    }

    public int valid() {
        return ballots - voided;
    }

    /** Refuses counts that no heap of ballots of this form can have. */
    public Tally checked(BallotForm form) {
        if (items.size() != form.items().size()) {
            throw new Refusal("计数的项目与选票不符。");
        }
        if (ballots < 0 || ballots > COUNT_MAX || voided < 0 || voided > ballots) {
            throw Refusal.of("ballots", "废票数不能多于收回的票数。");
        }
        for (BallotItem item : form.items()) {
            checkItem(form, item, items.get(item.no() - 1));
        }
        int written = writeIns.values().stream().mapToInt(Integer::intValue).sum();
        int against = items.stream().mapToInt(ItemCount::against).sum();
        boolean known =
                writeIns.keySet().stream()
                        .allMatch(person ->
                                form.eligible().stream()
                                        .anyMatch(one -> one.person().value() == person));
        boolean possible = writeIns.values().stream().allMatch(v -> v >= 0 && v <= valid());
        if (!known || !possible || written > against) {
            throw new Refusal("VOT-3", "另选他人的票数不能多于反对票数，且只能投给名单内的人员。");
        }
        int chosen = items.stream().mapToInt(ItemCount::inFavour).sum() + written;
        if (form.kind().elects() && chosen > (long) form.seats() * valid()) {
            throw new Refusal("ELE-12", "得票合计超过了有效票数与应选名额之积，请复核。");
        }
        return this;
    }

    private void checkItem(BallotForm form, BallotItem item, ItemCount count) {
        boolean natural =
                count.inFavour() >= 0
                        && count.against() >= 0
                        && count.abstain() >= 0
                        && count.score() >= 0;
        boolean adds =
                switch (form.kind()) {
                    case QUESTION, PER_ITEM, COMPETITIVE ->
                            count.all() == valid() && count.score() == 0;
                    case CHOOSE ->
                            count.inFavour() <= valid()
                                    && count.against() + count.abstain() + count.score() == 0;
                    case SCORE ->
                            count.all() == 0
                                    && count.score() >= (long) valid() * form.lowest()
                                    && count.score() <= (long) valid() * form.highest();
                };
        if (!natural || !adds) {
            throw new Refusal("“" + item.title() + "”的票数与有效票 " + valid() + " 张对不上，请复核后重新录入。");
        }
    }

    /** The one writing of these counts; two people's counts agree when it is the same. */
    public String text() {
        StringJoiner text = new StringJoiner(";");
        text.add("ballots=" + ballots).add("void=" + voided);
        int no = 1;
        for (ItemCount one : items) {
            text.add(
                    no++
                            + "="
                            + one.inFavour()
                            + "/"
                            + one.against()
                            + "/"
                            + one.abstain()
                            + "/"
                            + one.score());
        }
        writeIns.forEach((person, votes) -> text.add("w" + person + "=" + votes));
        return text.toString();
    }

    /** Reads what {@link #text} wrote. */
    public static Tally read(String text) {
        int ballots = 0;
        int voided = 0;
        List<ItemCount> items = new ArrayList<>();
        TreeMap<Long, Integer> writeIns = new TreeMap<>();
        for (String part : text.split(";")) {
            String[] sides = part.split("=");
            if (sides[0].equals("ballots")) {
                ballots = Integer.parseInt(sides[1]);
            } else if (sides[0].equals("void")) {
                voided = Integer.parseInt(sides[1]);
            } else if (sides[0].startsWith("w")) {
                writeIns.put(Long.parseLong(sides[0].substring(1)), Integer.parseInt(sides[1]));
            } else {
                items.add(item(sides[1].split("/")));
            }
        }
        return new Tally(ballots, voided, items, writeIns);
    }

    private static ItemCount item(String[] counts) {
        return new ItemCount(
                Integer.parseInt(counts[0]),
                Integer.parseInt(counts[1]),
                Integer.parseInt(counts[2]),
                Integer.parseInt(counts[3]));
    }
}
