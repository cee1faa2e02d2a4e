package org.openrenda.voting.hall;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.SignedIn;
import org.openrenda.platform.web.Form;
import org.openrenda.platform.web.FormField.Option;
import org.openrenda.platform.web.ListPage;
import org.openrenda.platform.web.ListQuery;
import org.openrenda.platform.web.Table;
import org.openrenda.voting.polls.BallotKind;
import org.openrenda.voting.polls.MatterKind;
import org.openrenda.voting.polls.PollKind;
import org.openrenda.voting.polls.PollRow;
import org.openrenda.voting.polls.PollSearch;
import org.openrenda.voting.polls.PollStage;
import org.openrenda.voting.polls.Polls;
import org.openrenda.voting.polls.Visibility;
import org.openrenda.voting.polls.VotingPermission;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of polls, one's own votes, and the form by which a clerk prepares a poll. */
@Controller
class PollListPages {

    private final Polls polls;
    private final PrepareForm prepare;

    PollListPages(Polls polls, PrepareForm prepare) {
        this.polls = polls;
        this.prepare = prepare;
    }

    @Needs("voting.see")
    @GetMapping("/voting/polls")
    ModelAndView list(Actor actor, HttpServletRequest request) {
        ListQuery query = ListQuery.of(request);
        PollSearch search =
                new PollSearch(
                        List.copyOf(actor.seen()),
                        query.filter("stage"),
                        query.filter("matter"),
                        query.filter("q"),
                        query.sortAmong(PollSearch.SORTS, "day"),
                        query.sort().isEmpty() || query.descending(),
                        query.offset(),
                        query.size());
        ModelAndView answer =
                ListPage.of(
                                "表决",
                                query,
                                table(polls.rows(actor, search)),
                                polls.count(actor, search))
                        .filters(
                                List.of(
                                        query.choose(
                                                "stage",
                                                "进度",
                                                PollStage.values(),
                                                PollStage::label),
                                        query.choose(
                                                "matter",
                                                "事项类别",
                                                MatterKind.values(),
                                                MatterKind::label)))
                        .in("voting/polls");
        answer.addObject("mayPrepare", actor.may(VotingPermission.OPERATE, actor.home()));
        return answer;
    }

    private static Table table(List<PollRow> rows) {
        return new Table(
                List.of(
                        Table.Column.text("title", "表决事项").sortable(),
                        Table.Column.text("stage", "进度").sortable(),
                        Table.Column.text("matter", "类别").sortable(),
                        Table.Column.text("visibility", "方式"),
                        Table.Column.text("people", "应到、实到"),
                        Table.Column.text("day", "拟定日期").sortable()),
                rows.stream().map(PollListPages::row).toList());
    }

    private static Table.Row row(PollRow row) {
        return Table.Row.of(
                row.id(),
                Table.Cell.link(row.title(), "/voting/" + row.id()).small(row.kind().label()),
                Table.Cell.status(StageWords.of(row.stage())),
                Table.Cell.text(row.matter().label()),
                Table.Cell.text(row.visibility().label()),
                Table.Cell.text(row.base() == 0 ? "" : row.base() + "、" + row.present()),
                Table.Cell.day(row.preparedOn()));
    }

    @SignedIn
    @GetMapping("/voting/mine")
    String mine(Actor actor, Model model) {
        model.addAttribute("mine", polls.mine(actor));
        model.addAttribute("counting", polls.toConfirm(actor));
        return "voting/mine";
    }

    @Needs("voting.operate")
    @GetMapping("/voting/polls/new")
    String blank(Actor actor, Model model) {
        return form(actor, prepare.blank(actor), model);
    }

    @Needs("voting.operate")
    @PostMapping("/voting/polls")
    String prepare(
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        Form form = Form.sent(request);
        try {
            var id = polls.prepare(actor, prepare.read(actor, form));
            redirect.addFlashAttribute("notice", "已拟定。请核对名册和选票，再点“准备完成”。");
            return "redirect:/voting/" + id + "/chair";
        } catch (Actor.Forbidden forbidden) {
            throw forbidden;
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            String field = refusal.field() == null ? "matter" : refusal.field();
            return form(actor, form.error(field, refusal.sentence()), model);
        }
    }

    private String form(Actor actor, Form form, Model model) {
        model.addAttribute("rules", prepare.rules(actor.home()));
        model.addAttribute("form", form.draft("voting-poll"));
        model.addAttribute("matters", Option.each(MatterKind.values(), MatterKind::label));
        model.addAttribute("kinds", Option.each(PollKind.values(), PollKind::label));
        model.addAttribute("visibilities", Option.each(Visibility.values(), Visibility::label));
        model.addAttribute("ballots", Option.each(BallotKind.values(), BallotKind::label));
        return "voting/poll-form";
    }
}
