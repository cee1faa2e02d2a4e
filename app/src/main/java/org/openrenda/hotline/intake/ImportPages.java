package org.openrenda.hotline.intake;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.web.Dates;
import org.openrenda.platform.web.Form;
import org.openrenda.platform.web.FormField.Option;
import org.openrenda.platform.web.ListPage;
import org.openrenda.platform.web.ListQuery;
import org.openrenda.platform.web.Numbers;
import org.openrenda.platform.web.Spreadsheet;
import org.openrenda.platform.web.StatusWord;
import org.openrenda.platform.web.Table;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A clerk brings a file, tells what its columns hold, and watches it come in. */
@Controller
class ImportPages {

    private static final int BAD_SHOWN = 20;
    private static final String LIST = "/hotline/imports";

    private final Imports imports;

    ImportPages(Imports imports) {
        this.imports = imports;
    }

    @Needs("hotline.import")
    @GetMapping(LIST)
    ModelAndView list(Actor actor, HttpServletRequest request) {
        ListQuery query = ListQuery.of(request);
        RunSearch search = RunSearch.of(query);
        Map<String, String> states = new LinkedHashMap<>();
        for (String state : List.of("DRAFT", "WAITING", "RUNNING", "STOPPED", "FAILED", "DONE")) {
            states.put(state, stateWord(state).word());
        }
        Table table = table(imports.runs(actor, search));
        return ListPage.of("导入工单", query, table, imports.count(actor, search))
                .filters(List.of(query.choose("state", "进度", states)))
                .in("hotline/intake/imports");
    }

    private static Table table(List<ImportRun> runs) {
        return new Table(
                List.of(
                        Table.Column.text("file", "文件").sortable(),
                        Table.Column.text("source", "来源").sortable(),
                        Table.Column.text("state", "进度").sortable(),
                        Table.Column.number("done", "已读取"),
                        Table.Column.number("new", "新增"),
                        Table.Column.number("changed", "更新"),
                        Table.Column.number("bad", "有误").sortable(),
                        Table.Column.text("at", "导入人和时间").sortable()),
                runs.stream().map(ImportPages::row).toList());
    }

    private static Table.Row row(ImportRun run) {
        return Table.Row.of(
                run.id(),
                Table.Cell.link(run.fileName(), address(run.id()))
                        .small(Numbers.bytes(run.fileBytes())),
                Table.Cell.text(run.sourceName()),
                Table.Cell.status(status(run)),
                Table.Cell.number(run.rowsDone()),
                Table.Cell.number(run.rowsNew()),
                Table.Cell.number(run.rowsChanged()),
                Table.Cell.number(run.rowsBad()),
                Table.Cell.text(run.startedBy()).small(Dates.time(time(run))));
    }

    private static LocalDateTime time(ImportRun run) {
        return LocalDateTime.ofInstant(run.createdAt(), Calendar.ZONE);
    }

    static StatusWord status(ImportRun run) {
        return stateWord(run.state());
    }

    private static StatusWord stateWord(String state) {
        return switch (state) {
            case "DRAFT" -> StatusWord.amber("待确认各列");
            case "WAITING" -> StatusWord.blue("排队中");
            case "RUNNING" -> StatusWord.blue("导入中");
            case "STOPPED" -> StatusWord.grey("已停止");
            case "FAILED" -> StatusWord.red("中断");
            case "DISCARDED" -> StatusWord.grey("已放弃");
            default -> StatusWord.green("已完成");
        };
    }

    private static String address(RunId id) {
        return LIST + "/" + id;
    }

    @Needs("hotline.import")
    @GetMapping(LIST + "/new")
    String form(Actor actor, Model model) {
        List<String> known = imports.sourceNames(actor.home());
        String first = known.isEmpty() ? "12345 热线" : known.getFirst();
        return form(actor, model, Form.to(LIST).value("source", first));
    }

    private String form(Actor actor, Model model, Form form) {
        model.addAttribute("form", form);
        model.addAttribute("known", imports.sourceNames(actor.home()));
        return "hotline/intake/import-form";
    }

