package org.openrenda.voting.hall;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.openrenda.platform.SignedIn;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.web.ListPage;
import org.openrenda.platform.web.ListQuery;
import org.openrenda.platform.web.Table;
import org.openrenda.voting.polls.MatterKind;
import org.openrenda.voting.polls.PollRow;
import org.openrenda.voting.polls.PollSearch;
import org.openrenda.voting.polls.PollStage;
import org.openrenda.voting.polls.Polls;
import org.openrenda.voting.polls.SecretProfile;
import org.openrenda.voting.polls.VotingPermission;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The list of polls, and one's own votes. */
@Controller
class PollListPages {

    private final Polls polls;
    private final Access access;

    PollListPages(Polls polls, Access access) {
        this.polls = polls;
        this.access = access;
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
                Table.Cell.text(way(row)),
                Table.Cell.text(row.base() == 0 ? "" : row.base() + "、" + row.present()),
                Table.Cell.day(row.preparedOn()));
    }

    private static String way(PollRow row) {
        String how = row.visibility().label();
        return row.profile() == SecretProfile.NONE ? how : how + "，" + row.profile().label();
    }

    @SignedIn
    @GetMapping("/voting/mine")
    String mine(Actor actor, Model model) {
        model.addAttribute("mine", polls.mine(actor));
        model.addAttribute("counting", polls.toConfirm(actor));
        model.addAttribute("checking", polls.toCheck(actor));
        model.addAttribute("secondWay", access.hasSecondWay(actor));
        return "voting/mine";
    }
}
