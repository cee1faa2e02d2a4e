package org.openrenda.voting.hall;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.documents.OfficialDocument;
import org.openrenda.platform.documents.OfficialPaper;
import org.openrenda.platform.web.LegalBasis;
import org.openrenda.platform.web.Matter;
import org.openrenda.voting.polls.PollAct;
import org.openrenda.voting.polls.PollId;
import org.openrenda.voting.polls.PollPlan;
import org.openrenda.voting.polls.PollStage;
import org.openrenda.voting.polls.PollStep;
import org.openrenda.voting.polls.PollView;
import org.openrenda.voting.polls.Polls;
import org.openrenda.voting.polls.SecretProfile;
import org.openrenda.voting.polls.VotingPermission;
import org.openrenda.voting.secretballots.SecretBallots;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** One poll with its record and, once announced, its result and the sheet to sign. */
@Controller
class PollPages {

    private static final List<PollStage> WAY =
            List.of(
                    PollStage.READY,
                    PollStage.OPEN,
                    PollStage.CLOSED,
                    PollStage.CONFIRMED,
                    PollStage.ANNOUNCED);
    private static final List<String> STAGE_NAMES = List.of("准备", "表决", "计票", "确认", "宣布");

    private final Polls polls;
    private final SecretBallots ballots;

    PollPages(Polls polls, SecretBallots ballots) {
        this.polls = polls;
        this.ballots = ballots;
    }

    @Needs("voting.see")
    @GetMapping("/voting/{poll}")
    String poll(Actor actor, @PathVariable long poll, Model model) {
        PollId id = new PollId(poll);
        PollView view = polls.view(actor, id);
        boolean announced = view.stage() == PollStage.ANNOUNCED;
        model.addAttribute("id", id);
        model.addAttribute("view", view);
        model.addAttribute("matter", matter(view));
        model.addAttribute("result", announced ? polls.result(actor, id) : null);
        model.addAttribute("votes", polls.votes(actor, id));
        model.addAttribute(
                "conducts",
                actor.may(VotingPermission.CHAIR, view.plan().congress())
                        || actor.may(VotingPermission.OPERATE, view.plan().congress()));
        model.addAttribute("course", ballots.course(actor, id).orElse(null));
        return "voting/poll";
    }

    private static Matter matter(PollView view) {
        PollPlan plan = view.plan();
        List<Matter.Fact> facts = new ArrayList<>();
        facts.add(Matter.Fact.of("事项类别", plan.matter().label() + "，" + plan.kind().label()));
        facts.add(
                Matter.Fact.of(
                        "表决方式",
                        plan.visibility().label()
                                + (plan.profile() == SecretProfile.NONE
                                        ? ""
                                        : "（" + plan.profile().label() + "）")
                                + "，"
                                + plan.form().kind().label()));
        facts.add(
                Matter.Fact.of("通过规则", plan.rule().words())
                        .by(
                                LegalBasis.of(
                                        plan.rule().source(), "以" + plan.rule().words() + "通过。")));
        facts.add(Matter.Fact.of("名册", view.roster() + " 人"));
        if (view.base() > 0) {
            facts.add(Matter.Fact.of("应到、实到", view.base() + " 人、" + view.present() + " 人"));
        }
        view.officials().forEach(one -> facts.add(Matter.Fact.of(one.duty().label(), one.name())));
        return new Matter(
                plan.title(),
                view.round() > 1 ? "第 " + view.round() + " 轮" : "",
                StageWords.of(view.stage()),
                view.stage() == PollStage.VOID ? List.of() : stages(view),
                next(view),
                facts,
                view.steps().stream().map(PollPages::entry).toList());
    }

    private static Matter.@Nullable Next next(PollView view) {
        return switch (view.stage()) {
            case DRAFT -> new Matter.Next("核对名册和选票，准备完成", "工作人员", null, null);
            case READY -> new Matter.Next("宣布开始表决", "主持人", null, null);
            case OPEN -> new Matter.Next("表决；表决完后结束", "到会人员、主持人", null, null);
            case CLOSED ->
                    view.sealed()
                            ? new Matter.Next("依次拆开两层信封", "监票人", null, null)
                            : new Matter.Next("录入计数、确认计票", "监票人、计票人", null, null);
            case CONFIRMED -> new Matter.Next("当场宣布结果", "主持人", null, null);
            case ANNOUNCED, VOID -> null;
        };
    }

    private static List<Matter.Stage> stages(PollView view) {
        List<Matter.Stage> stages = new ArrayList<>();
        int now = WAY.indexOf(view.stage());
        for (int n = 0; n < WAY.size(); n++) {
            String name = STAGE_NAMES.get(n);
            boolean done = n < now || view.stage() == PollStage.ANNOUNCED;
            stages.add(
                    done
                            ? Matter.Stage.done(name, day(view, n))
                            : n == Math.max(now, 0)
                                    ? Matter.Stage.now(name, null)
                                    : Matter.Stage.next(name, null));
        }
        return stages;
    }

    private static LocalDate day(PollView view, int stage) {
        List<PollAct> acts =
                List.of(
                        PollAct.READY,
                        PollAct.OPEN,
                        PollAct.CLOSE,
                        PollAct.CONFIRM,
                        PollAct.ANNOUNCE);
        return view.steps().stream()
                .filter(step -> step.act() == acts.get(stage))
                .map(step -> LocalDate.ofInstant(step.at(), Calendar.ZONE))
                .reduce((first, last) -> last)
                .orElse(view.preparedOn());
    }

    private static Matter.Entry entry(PollStep step) {
        return Matter.Entry.of(
                        LocalDateTime.ofInstant(step.at(), Calendar.ZONE),
                        step.byName(),
                        step.act().label())
                .saying(step.text());
    }

    @Needs("voting.see")
    @GetMapping("/voting/{poll}/sheet")
    ResponseEntity<byte[]> sheet(
            Actor actor,
            @PathVariable long poll,
            @RequestParam(defaultValue = "docx") String format) {
        PollId id = new PollId(poll);
        OfficialDocument sheet = polls.sheet(actor, id);
        String name = "表决结果单 " + polls.view(actor, id).plan().title();
        return OfficialPaper.answer(sheet, name, format);
    }
}