    @Needs("hotline.import")
    @PostMapping(LIST)
    String bring(
            Actor actor,
            @RequestParam(defaultValue = "") String source,
            @RequestParam MultipartFile file,
            HttpServletResponse response,
            Model model)
            throws IOException {
        Form form = Form.to(LIST).value("source", source);
        String name = file.getOriginalFilename();
        if (file.isEmpty() || name == null) {
            form = form.error("file", "请选择要导入的文件；空文件不能导入。");
        } else {
            try (InputStream in = file.getInputStream()) {
                return "redirect:" + address(imports.bring(actor, actor.home(), source, name, in));
            } catch (Actor.Forbidden forbidden) {
                throw forbidden;
            } catch (Refusal refusal) {
                String field = refusal.field() == null ? "file" : refusal.field();
                form = form.error(field, refusal.sentence());
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return form(actor, model, form);
    }

    @Needs("hotline.import")
    @GetMapping(LIST + "/{id}")
    String run(Actor actor, @PathVariable long id, Model model) {
        ImportRun run = imports.run(actor, new RunId(id));
        if (run.isDraft()) {
            return columns(run, Form.to(address(run.id()) + "/columns"), Map.of(), model);
        }
        model.addAttribute("run", run);
        model.addAttribute("status", status(run));
        List<Taken.BadRow> bad = run.rowsBad() > 0 ? imports.bad(run.id(), BAD_SHOWN) : List.of();
        model.addAttribute("bad", badTable(bad));
        return "hotline/intake/import";
    }

    private String columns(ImportRun run, Form form, Map<String, String> chosen, Model model) {
        List<ColumnView> columns = new ArrayList<>();
        for (ColumnView column : imports.columns(run.id())) {
            String field = chosen.getOrDefault(column.name(), column.field());
            columns.add(new ColumnView(column.name(), field, column.examples()));
        }
        model.addAttribute("run", run);
        model.addAttribute("form", form);
        model.addAttribute("columns", columns);
        model.addAttribute(
                "fields",
                Arrays.stream(TicketField.values())
                        .map(field -> Option.of(field.name(), field.label()))
                        .toList());
        return "hotline/intake/columns";
    }

    /**
     * What a column was told to hold comes as {@code c0}, {@code c1} … in the order of the file.
     */
    @Needs("hotline.import")
    @PostMapping(LIST + "/{id}/columns")
    String confirm(
            Actor actor,
            @PathVariable long id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        ImportRun run = imports.run(actor, new RunId(id));
        Map<String, String> byColumn = new TreeMap<>();
        Map<String, String> byField = new TreeMap<>();
        Form form = Form.to(address(run.id()) + "/columns");
        List<ColumnView> columns = imports.columns(run.id());
        for (int c = 0; c < columns.size(); c++) {
            String field = field(request.getParameter("c" + c));
            byColumn.put(columns.get(c).name(), field);
            if (!field.isEmpty() && byField.put(field, columns.get(c).name()) != null) {
                String label = TicketField.valueOf(field).label();
                form = form.error("c" + c, "有两列都选了“" + label + "”，请只留一列。");
            }
        }
        if (!form.hasErrors()) {
            try {
                imports.confirm(actor, run.id(), byField);
                redirect.addFlashAttribute("notice", "已开始导入。下次导入同一来源时会记住各列的对应关系。");
                return "redirect:" + address(run.id());
            } catch (Refusal refusal) {
                form = form.error("c0", refusal.sentence());
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return columns(run, form, byColumn, model);
    }

    private static String field(@org.jspecify.annotations.Nullable String given) {
        return Arrays.stream(TicketField.values())
                .map(TicketField::name)
                .filter(name -> name.equals(given))
                .findFirst()
                .orElse("");
    }

    /** Asked each second while an import runs; when it has ended the whole page comes anew. */
    @Needs("hotline.import")
    @GetMapping(LIST + "/{id}/progress")
    String progress(Actor actor, @PathVariable long id, HttpServletResponse response, Model model) {
        ImportRun run = imports.run(actor, new RunId(id));
        if (!run.isOpen()) {
            response.setHeader("HX-Refresh", "true");
        }
        model.addAttribute("run", run);
        model.addAttribute("status", status(run));
        return "hotline/intake/progress";
    }

    @Needs("hotline.import")
    @PostMapping(LIST + "/{id}/stop")
    String stop(Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        imports.stop(actor, new RunId(id));
        redirect.addFlashAttribute("notice", "已停止。已导入的行都在，可以随时继续。");
        return "redirect:" + address(new RunId(id));
    }

    @Needs("hotline.import")
    @PostMapping(LIST + "/{id}/resumption")
    String resume(Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        imports.resume(actor, new RunId(id));
        redirect.addFlashAttribute("notice", "已继续，从停下的地方接着导入。");
        return "redirect:" + address(new RunId(id));
    }

    @Needs("hotline.import")
    @PostMapping(LIST + "/{id}/discard")
    String discard(Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        imports.discard(actor, new RunId(id));
        redirect.addFlashAttribute("notice", "已放弃，上传的文件已删除。");
        return "redirect:" + LIST;
    }

    @Needs("hotline.import")
    @GetMapping(LIST + "/{id}/bad-rows")
    void badRows(Actor actor, @PathVariable long id, HttpServletResponse response)
            throws IOException {
        ImportRun run = imports.run(actor, new RunId(id));
        Table table = badTable(imports.bad(run.id(), Runs.BAD_ROWS_MAX));
        Spreadsheet.send(response, "有误的行", table);
    }

    private static Table badTable(List<Taken.BadRow> bad) {
        return new Table(
                List.of(
                        Table.Column.text("line", "文件中的行"),
                        Table.Column.text("number", "工单编号"),
                        Table.Column.text("reason", "原因")),
                bad.stream()
                        .map(row ->
                                Table.Row.of(
                                        row.line(),
                                        Table.Cell.number(row.line()),
                                        Table.Cell.text(row.number()),
                                        Table.Cell.text(row.reason())))
                        .toList());
    }
}
