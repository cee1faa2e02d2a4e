package org.openrenda.voting.hall;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.PersonId;
import org.openrenda.platform.parameters.Parameters;
import org.openrenda.platform.web.Form;
import org.openrenda.platform.web.FormField.Option;
import org.openrenda.voting.ballotforms.BallotForms;
import org.openrenda.voting.polls.BallotForm;
import org.openrenda.voting.polls.BallotItem;
import org.openrenda.voting.polls.BallotKind;
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
import org.openrenda.voting.polls.PollView;
import org.openrenda.voting.polls.SecretProfile;
import org.openrenda.voting.polls.Visibility;
import org.openrenda.voting.polls.Voter;
import org.springframework.stereotype.Component;

/** Reads what a clerk typed into a poll to be prepared. */
@Component
class PrepareForm {

    /** A draft and who stands on its roster. */
    record Draft(PollView view, List<Voter> roster) {

        PollPlan plan() {
            return view.plan();
        }
    }

    private static final String DEPUTIES = "deputies";
    private static final String KEPT = "kept";
    private static final String PASS = "voting.pass";
    private static final String QUORUM_OF_ALL = "voting.quorum.congress";
    private static final String QUORUM_OF_COMMITTEE = "voting.quorum.committee";

    private final Rosters rosters;
    private final BallotForms ballots;
    private final Parameters parameters;

    PrepareForm(Rosters rosters, BallotForms ballots, Parameters parameters) {
        this.rosters = rosters;
        this.ballots = ballots;
        this.parameters = parameters;
    }

    /**
     * The poll as it was typed.
     *
     * @param before the draft that is changed; null for a new one
     */
    NewPoll read(Actor actor, Form form, @Nullable Draft before) {
        PollPlan drafted = before == null ? null : before.plan();
        CongressId at = drafted == null ? actor.home() : drafted.congress();
        boolean congress = ofCongress(actor, form, before);
        boolean same = before != null && congress == isAllDeputies(actor, before);
        MatterKind matter = form.one(MatterKind.values(), "matter", "请选择事项类别。");
        PollPlan plan =
                new PollPlan(
                        at,
                        form.get("title"),
                        form.get("body"),
                        matter,
                        form.one(PollKind.values(), "kind", "请选择表决什么。"),
                        drafted == null ? 0 : drafted.place(),
                        drafted == null ? null : drafted.origin(),
                        form.one(Visibility.values(), "visibility", "请选择记名或无记名。"),
                        ballots.read(
                                actor, at, matter, form, drafted == null ? null : drafted.form()),
                        rule(at, form, congress, drafted),
                        same ? before.plan().turnout() : PollPlan.turnout(parameters, at),
                        same ? before.plan().quorum() : quorum(at, congress),
                        same
                                ? before.plan().seconds()
                                : parameters.of("voting.countdown.seconds", at).value());
        boolean sealed =
                plan.visibility() == Visibility.SECRET
                        && form.get("profile").equals(SecretProfile.ENVELOPES.name());
        return new NewPoll(
                sealed ? plan.by(SecretProfile.ENVELOPES) : plan,
                roster(actor, at, form, before),
                officials(actor, at, form, before == null ? List.of() : before.view().officials()));
    }

    private Majority quorum(CongressId at, boolean congress) {
        return Majority.of(parameters, congress ? QUORUM_OF_ALL : QUORUM_OF_COMMITTEE, at);
    }

    /** A draft that keeps its roster is still of whom it was of. */
    private boolean ofCongress(Actor actor, Form form, @Nullable Draft before) {
        return before != null && form.get("roster").equals(KEPT)
                ? isAllDeputies(actor, before)
                : form.get("roster").equals(DEPUTIES);
    }

    private List<NewVoter> roster(Actor actor, CongressId at, Form form, @Nullable Draft before) {
        String whose = form.get("roster");
        if (whose.equals(DEPUTIES)) {
            return rosters.deputies(actor, at);
        }
        if (before == null || before.plan().origin() == null) {
            return rosters.members(actor, at, form.get("members"), List.of());
        }
        return whose.equals(KEPT)
                ? before.roster().stream().map(Voter::again).toList()
                : rosters.members(actor, at, form.get("members"), before.roster());
    }

