package org.openrenda.congress.imports;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.web.Dates;
import org.openrenda.platform.web.Form;
import org.openrenda.platform.web.FormField.Option;
import org.openrenda.platform.web.ListPage;
import org.openrenda.platform.web.ListQuery;
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

/** An administrator brings a file for the tree, sees what it would do, and writes it whole. */
@Controller
class TreeImportPages {

    private static final String LIST = "/congress/imports";
    private static final int TROUBLES_SHOWN = 200;

    private final Imports imports;

    TreeImportPages(Imports imports) {
        this.imports = imports;
    }

    @Needs("congress.tree-build")
    @GetMapping(LIST)
    ModelAndView list(Actor actor, HttpServletRequest request) {
        Table table =
                new Table(
                        List.of(
                                Table.Column.text("file", "文件").sortable(),
                                Table.Column.text("kind", "内容").sortable(),
                                Table.Column.text("state", "进度").sortable(),
                                Table.Column.number("added", "新增").sortable(),
                                Table.Column.number("changed", "更新").sortable(),
                                Table.Column.number("same", "不变").sortable(),
                                Table.Column.text("by", "导入人").sortable(),
                                Table.Column.text("at", "时间").sortable()),
                        imports.history(actor).stream().map(TreeImportPages::row).toList());
        return ListPage.whole("导入人大组织", ListQuery.of(request), table, "kind", "state", "by")
                .in("congress/imports/list");
    }

    private static Table.Row row(TreeImport one) {
        LocalDateTime at = LocalDateTime.ofInstant(one.broughtAt(), Calendar.ZONE);
        return Table.Row.of(
                "",
                Table.Cell.link(one.fileName(), LIST + "/" + one.id()),
                Table.Cell.text(one.kind().label()),
                Table.Cell.status(
                        one.isDraft() ? StatusWord.amber("待确认") : StatusWord.green("已写入")),
                Table.Cell.number(one.added()),
                Table.Cell.number(one.changed()),
                Table.Cell.number(one.same()),
                Table.Cell.text(one.broughtBy()),
                Table.Cell.text(Dates.time(at)).orderedBy(at.toString()));
    }

    @Needs("congress.tree-build")
    @GetMapping(LIST + "/new")
    String blank(Model model) {
        return form(model, Form.to(LIST).value("kind", "UNITS"));
    }

    private static String form(Model model, Form form) {
        model.addAttribute("form", form);
        model.addAttribute("kinds", List.of(TreeKind.values()));
        model.addAttribute(
                "options",
                Arrays.stream(TreeKind.values())
                        .map(kind -> Option.of(kind.name(), kind.label()))
                        .toList());
        return "congress/imports/form";
    }

    /** An empty table with the right heads and one example row. */
    @Needs("congress.tree-build")
    @GetMapping(LIST + "/template")
    void template(@RequestParam(defaultValue = "UNITS") String kind, HttpServletResponse response)
            throws IOException {
        TreeKind of = kind(kind);
        List<Table.Column> columns =
                of.fields().stream()
                        .map(f -> Table.Column.text(f.key(), f.label() + (f.needed() ? "*" : "")))
                        .toList();
        List<Table.Cell> example =
                of.fields().stream().map(field -> Table.Cell.text(field.example())).toList();
        Spreadsheet.send(
                response,
                of.label() + "导入模板",
                new Table(columns, List.of(new Table.Row("", example))));
    }

    private static TreeKind kind(String name) {
        return Arrays.stream(TreeKind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.of("kind", "请选择要导入什么。"));
    }

    @Needs("congress.tree-build")
    @PostMapping(LIST)
    String bring(
            Actor actor,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam MultipartFile file,
            HttpServletResponse response,
            Model model)
            throws IOException {
        try (InputStream in = file.getInputStream()) {
            String name = String.valueOf(file.getOriginalFilename());
            return "redirect:" + LIST + "/" + imports.bring(actor, kind(kind), name, in);
        } catch (Actor.Forbidden forbidden) {
            throw forbidden;
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            String field = refusal.field() == null ? "file" : refusal.field();
            Form form = Form.to(LIST).value("kind", kind).error(field, refusal.sentence());
            return form(model, form);
        }
    }

    @Needs("congress.tree-build")
    @GetMapping(LIST + "/{id}")
    String brought(Actor actor, @PathVariable long id, Model model) {
        TreeImport brought = imports.brought(actor, id);
        model.addAttribute("brought", brought);
        if (brought.isDraft()) {
            TreeCheck check = imports.check(actor, brought);
            model.addAttribute("columns", imports.columns(brought));
            model.addAttribute("check", check);
            model.addAttribute("troubles", troubles(check, TROUBLES_SHOWN));
        }
        return "congress/imports/import";
    }

    private static Table troubles(TreeCheck check, int most) {
        return new Table(
                List.of(
                        Table.Column.text("line", "行号"),
                        Table.Column.text("column", "列"),
                        Table.Column.text("value", "内容"),
                        Table.Column.text("why", "问题")),
                check.troubles().stream()
                        .limit(most)
                        .map(one ->
                                Table.Row.of(
                                        "",
                                        Table.Cell.text("第 " + one.line() + " 行"),
                                        Table.Cell.text(one.column()),
                                        Table.Cell.text(one.value()),
                                        Table.Cell.text(one.why())))
                        .toList());
    }

    @Needs("congress.tree-build")
    @GetMapping(LIST + "/{id}/report")
    void report(Actor actor, @PathVariable long id, HttpServletResponse response)
            throws IOException {
        TreeImport brought = imports.brought(actor, id);
        if (!brought.isDraft()) {
            throw new Refusal("这个文件已经写入，没有有误的行。");
        }
        TreeCheck check = imports.check(actor, brought);
        Spreadsheet.send(response, "检查报告", troubles(check, TreePlan.TROUBLES_MAX));
    }

    /** What a column was told to hold comes as {@code c0}, {@code c1} … in the file's order. */
    @Needs("congress.tree-build")
    @PostMapping(LIST + "/{id}/columns")
    String map(
            Actor actor,
            @PathVariable long id,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        TreeImport brought = imports.brought(actor, id);
        Map<String, String> mapping = new LinkedHashMap<>();
        List<FileColumn> columns = imports.columns(brought);
        for (int c = 0; c < columns.size(); c++) {
            String chosen = String.valueOf(request.getParameter("c" + c));
            for (TreeField field : brought.kind().fields()) {
                boolean isIt = field.key().equals(chosen);
                if (isIt && mapping.put(chosen, columns.get(c).name()) != null) {
                    throw new Refusal("有两列都选了“" + field.label() + "”，请只留一列。");
                }
            }
        }
        imports.map(actor, id, mapping);
        redirect.addFlashAttribute("notice", "已按新的对应重新检查，还没有写入任何内容。");
        return "redirect:" + LIST + "/" + id;
    }

    @Needs("congress.tree-build")
    @PostMapping(LIST + "/{id}/confirmation")
    String write(Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        TreeCheck done = imports.write(actor, id);
        redirect.addFlashAttribute(
                "notice", "已全部写入：新增 " + done.added() + "，更新 " + done.changed() + "。");
        return "redirect:" + LIST;
    }

    @Needs("congress.tree-build")
    @PostMapping(LIST + "/{id}/discard")
    String discard(Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        imports.discard(actor, id);
        redirect.addFlashAttribute("notice", "已放弃，上传的文件已删除，什么都没有写入。");
        return "redirect:" + LIST;
    }
}
