package org.openrenda.deputies.writing;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openrenda.deputies.commitments.CommitmentRow;
import org.openrenda.deputies.commitments.CommitmentStage;
import org.openrenda.deputies.commitments.Commitments;
import org.openrenda.deputies.suggestions.SuggestionRow;
import org.openrenda.deputies.suggestions.SuggestionStage;
import org.openrenda.deputies.suggestions.Suggestions;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.web.Dates;
import org.openrenda.platform.web.ListPage;
import org.openrenda.platform.web.ListQuery;
import org.openrenda.platform.web.StatusWord;
import org.openrenda.platform.web.Table;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** A deputy's own suggestions, and the promises that were made to this deputy. */
@Controller
class MySuggestionPages {

    /** Nobody writes more in one term. */
    private static final int MINE_MAX = 1_000;

    private static final int AMBER_WITHIN_WORKDAYS = 5;

    private final Suggestions suggestions;
    private final Commitments commitments;
    private final Calendar calendar;

    MySuggestionPages(Suggestions suggestions, Commitments commitments, Calendar calendar) {
        this.suggestions = suggestions;
        this.commitments = commitments;
        this.calendar = calendar;
    }

    @Needs("deputies.write")
    @GetMapping("/deputies/suggestions/mine")
    ModelAndView mine(Actor actor, HttpServletRequest request) {
        ListQuery query = ListQuery.of(request);
        boolean led = !query.filter("part").equals("signed");
        Table mine = table(suggestions.mine(actor, led, 0, MINE_MAX));
        ListPage list = ListPage.whole("我的建议", query, mine, "stage");
        List<ListQuery.Filter> filters = new ArrayList<>(list.filters());
        filters.add(0, query.choose("part", "范围", Map.of("signed", "请我附议的")));
        return list.filters(filters).in("deputies/mine");
    }

    private Table table(List<SuggestionRow> rows) {
        return new Table(
                List.of(
                        Table.Column.text("title", "建议").sortable(),
                        Table.Column.text("stage", "进度").sortable(),
                        Table.Column.text("units", "承办单位").sortable(),
                        Table.Column.text("due", "答复期限")),
                rows.stream().map(this::row).toList());
    }

    private Table.Row row(SuggestionRow row) {
        String by =
                row.leadName() + (row.coSigners() == 0 ? "" : " 等 " + (row.coSigners() + 1) + " 人");
        return Table.Row.of(
                row.id(),
                Table.Cell.link(row.title(), "/deputies/suggestions/" + row.id())
                        .small(row.number() == null ? by : row.number() + " · " + by),
                Table.Cell.status(status(row.stage())),
                Table.Cell.text(row.units()),
                row.dueOn() == null || row.stage() != SuggestionStage.ASSIGNED
                        ? Table.Cell.text("")
                        : Table.Cell.status(
                                Dates.due(
                                        calendar.workdaysUntil(row.dueOn()),
                                        AMBER_WITHIN_WORKDAYS)));
    }

    static StatusWord status(SuggestionStage stage) {
        return switch (stage) {
            case CLOSED, ARCHIVED -> StatusWord.green(stage.label());
            case RETURNED, NEGOTIATING -> StatusWord.red(stage.label());
            case REPLIED -> StatusWord.amber(stage.label());
            case DRAFT, CO_SIGNING, REFUSED, TURNED, WITHDRAWN -> StatusWord.grey(stage.label());
            default -> StatusWord.blue(stage.label());
        };
    }

    @Needs("deputies.rate")
    @GetMapping("/deputies/commitments/mine")
    ModelAndView promises(Actor actor, HttpServletRequest request) {
        AccountId account = actor.account();
        if (account == null) {
            throw new Refusal("请由代表本人查看。");
        }
        Table table =
                new Table(
                        List.of(
                                Table.Column.text("text", "承诺事项").sortable(),
                                Table.Column.text("unit", "承诺单位").sortable(),
                                Table.Column.text("due", "期限").sortable(),
                                Table.Column.text("stage", "进度")),
                        commitments.madeTo(account).stream().map(this::promise).toList());
        return ListPage.whole("对我的承诺", ListQuery.of(request), table, "unit")
                .in("deputies/promises");
    }

    private Table.Row promise(CommitmentRow row) {
        var one = row.commitment();
        boolean kept = one.stage() == CommitmentStage.KEPT;
        return Table.Row.of(
                one.id(),
                Table.Cell.link(one.text(), "/deputies/commitments/" + one.id())
                        .small(row.number() + "“" + row.title() + "”"),
                Table.Cell.text(one.unitName()),
                Table.Cell.day(one.dueOn()),
                Table.Cell.status(
                        kept
                                ? StatusWord.green(one.stage().label())
                                : Dates.due(
                                        calendar.workdaysUntil(one.dueOn()),
                                        AMBER_WITHIN_WORKDAYS)));
    }
}
