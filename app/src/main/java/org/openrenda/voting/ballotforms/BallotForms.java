package org.openrenda.voting.ballotforms;

import java.util.ArrayList;
import java.util.List;
import org.openrenda.congress.members.Member;
import org.openrenda.congress.members.Members;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.web.Form;
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
        BallotKind kind = typed.one(BallotKind.values(), "ballot", "请选择选票的样子。");
        String title = typed.get("title").strip();
        if (kind == BallotKind.QUESTION && !matter.perPerson()) {
            return BallotForm.question(title.isEmpty() ? "表决事项" : title);
        }
        List<BallotItem> items = items(actor, at, matter, typed.get("items"));
        int seats = kind.elects() ? number(typed, "seats", "请写明应选几项或几人。") : 0;
        int highest = kind == BallotKind.SCORE ? number(typed, "highest", "请写明最高分。") : 0;
        List<Eligible> eligible = new ArrayList<>();
        if (kind == BallotKind.COMPETITIVE) {
            for (Member one : members.named(actor, at, typed.get("eligible"), "eligible")) {
                eligible.add(new Eligible(one.person(), one.name()));
            }
        }
        return new BallotForm(kind, items, seats, 0, highest, eligible);
    }

    private List<BallotItem> items(Actor actor, CongressId at, MatterKind matter, String typed) {
        List<Member> deputies = matter.perPerson() ? members.deputies(actor, at) : List.of();
        List<BallotItem> items = new ArrayList<>();
        for (String line : typed.lines().map(String::strip).toList()) {
            if (!line.isEmpty()) {
                BallotItem item = BallotItem.of(items.size() + 1, line);
                items.add(matter.perPerson() ? known(item, deputies) : item);
            }
        }
        return items;
    }

    /** Who is put up for a post need not be a deputy; then the line says the post as well. */
    private static BallotItem known(BallotItem item, List<Member> deputies) {
        List<Member> found =
                deputies.stream().filter(one -> one.name().equals(item.name())).toList();
        if (found.size() > 1) {
            throw Refusal.of(
                    "items", "本级有 " + found.size() + " 位“" + item.name() + "”，请先在名册里区分姓名。");
        }
        if (found.isEmpty() && item.name().equals(item.title())) {
            throw Refusal.of("items", "本级在任代表中没有“" + item.name() + "”。请核对姓名；不是代表的，在姓名后空一格写职务。");
        }
        return found.isEmpty()
                ? item
                : new BallotItem(item.no(), item.title(), found.getFirst().person());
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
