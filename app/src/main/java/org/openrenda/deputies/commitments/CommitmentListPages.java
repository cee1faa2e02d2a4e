package org.openrenda.deputies.commitments;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openrenda.congress.Congress;
import org.openrenda.deputies.DeputiesPermission;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.openrenda.platform.web.Dates;
import org.openrenda.platform.web.ListPage;
import org.openrenda.platform.web.ListQuery;
import org.openrenda.platform.web.StatusWord;
import org.openrenda.platform.web.Table;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The ledger of promises, the next due first. */
@Controller
class CommitmentListPages {

    private final CommitmentReader reader;
    private final CommitmentSheet sheet;
    private final Congress congress;

    CommitmentListPages(CommitmentReader reader, CommitmentSheet sheet, Congress congress) {
        this.reader = reader;
        this.sheet = sheet;
        this.congress = congress;
    }

    @Needs("deputies.read")
    @GetMapping("/deputies/commitments")
    ModelAndView list(Actor actor, HttpServletRequest request) {
        ListQuery query = ListQuery.of(request);
        CommitmentTable.Search search = search(actor, query, (int) query.offset(), query.size());
        List<ListQuery.Filter> filters = new ArrayList<>();
        filters.add(query.choose("stage", "进度", stages()));
        filters.add(query.choose("late", "期限", Map.of("yes", "到期未销号")));
        if (actor.may(DeputiesPermission.SEE)) {
            filters.add(query.choose("unit", "承诺单位", units(actor)));
        }
        return ListPage.of("承诺事项台账", query, table(reader.rows(search)), reader.count(search))
                .filters(filters)
                .in("deputies/commitments");
    }

    private static CommitmentTable.Search search(
            Actor actor, ListQuery query, int offset, int most) {
        String unit = query.filter("unit");
        return CommitmentReader.search(
                actor,
                query.filter("stage"),
                !query.filter("late").isEmpty(),
                unit.matches("[0-9]{1,18}") ? Long.parseLong(unit) : 0,
                query.filter("q"),
                offset,
                most);
    }

    private static Map<String, String> stages() {
        Map<String, String> stages = new LinkedHashMap<>();
        Arrays.stream(CommitmentStage.values()).forEach(s -> stages.put(s.name(), s.label()));
        return stages;
    }

    private Map<String, String> units(Actor actor) {
        Map<String, String> units = new LinkedHashMap<>();
        congress.units(actor.home()).forEach(unit -> units.put(unit.id().toString(), unit.name()));
        return units;
    }

    private Table table(List<CommitmentRow> rows) {
        return new Table(
                List.of(
                        Table.Column.text("text", "承诺事项"),
                        Table.Column.text("number", "建议编号"),
                        Table.Column.text("title", "所属建议"),
                        Table.Column.text("unit", "承诺单位"),
                        Table.Column.text("stage", "进度"),
                        Table.Column.text("due", "期限"),
                        Table.Column.text("first", "原定期限"),
                        Table.Column.text("left", "还剩")),
                rows.stream().map(this::row).toList());
    }

    private Table.Row row(CommitmentRow row) {
        Commitment at = row.commitment();
        StatusWord left = sheet.left(at);
        String number = row.number();
        return Table.Row.of(
                "",
                Table.Cell.link(at.text(), Commitments.address(at.id())),
                Table.Cell.text(number == null ? "" : number),
                Table.Cell.text(row.title()),
                Table.Cell.text(at.unitName()),
                Table.Cell.status(CommitmentSheet.status(at.stage())),
                Table.Cell.text(Dates.full(at.dueOn())),
                Table.Cell.text(
                        at.dueOn().equals(at.firstDueOn()) ? "" : Dates.full(at.firstDueOn())),
                left == null ? Table.Cell.text("") : Table.Cell.status(left));
    }
}
