package org.openrenda.voting.ballotforms;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openrenda.congress.members.Member;
import org.openrenda.congress.members.Members;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.PersonId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.web.Form;
import org.openrenda.voting.ballotforms.Namesakes.Known;
import org.openrenda.voting.polls.BallotForm;
import org.openrenda.voting.polls.BallotItem;
import org.openrenda.voting.polls.BallotKind;
import org.openrenda.voting.polls.Eligible;
import org.openrenda.voting.polls.MatterKind;
import org.springframework.stereotype.Component;

/** Reads the form of a ballot from what a clerk typed, whatever page it was typed on. */
@Component
public class BallotForms {

    private final Members members;

    BallotForms(Members members) {
        this.members = members;
    }

    /**
     * The form of a ballot.
     *
     * @param typed with the fields title, ballot (a {@link BallotKind}), items (one in each line, a
     *     person's name first), seats, eligible (names; who may be written in) and highest; empty
     *     for what was not sent
     * @throws Refusal naming the field that is to be mended
     */
    public BallotForm read(Actor actor, CongressId at, MatterKind matter, Form typed) {
        return read(actor, at, matter, typed, null);
    }

    /**
     * The form of a ballot that is changed: whoever stays on it is the same person as before.
     *
     * @param before the ballot as it was drafted; null for a new one
     */
    public BallotForm read(
            Actor actor,
            CongressId at,
            MatterKind matter,
            Form typed,
            @Nullable BallotForm before) {
        BallotKind kind = typed.one(BallotKind.values(), "ballot", "请选择选票的样子。");
        String title = typed.get("title").strip();
        if (kind == BallotKind.QUESTION && !matter.perPerson()) {
            return BallotForm.question(title.isEmpty() ? "表决事项" : title);
        }
        List<Eligible> kept = before == null ? List.of() : before.eligible();
        boolean asks = matter.perPerson() || kind == BallotKind.COMPETITIVE;
        Namesakes known = known(asks ? members.deputies(actor, at) : List.of(), kept);
        List<BallotItem> items = new ArrayList<>();
        for (String line : typed.get("items").lines().map(String::strip).toList()) {
            if (!line.isEmpty()) {
                BallotItem item = BallotItem.of(items.size() + 1, line);
                items.add(matter.perPerson() ? person(item, known, before) : item);
            }
        }
        int seats = kind.elects() ? number(typed, "seats", "请写明应选几项或几人。") : 0;
        int highest = kind == BallotKind.SCORE ? number(typed, "highest", "请写明最高分。") : 0;
        List<Eligible> eligible =
                kind == BallotKind.COMPETITIVE ? eligible(typed.get("eligible"), known) : List.of();
        return new BallotForm(kind, items, seats, 0, highest, eligible);
    }

    /** The deputies in office, and who could be written in already. */
    private static Namesakes known(List<Member> deputies, List<Eligible> kept) {
        List<Known> known = new ArrayList<>();
        deputies.forEach(one -> known.add(new Known(one.person(), one.name(), one.delegation())));
        kept.forEach(one -> known.add(new Known(one.person(), one.name(), "")));
        return Namesakes.of(known);
    }

    /** The names of who may be written in, so that {@link #read} finds the same people again. */
    public String eligible(Actor actor, CongressId at, BallotForm drafted) {
        if (drafted.eligible().isEmpty()) {
            return "";
        }
        Namesakes known = known(members.deputies(actor, at), drafted.eligible());
        return drafted.eligible().stream()
                .map(one -> known.label(one.person(), one.name()))
                .collect(Collectors.joining("、"));
    }

    private static List<Eligible> eligible(String typed, Namesakes known) {
        List<Eligible> eligible = new ArrayList<>();
        for (String name : Members.names(typed)) {
            PersonId person =
                    known.find(name, "eligible")
                            .orElseThrow(
                                    () -> Refusal.of("eligible", "本级在任代表中没有“" + name + "”，请核对姓名。"));
            eligible.add(new Eligible(person, known.label(person, name)));
        }
        return eligible;
    }

    /** Who is put up for a post need not be a deputy; then the line says the post as well. */
    private static BallotItem person(
            BallotItem item, Namesakes known, @Nullable BallotForm before) {
        BallotItem same = before == null ? null : same(item, before);
        if (same != null) {
            return new BallotItem(item.no(), item.title(), same.person());
        }
        PersonId found = known.find(item.name(), "items").orElse(null);
        if (found == null && item.name().equals(item.title())) {
            throw Refusal.of("items", "本级在任代表中没有“" + item.name() + "”。请核对姓名；不是代表的，在姓名后空一格写职务。");
        }
        return new BallotItem(item.no(), item.title(), found);
    }

    private static @Nullable BallotItem same(BallotItem item, BallotForm before) {
        return before.items().stream()
                .filter(one -> one.person() != null && one.title().equals(item.title()))
                .findFirst()
                .orElse(null);
    }

    /**
     * Who of the people on a ballot is no deputy, for the clerk to look at again; empty for nobody.
     */
    public static String outsiders(MatterKind matter, BallotForm form) {
        List<String> names =
                form.items().stream()
                        .filter(one -> matter.perPerson() && one.person() == null)
                        .map(BallotItem::name)
                        .toList();
        return names.isEmpty() ? "" : "请核对：" + String.join("、", names) + "不是本级在任代表。";
    }

    private static int number(Form typed, String field, String sentence) {
        String digits = typed.get(field).strip();
        if (!digits.matches("[0-9]{1,4}")) {
            throw Refusal.of(field, sentence);
        }
        return Integer.parseInt(digits);
    }
}