    private List<Official> officials(Actor actor, CongressId at, Form form, List<Official> before) {
        List<Official> officials = new ArrayList<>();
        officials.addAll(
                rosters.officials(
                        actor,
                        at,
                        form.get("supervisors"),
                        OfficialDuty.SUPERVISOR,
                        "supervisors",
                        before));
        officials.addAll(
                rosters.officials(
                        actor, at, form.get("counters"), OfficialDuty.COUNTER, "counters", before));
        return officials;
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

    private MajorityRule rule(
            CongressId at, Form form, boolean congress, @Nullable PollPlan before) {
        if (before != null && form.get("rule").equals(KEPT)) {
            return before.rule();
        }
        return rule(at, form.get("rule"), congress);
    }

    private MajorityRule rule(CongressId at, String rule, boolean congress) {
        MajorityOf all = congress ? MajorityOf.ALL_DEPUTIES : MajorityOf.ALL_MEMBERS;
        Majority usual = Majority.of(parameters, PASS, at);
        return switch (rule) {
            case "special" -> new MajorityRule(all, special(at), "按本次会议确定的规则");
            case "present" -> new MajorityRule(MajorityOf.PRESENT, usual, "按本次会议确定的规则");
            case "cast" -> new MajorityRule(MajorityOf.CAST, usual, "按本次会议确定的规则");
            default -> new MajorityRule(all, usual, parameters.of(PASS + ".parts", at).source());
        };
    }

    /**
     * The word in the form for this rule; one that no congress offers any more is kept as it is.
     */
    private String word(PollPlan plan, boolean congress) {
        return List.of("all", "special", "present", "cast").stream()
                .filter(word -> rule(plan.congress(), word, congress).equals(plan.rule()))
                .findFirst()
                .orElse(KEPT);
    }

    /** The form filled with a draft. */
    Form filled(Actor actor, Draft draft) {
        PollView view = draft.view();
        PollPlan plan = draft.plan();
        BallotForm ballot = plan.form();
        boolean congress = isAllDeputies(actor, draft);
        boolean lines = ballot.kind() != BallotKind.QUESTION || plan.matter().perPerson();
        boolean chosen =
                plan.sealed()
                        && SecretProfile.least(plan.visibility(), plan.matter())
                                != SecretProfile.ENVELOPES;
        String roster = plan.origin() != null ? KEPT : congress ? DEPUTIES : "members";
        return Form.to("/voting/" + view.id() + "/draft")
                .value("title", plan.title())
                .value("body", plan.body())
                .value("matter", plan.matter().name())
                .value("kind", plan.kind().name())
                .value("visibility", plan.visibility().name())
                .value("profile", chosen ? SecretProfile.ENVELOPES.name() : "law")
                .value("ballot", ballot.kind().name())
                .value("items", lines ? joined(ballot.items(), BallotItem::title, "\n") : "")
                .value("seats", ballot.seats() == 0 ? "" : "" + ballot.seats())
                .value("eligible", ballots.eligible(actor, plan.congress(), ballot))
                .value("highest", ballot.highest() == 0 ? "" : "" + ballot.highest())
                .value("rule", word(plan, congress))
                .value("roster", roster)
                .value("members", members(actor, draft, congress))
                .value("supervisors", names(view, OfficialDuty.SUPERVISOR))
                .value("counters", names(view, OfficialDuty.COUNTER));
    }

    private String members(Actor actor, Draft draft, boolean congress) {
        return congress ? "" : rosters.names(actor, draft.plan().congress(), draft.roster());
    }

    /** By the base of the rule where that tells it, else by who stands on the roster. */
    private boolean isAllDeputies(Actor actor, Draft draft) {
        MajorityOf base = draft.plan().rule().base();
        if (base == MajorityOf.ALL_MEMBERS || base == MajorityOf.ALL_DEPUTIES) {
            return base == MajorityOf.ALL_DEPUTIES;
        }
        Set<PersonId> people =
                draft.roster().stream().map(Voter::person).collect(Collectors.toSet());
        return rosters.deputies(actor, draft.plan().congress()).stream()
                .map(NewVoter::person)
                .collect(Collectors.toSet())
                .equals(people);
    }

    private static String names(PollView view, OfficialDuty duty) {
        return joined(
                view.officials().stream().filter(one -> one.duty() == duty).toList(),
                Official::name,
                "、");
    }

    private static <T> String joined(List<T> all, Function<T, String> text, String apart) {
        return all.stream().map(text).collect(Collectors.joining(apart));
    }

    private Majority special(CongressId at) {
        return Majority.of(parameters, "voting.special", at);
    }

    /** Whose vote it is; what belongs to a meeting or a matter keeps the roster that came of it. */
    List<Option> whose(@Nullable PollView before) {
        List<Option> whose = new ArrayList<>();
        if (before != null && before.plan().origin() != null) {
            whose.add(
                    Option.of(KEPT, "拟定时的名册（" + before.roster() + " 人）")
                            .help("由“" + before.plan().origin().title() + "”带来，保持不变"));
        }
        whose.add(Option.of(DEPUTIES, "本级全体代表").help("代表大会的表决"));
        whose.add(Option.of("members", "下面写明的组成人员").help("常委会、主席团等的表决"));
        return whose;
    }

    /** The ways of carrying that this congress's numbers offer. */
    List<Option> rules(CongressId at, Form form, @Nullable PollPlan before) {
        String usual = Majority.of(parameters, PASS, at).words();
        List<Option> rules = new ArrayList<>();
        if (before != null && form.get("rule").equals(KEPT)) {
            rules.add(Option.of(KEPT, before.rule().words()).help("拟定时的规则，保持不变"));
        }
        rules.addAll(offered(at, usual));
        return rules;
    }

    private List<Option> offered(CongressId at, String usual) {
        return List.of(
                Option.of("all", "全体" + usual).help("以全体组成人员或全体代表为基数，按本会设定的比例"),
                Option.of("special", "全体" + special(at).words()),
                Option.of("present", "到会人员" + usual),
                Option.of("cast", "参加投票人员" + usual));
    }
}
