package org.openrenda.supervision;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.openrenda.congress.Congress;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.UnitId;
import org.openrenda.platform.documents.Documents;
import org.openrenda.platform.web.Form;
import org.openrenda.platform.web.FormField.Option;
import org.openrenda.platform.web.ListPage;
import org.openrenda.platform.web.ListQuery;
import org.openrenda.platform.web.Table;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One problem, and the acts of clerks, units and deputies on it. */
@Controller
class ProblemPages {

    private final Supervision supervision;
    private final MatterReader reader;
    private final MatterSheet sheet;
    private final Congress congress;
    private final Documents documents;

    ProblemPages(
            Supervision supervision,
            MatterReader reader,
            MatterSheet sheet,
            Congress congress,
            Documents documents) {
        this.supervision = supervision;
        this.reader = reader;
        this.sheet = sheet;
        this.congress = congress;
        this.documents = documents;
    }

    @Needs({"supervision.see", "supervision.handle"})
    @GetMapping("/supervision/problems/{id}")
    String problem(Actor actor, @PathVariable long id, Model model) {
        return page(actor, new ProblemId(id), model, Form.to(""));
    }

    private String page(Actor actor, ProblemId id, Model model, Form form) {
        ProblemView view = reader.problem(actor, id);
        ProblemActs acts = acts(actor, view);
        model.addAttribute("view", view);
        boolean seesMatter = actor.may(SupervisionPermission.SEE, view.congress());
        model.addAttribute("matter", sheet.problem(view, seesMatter));
        model.addAttribute("acts", acts);
        model.addAttribute("form", form);
        model.addAttribute("units", acts.assign() ? units(view) : List.of());
        model.addAttribute("maySeeMatter", seesMatter);
        return "supervision/problem";
    }

    private ProblemActs acts(Actor actor, ProblemView view) {
        ProblemStage stage = ProblemStage.valueOf(view.stage());
        boolean own = view.unit() != null && actor.units().contains(view.unit());
        boolean handles = own && actor.may(SupervisionPermission.HANDLE, view.congress());
        boolean checks = actor.may(SupervisionPermission.CHECK, view.congress());
        return new ProblemActs(
                stage == ProblemStage.LISTED
                        && actor.may(SupervisionPermission.ASSIGN, view.congress()),
                stage == ProblemStage.ASSIGNED && handles,
                stage == ProblemStage.RECEIVED && handles,
                stage == ProblemStage.REPORTED && checks,
                reader.mayRate(actor, view.id()),
                stage == ProblemStage.CHECKED && checks);
    }

    private List<Option> units(ProblemView view) {
        return congress.units(view.congress()).stream()
                .map(unit -> Option.of(unit.id().toString(), unit.name()))
                .toList();
    }

    @Needs("supervision.handle")
    @GetMapping("/supervision/assigned")
    ModelAndView assigned(Actor actor, HttpServletRequest request) {
        ListQuery query = ListQuery.of(request);
        boolean openOnly = !query.filter("state").equals("all");
        Table mine = table(reader.ofUnits(actor, openOnly));
        ListPage list = ListPage.whole("交办给本单位的问题", query, mine, "stage", "matter");
        List<ListQuery.Filter> filters = new ArrayList<>(list.filters());
        filters.add(query.choose("state", "范围", java.util.Map.of("all", "包括已销号的")));
        return list.filters(filters).in("supervision/assigned");
    }

    private static Table table(List<ProblemView> problems) {
        return new Table(
                List.of(
                        Table.Column.text("title", "问题").sortable(),
                        Table.Column.text("matter", "监督事项").sortable(),
                        Table.Column.text("stage", "进度").sortable(),
                        Table.Column.text("due", "期限").sortable(),
                        Table.Column.text("left", "还剩")),
                problems.stream().map(ProblemPages::row).toList());
    }

    private static Table.Row row(ProblemView view) {
        var left = MatterSheet.left(view);
        return Table.Row.of(
                "",
                Table.Cell.link(view.title(), Duties.address(view.id()))
                        .small(view.unitName() == null ? "" : view.unitName()),
                Table.Cell.text(view.matterTitle()),
                Table.Cell.status(MatterSheet.status(view.stage(), view.stageLabel())),
                Table.Cell.day(view.nextDueOn()),
                left == null ? Table.Cell.text("") : Table.Cell.status(left));
    }

