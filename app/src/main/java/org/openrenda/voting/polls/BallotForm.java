package org.openrenda.voting.polls;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.openrenda.platform.PersonId;
import org.openrenda.platform.Refusal;

/**
 * What a ballot of one poll asks, and the check of what comes back.
 *
 * @param seats how many may be chosen (CHOOSE) or elected (COMPETITIVE); 0 for the others
 * @param lowest the lowest score (SCORE); 0 for the others
 * @param highest the highest score (SCORE); 0 for the others
 * @param eligible who may be written in (COMPETITIVE)
 * @param least how many must have marked an item for its sum to be shown (SCORE); 0 for any
 */
public record BallotForm(
        BallotKind kind,
        List<BallotItem> items,
        int seats,
        int lowest,
        int highest,
        List<Eligible> eligible,
        int least) {

    public static final int ITEMS_MAX = 200;
    private static final int TEXT_MAX = 8_000;
    static final int SCORE_MAX = 1_000;

    public BallotForm {
        items = List.copyOf(items);
        eligible = List.copyOf(eligible);
        checkItems(kind, items);
        if (kind.elects() && (seats < 1 || seats > items.size())) {
            throw Refusal.of("seats", "应选名额应在 1 到 " + items.size() + " 之间。");
        }
        if (kind == BallotKind.SCORE && (lowest < 0 || highest <= lowest || highest > SCORE_MAX)) {
            throw Refusal.of("highest", "最高分要大于最低分，最高不超过 " + SCORE_MAX + " 分。");
        }
        checkMarkings(kind, items);
        if (least < 0 || least > 0 && kind != BallotKind.SCORE) {
            throw new IllegalArgumentException("only sums of scores are withheld");
        }
    }

    /** A ballot that shows its sums whatever their number. */
    public BallotForm(
            BallotKind kind,
            List<BallotItem> items,
            int seats,
            int lowest,
            int highest,
            List<Eligible> eligible) {
        this(kind, items, seats, lowest, highest, eligible, 0);
    }

    /** All items are marked alike, or each in its own way; parts follow one another. */
    private static void checkMarkings(BallotKind kind, List<BallotItem> items) {
        int part = 0;
        for (BallotItem item : items) {
            Marking marking = item.marking();
            if ((marking == null) != (items.getFirst().marking() == null)
                    || marking != null && kind != BallotKind.SCORE) {
                throw new IllegalArgumentException("either all items have a marking, or none");
            }
            if (marking != null) {
                if (marking.part() != part && marking.part() != part + 1) {
                    throw new IllegalArgumentException("parts are numbered from 1 in their order");
                }
                part = marking.part();
            }
        }
    }

    private static void checkItems(BallotKind kind, List<BallotItem> items) {
        if (items.isEmpty() || items.size() > ITEMS_MAX) {
            throw Refusal.of("items", "请列出表决的项目或人选，最多 " + ITEMS_MAX + " 个。");
        }
        if (kind == BallotKind.QUESTION && items.size() != 1) {
            throw Refusal.of("items", "一事一票只能有一个表决项目；多项请选“逐人、逐项”。");
        }
        for (int at = 0; at < items.size(); at++) {
            if (items.get(at).no() != at + 1) {
                throw new IllegalArgumentException("items are numbered from 1 in their order");
            }
        }
        Set<String> titles = new HashSet<>();
        for (BallotItem item : items) {
            if (!titles.add(item.title())) {
                throw Refusal.of("items", "“" + item.title() + "”列了两次。");
            }
        }
    }

    public static BallotForm question(String title) {
        return new BallotForm(
                BallotKind.QUESTION, List.of(BallotItem.of(1, title)), 0, 0, 0, List.of());
    }

    public static BallotForm perItem(List<BallotItem> items) {
        return new BallotForm(BallotKind.PER_ITEM, items, 0, 0, 0, List.of());
    }

    public static BallotForm choose(List<BallotItem> items, int seats) {
        return new BallotForm(BallotKind.CHOOSE, items, seats, 0, 0, List.of());
    }

    public static BallotForm competitive(
            List<BallotItem> candidates, int seats, List<Eligible> eligible) {
        return new BallotForm(BallotKind.COMPETITIVE, candidates, seats, 0, 0, eligible);
    }

    public static BallotForm score(List<BallotItem> items, int lowest, int highest) {
        return new BallotForm(BallotKind.SCORE, items, 0, lowest, highest, List.of());
    }

    /**
     * Things rated each by its own items, of which a voter may leave out what he does not know.
     *
     * @param least how many must have rated one for its sums to be shown
     * @throws Refusal when there are more than {@value #ITEMS_MAX} items
     */
    public static BallotForm rated(List<BallotItem> items, int least) {
        if (items.size() > ITEMS_MAX) {
            throw Refusal.of(
                    "subjects",
                    "一张电子票最多 %d 项，现在是 %d 项（对象数乘以项目数）。请减少对象，或分几次测评。"
                            .formatted(ITEMS_MAX, items.size()));
        }
        int lowest = items.stream().mapToInt(one -> marking(one).lowest()).min().orElse(0);
        int highest = items.stream().mapToInt(one -> marking(one).highest()).max().orElse(0);
        return new BallotForm(BallotKind.SCORE, items, 0, lowest, highest, List.of(), least);
    }

    private static Marking marking(BallotItem item) {
        return Objects.requireNonNull(item.marking());
    }

    /** Whether each item is marked in its own way. */
    public boolean isRated() {
        return items.getFirst().marking() != null;
    }

    /** What is shown of a count: nothing where too few have marked the item. */
    public ItemCount shown(ItemCount count) {
        return isWithheld(count) ? ItemCount.NONE : count;
    }

    public boolean isWithheld(ItemCount count) {
        return count.inFavour() < least;
    }

    /**
     * Reads a ballot's text.
     *
     * @throws Refusal with a sentence when a part is unknown, missing, twice there or out of order
     */
    public BallotPaper read(String text) {
        if (text.length() > TEXT_MAX) {
            throw new Refusal("选票内容过长，没有提交。请刷新页面重新填写。");
        }
        TreeMap<Integer, String> marks = new TreeMap<>();
        List<PersonId> writeIns = new ArrayList<>();
        if (!text.equals(BallotPaper.BLANK)) {
            for (String part : text.split(";", -1)) {
                take(part, marks, writeIns);
            }
        }
        BallotPaper paper = check(new BallotPaper(marks, writeIns));
        if (!paper.text().equals(text)) {
            throw new Refusal("选票内容的次序不对，没有提交。请刷新页面重新填写。");
        }
        return paper;
    }

    private static void take(String part, TreeMap<Integer, String> marks, List<PersonId> writeIns) {
        if (part.matches("w=[1-9][0-9]{0,17}")) {
            PersonId person = new PersonId(Long.parseLong(part.substring(2)));
            if (writeIns.contains(person)) {
                throw new Refusal("另选他人中同一个人写了两次。");
            }
            writeIns.add(person);
        } else if (part.matches("[1-9][0-9]{0,3}=[A-Z0-9]{1,8}")) {
            String[] sides = part.split("=");
            if (marks.put(Integer.parseInt(sides[0]), sides[1]) != null) {
                throw new Refusal("第 " + sides[0] + " 项填了两次。");
            }
        } else {
            throw new Refusal("选票内容无法识别，没有提交。请刷新页面重新填写。");
        }
    }

    /** The ballot as it is, once it answers what the form asks; refused when it does not. */
    public BallotPaper check(BallotPaper paper) {
        for (var mark : paper.marks().entrySet()) {
            if (mark.getKey() > items.size() || mark.getKey() < 1) {
                throw new Refusal("选票上没有第 " + mark.getKey() + " 项。");
            }
            checkMark(mark.getKey(), mark.getValue());
        }
        if (isRated()) {
            checkParts(paper);
        } else if (kind != BallotKind.CHOOSE) {
            for (BallotItem item : items) {
                if (!paper.marks().containsKey(item.no())) {
                    throw new Refusal("“" + item.title() + "”还没有填。");
                }
            }
        }
        checkWriteIns(paper);
        return paper;
    }

    /** What a voter rates is rated whole; at least one is. */
    private void checkParts(BallotPaper paper) {
        if (paper.marks().isEmpty()) {
            throw new Refusal("您还没有评任何一个对象。");
        }
        Set<Integer> begun = new HashSet<>();
        paper.marks().keySet().forEach(no -> begun.add(marking(items.get(no - 1)).part()));
        for (BallotItem item : items) {
            if (begun.contains(marking(item).part()) && !paper.marks().containsKey(item.no())) {
                throw new Refusal("“" + item.title() + "”还没有评；不了解的，请整个不评。");
            }
        }
    }

    private void checkMark(int no, String mark) {
        boolean known =
                switch (kind) {
                    case QUESTION, PER_ITEM, COMPETITIVE ->
                            mark.equals("FOR") || mark.equals("AGAINST") || mark.equals("ABSTAIN");
                    case CHOOSE -> mark.equals("FOR");
                    case SCORE ->
                            mark.matches("0|[1-9][0-9]{0,3}")
                                    && holds(items.get(no - 1), Integer.parseInt(mark));
                };
        if (!known) {
            throw new Refusal("“" + items.get(no - 1).title() + "”只能填" + can(no) + "。");
        }
    }

    private boolean holds(BallotItem item, int points) {
        Marking own = item.marking();
        return own == null ? points >= lowest && points <= highest : own.holds(points);
    }

    private String can(int no) {
        Marking own = items.get(no - 1).marking();
        if (own != null) {
            return own.sentence();
        }
        return kind == BallotKind.SCORE ? lowest + " 到 " + highest + " 分" : "票面所列的选项";
    }

    /** VOT-3: who is against a candidate may write in another; who abstains may not. */
    private void checkWriteIns(BallotPaper paper) {
        if (paper.writeIns().isEmpty()) {
            return;
        }
        if (kind != BallotKind.COMPETITIVE) {
            throw new Refusal("VOT-3", "这次表决不能另选他人。");
        }
        if (paper.writeIns().size() > paper.count(VoteChoice.AGAINST)) {
            throw new Refusal("VOT-3", "反对一名候选人，才可以另选一人；弃权的不能另选（代表法第十七条）。");
        }
        for (PersonId person : paper.writeIns()) {
            if (items.stream().anyMatch(item -> person.equals(item.person()))) {
                throw new Refusal("VOT-3", "“" + name(person) + "”已是候选人，请在候选人栏表示赞成。");
            }
            if (eligible.stream().noneMatch(one -> one.person().equals(person))) {
                throw new Refusal("VOT-3", "另选的人不在可以当选的人员名单里。");
            }
        }
    }

    /** ELE-12: a ballot that chooses more than there are seats is void; fewer is valid. */
    public boolean isVoid(BallotPaper paper) {
        return kind.elects() && paper.count(VoteChoice.FOR) + paper.writeIns().size() > seats;
    }

    /** The name of a candidate or of somebody who may be written in. */
    public String name(PersonId person) {
        return java.util.stream.Stream.concat(
                        items.stream()
                                .filter(item -> person.equals(item.person()))
                                .map(BallotItem::title),
                        eligible.stream()
                                .filter(one -> one.person().equals(person))
                                .map(Eligible::name))
                .findFirst()
                .orElse("另选他人");
    }
}
