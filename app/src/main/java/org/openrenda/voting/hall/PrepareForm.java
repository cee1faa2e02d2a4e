package org.openrenda.voting.hall;

import java.util.ArrayList;
import java.util.List;
import org.openrenda.congress.members.Members;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.parameters.Parameters;
import org.openrenda.platform.web.Form;
import org.openrenda.platform.web.FormField.Option;
import org.openrenda.voting.polls.BallotForm;
import org.openrenda.voting.polls.BallotItem;
import org.openrenda.voting.polls.BallotKind;
import org.openrenda.voting.polls.Eligible;
import org.openrenda.voting.polls.Majority;
import org.openrenda.voting.polls.MajorityOf;
import org.openrenda.voting.polls.MajorityRule;
import org.openrenda.voting.polls.MatterKind;
import org.openrenda.voting.polls.NewPoll;
import org.openrenda.voting.polls.NewVoter;
import org.openrenda.voting.polls.Official;
import org.openrenda.voting.polls.OfficialDuty;
import org.openrenda.voting.polls.PollKind;
import org.openrenda.voting.polls.PollPlan;
import org.openrenda.voting.polls.SecretProfile;
import org.openrenda.voting.polls.Visibility;
import org.springframework.stereotype.Component;

/** Reads what a clerk typed into a poll to be prepared. */
@Component
class PrepareForm {

    private static final String DEPUTIES = "deputies";
    private static final String PASS = "voting.pass";
    private static final String QUORUM_OF_ALL = "voting.quorum.congress";
    private static final String QUORUM_OF_COMMITTEE = "voting.quorum.committee";

    private final Rosters rosters;
    private final Parameters parameters;

    PrepareForm(Rosters rosters, Parameters parameters) {
        this.rosters = rosters;
        this.parameters = parameters;
    }

    NewPoll read(Actor actor, Form form) {
        CongressId at = actor.home();
        boolean congress = form.get("roster").equals(DEPUTIES);
        List<NewVoter> roster =
                congress
                        ? rosters.deputies(actor, at)
                        : rosters.members(actor, at, form.get("members"));
        MatterKind matter = form.one(MatterKind.values(), "matter", "请选择事项类别。");
        PollPlan plan =
                new PollPlan(
                        at,
                        form.get("title"),
                        form.get("body"),
                        matter,
                        form.one(PollKind.values(), "kind", "请选择表决什么。"),
                        0,
                        null,
                        form.one(Visibility.values(), "visibility", "请选择记名或无记名。"),
                        ballot(actor, at, matter, form),
                        rule(at, form, congress),
                        PollPlan.turnout(parameters, at),
                        Majority.of(parameters, congress ? QUORUM_OF_ALL : QUORUM_OF_COMMITTEE, at),
                        parameters.of("voting.countdown.seconds", at).value());
        List<Official> officials = new ArrayList<>();
        officials.addAll(
                rosters.officials(
                        at, form.get("supervisors"), OfficialDuty.SUPERVISOR, "supervisors"));
        officials.addAll(
                rosters.officials(at, form.get("counters"), OfficialDuty.COUNTER, "counters"));
        boolean sealed =
                plan.visibility() == Visibility.SECRET
                        && form.get("profile").equals(SecretProfile.ENVELOPES.name());
        return new NewPoll(sealed ? plan.by(SecretProfile.ENVELOPES) : plan, roster, officials);
    }

    /** A new form, filled with what is usual. */
    Form blank(Actor actor) {
        return Form.to("/voting/polls")
                .value("matter", MatterKind.RESOLUTION.name())
                .value("kind", PollKind.WHOLE.name())
                .value("visibility", Visibility.NAMED.name())
                .value("profile", "law")
                .value("ballot", BallotKind.QUESTION.name())
                .value("rule", "all")
                .value("roster", DEPUTIES)
                .value("members", rosters.committee(actor, actor.home()));
    }

    private BallotForm ballot(Actor actor, CongressId at, MatterKind matter, Form form) {
        BallotKind kind = form.one(BallotKind.values(), "ballot", "请选择选票的样子。");
        if (kind == BallotKind.QUESTION && !matter.perPerson()) {
            return BallotForm.question(form.get("title").isEmpty() ? "表决事项" : form.get("title"));
        }
        List<BallotItem> items = new ArrayList<>();
        for (String line : form.get("items").lines().map(String::strip).toList()) {
            if (!line.isEmpty()) {
                items.add(item(actor, at, matter, items.size() + 1, line));
            }
        }
        List<Eligible> eligible = new ArrayList<>();
        for (String name : Members.names(form.get("eligible"))) {
            NewVoter person = rosters.person(actor, at, name, "eligible");
            eligible.add(new Eligible(person.person(), name));
        }
        int seats = kind.elects() ? number(form, "seats", "请写明应选几项或几人。") : 0;
        int highest = kind == BallotKind.SCORE ? number(form, "highest", "请写明最高分。") : 0;
        return new BallotForm(kind, items, seats, 0, highest, eligible);
    }

    private BallotItem item(Actor actor, CongressId at, MatterKind matter, int no, String line) {
        if (!matter.perPerson()) {
            return BallotItem.of(no, line);
        }
        String name = line.split("[\\s，,：:]", 2)[0];
        return new BallotItem(no, line, rosters.person(actor, at, name, "items").person());
    }

    private MajorityRule rule(CongressId at, Form form, boolean congress) {
        MajorityOf all = congress ? MajorityOf.ALL_DEPUTIES : MajorityOf.ALL_MEMBERS;
        Majority usual = Majority.of(parameters, PASS, at);
        return switch (form.get("rule")) {
            case "special" -> new MajorityRule(all, special(at), "按本次会议确定的规则");
            case "present" -> new MajorityRule(MajorityOf.PRESENT, usual, "按本次会议确定的规则");
            case "cast" -> new MajorityRule(MajorityOf.CAST, usual, "按本次会议确定的规则");
            default -> new MajorityRule(all, usual, parameters.of(PASS + ".parts", at).source());
        };
    }

    private Majority special(CongressId at) {
        return Majority.of(parameters, "voting.special", at);
    }

    /** The ways of carrying that this congress's numbers offer. */
    List<Option> rules(CongressId at) {
        String usual = Majority.of(parameters, PASS, at).words();
        return List.of(
                Option.of("all", "全体" + usual).help("以全体组成人员或全体代表为基数，按本会设定的比例"),
                Option.of("special", "全体" + special(at).words()),
                Option.of("present", "到会人员" + usual),
                Option.of("cast", "参加投票人员" + usual));
    }

    private static int number(Form form, String field, String sentence) {
        if (!form.get(field).matches("[0-9]{1,4}")) {
            throw Refusal.of(field, sentence);
        }
        return Integer.parseInt(form.get(field));
    }
}
