package org.openrenda.deputies.writing;

import jakarta.servlet.http.HttpServletRequest;
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
import org.openrenda.platform.web.ListQuery;
import org.openrenda.platform.web.StatusWord;
import org.openrenda.platform.web.Table;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** A deputy's own suggestions, and the promises that were made to this deputy. */
@Controller
class MySuggestionPages {

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
    String mine(Actor actor, HttpServletRequest request, Model model) {
        ListQuery query = ListQuery.of(request);
        boolean led = !query.filter("part").equals("signed");
        model.addAttribute("query", query);
        model.addAttribute(
                "table", table(suggestions.mine(actor, led, (int) query.offset(), query.size())));
        model.addAttribute("total", (long) suggestions.countMine(actor, led));
        model.addAttribute(
                "filters", List.of(query.choose("part", "范围", Map.of("signed", "请我附议的"))));
        return "deputies/mine";
    }

    private Table table(List<SuggestionRow> rows) {
        return new Table(
                List.of(
                        Table.Column.text("title", "建议"),
                        Table.Column.text("stage", "进度"),
                        Table.Column.text("units", "承办单位"),
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
    String promises(Actor actor, HttpServletRequest request, Model model) {
        ListQuery query = ListQuery.of(request);
        AccountId account = actor.account();
        if (account == null) {
            throw new Refusal("请由代表本人查看。");
        }
        List<CommitmentRow> all = commitments.madeTo(account);
        model.addAttribute("query", query);
        model.addAttribute(
                "table",
                new Table(
                        List.of(
                                Table.Column.text("text", "承诺事项"),
                                Table.Column.text("unit", "承诺单位"),
                                Table.Column.text("due", "期限"),
                                Table.Column.text("stage", "进度")),
                        all.stream()
                                .skip(query.offset())
                                .limit(query.size())
                                .map(this::promise)
                                .toList()));
        model.addAttribute("total", (long) all.size());
        return "deputies/promises";
    }

    private Table.Row promise(CommitmentRow row) {
        var one = row.commitment();
        boolean kept = one.stage() == CommitmentStage.KEPT;
        return Table.Row.of(
                one.id(),
                Table.Cell.link(one.text(), "/deputies/commitments/" + one.id())
                        .small(row.number() + "“" + row.title() + "”"),
                Table.Cell.text(one.unitName()),
                Table.Cell.text(Dates.full(one.dueOn())),
                Table.Cell.status(
                        kept
                                ? StatusWord.green(one.stage().label())
                                : Dates.due(
                                        calendar.workdaysUntil(one.dueOn()),
                                        AMBER_WITHIN_WORKDAYS)));
    }
}