    @Needs("supervision.assign")
    @PostMapping("/supervision/problems/{id}/assignment")
    String assign(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String unit,
            RedirectAttributes redirect) {
        if (!unit.matches("[0-9]{1,18}")) {
            throw Refusal.of("unit", "请选择承办单位。");
        }
        supervision.assign(actor, new ProblemId(id), new UnitId(Long.parseLong(unit)));
        return back(id, redirect, "已交办，承办单位收到待办和通知，期限开始计算。");
    }

    @Needs("supervision.handle")
    @PostMapping("/supervision/problems/{id}/receipt")
    String receive(Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        supervision.receive(actor, new ProblemId(id));
        return back(id, redirect, "已签收。请在期限前报告整改情况。");
    }

    @Needs("supervision.handle")
    @PostMapping("/supervision/problems/{id}/return")
    String giveBack(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        supervision.giveBack(actor, new ProblemId(id), reason);
        redirect.addFlashAttribute("notice", "已退回交办，人大机关将重新研究承办单位。");
        return "redirect:/supervision/assigned";
    }

    @Needs("supervision.handle")
    @PostMapping("/supervision/problems/{id}/report")
    String report(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) List<MultipartFile> files,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect)
            throws IOException {
        try {
            supervision.report(actor, new ProblemId(id), text, uploads(files));
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            Form form = MatterPages.refused(Form.sent(request), refusal, "text");
            return page(actor, new ProblemId(id), model, form);
        }
        return back(id, redirect, "整改情况已报告，等待人大机关核查。");
    }

    static List<Upload> uploads(@org.jspecify.annotations.Nullable List<MultipartFile> files)
            throws IOException {
        List<Upload> uploads = new ArrayList<>();
        for (MultipartFile file : files == null ? List.<MultipartFile>of() : files) {
            String name = file.getOriginalFilename();
            if (!file.isEmpty()) {
                uploads.add(new Upload(name == null ? "附件" : name, file.getBytes()));
            }
        }
        return uploads;
    }

    @Needs("supervision.check")
    @PostMapping("/supervision/problems/{id}/check")
    String pass(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String opinion,
            RedirectAttributes redirect) {
        supervision.pass(actor, new ProblemId(id), opinion);
        return back(id, redirect, "核查通过，已请受邀代表评价。");
    }

    @Needs("supervision.check")
    @PostMapping("/supervision/problems/{id}/rejection")
    String reject(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String opinion,
            RedirectAttributes redirect) {
        supervision.reject(actor, new ProblemId(id), opinion);
        return back(id, redirect, "已退回承办单位继续整改，新的期限开始计算。");
    }

    @Needs("supervision.rate")
    @PostMapping("/supervision/problems/{id}/rating")
    String rate(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String attitude,
            @RequestParam(defaultValue = "") String result,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        try {
            supervision.rate(actor, new ProblemId(id), attitude, result, reason);
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            Form form = MatterPages.refused(Form.sent(request), refusal, "result");
            return page(actor, new ProblemId(id), model, form);
        }
        return back(id, redirect, "评价已提交，谢谢您。首次评价会一直保留。");
    }

    @Needs("supervision.check")
    @PostMapping("/supervision/problems/{id}/settlement")
    String endRating(Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        supervision.endRating(actor, new ProblemId(id));
        return back(id, redirect, "评价已办结。");
    }

    @Needs({"supervision.see", "supervision.handle"})
    @GetMapping("/supervision/problems/{id}/files/{file}")
    ResponseEntity<byte[]> file(Actor actor, @PathVariable long id, @PathVariable long file) {
        ProblemView view = reader.problem(actor, new ProblemId(id));
        Documents.Content content =
                documents
                        .content(Supervision.subject(view.id()), file)
                        .orElseThrow(() -> new Refusal("没有这个附件。"));
        return sent(content);
    }

    static ResponseEntity<byte[]> sent(Documents.Content content) {
        String name = content.attachment().name();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(content.attachment().type()))
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(content.bytes());
    }

    private static String back(long id, RedirectAttributes redirect, String notice) {
        redirect.addFlashAttribute("notice", notice);
        return "redirect:" + Duties.address(new ProblemId(id));
    }
}
