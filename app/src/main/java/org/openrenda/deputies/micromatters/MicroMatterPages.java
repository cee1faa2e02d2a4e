package org.openrenda.deputies.micromatters;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openrenda.congress.Congress;
import org.openrenda.deputies.DeputiesPermission;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Open;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.UnitId;
import org.openrenda.platform.database.DataScope;
import org.openrenda.platform.documents.Documents;
import org.openrenda.platform.uploads.Uploaded;
import org.openrenda.platform.uploads.Uploads;
import org.openrenda.platform.web.FormField.Option;
import org.openrenda.platform.web.ListPage;
import org.openrenda.platform.web.ListQuery;
import org.springframework.http.ContentDisposition;
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

/** Micro matters on the desk and, once published, on the public site. */
@Controller
class MicroMatterPages {

    private static final int FILES_MAX = 10;

    private final MicroMatters matters;
    private final MicroMatterSheet sheet;
    private final Congress congress;
    private final Uploads uploads;

    MicroMatterPages(
            MicroMatters matters, MicroMatterSheet sheet, Congress congress, Uploads uploads) {
        this.matters = matters;
        this.sheet = sheet;
        this.congress = congress;
        this.uploads = uploads;
    }

    @Needs({"deputies.see", "deputies.contact", "deputies.handle"})
    @GetMapping("/deputies/matters")
    ModelAndView list(Actor actor, HttpServletRequest request) {
        ListQuery query = ListQuery.of(request);
        MicroMatterSearch search = search(actor, query, (int) query.offset(), query.size());
        return ListPage.of(
                        "民生微实事",
                        query,
                        MicroMatterSheet.table(matters.rows(search), "/deputies/matters"),
                        matters.count(search))
                .filters(filters(query))
                .in("deputies/matters");
    }

    private static List<ListQuery.Filter> filters(ListQuery query) {
        Map<String, String> stages = new LinkedHashMap<>();
        Arrays.stream(MicroMatterStage.values()).forEach(s -> stages.put(s.name(), s.label()));
        return List.of(
                query.choose("stage", "进度", stages),
                query.choose("late", "期限", Map.of("yes", "已逾期")));
    }

    private static MicroMatterSearch search(Actor actor, ListQuery query, int offset, int most) {
        boolean all = actor.may(DeputiesPermission.SEE);
        boolean unit = !all && actor.may(DeputiesPermission.HANDLE);
        AccountId self = actor.account();
        return new MicroMatterSearch(
                actor.seen().stream().map(CongressId::value).toList(),
                all || unit || self == null ? 0 : self.value(),
                unit ? actor.units().stream().map(UnitId::value).toList() : List.of(),
                query.filter("stage"),
                "",
                query.filter("q"),
                !query.filter("late").isEmpty(),
                false,
                offset,
                most);
    }

    @Needs({"deputies.see", "deputies.contact", "deputies.handle"})
    @GetMapping("/deputies/matters/{id}")
    String matter(Actor actor, @PathVariable long id, Model model) {
        MicroMatterView view = matters.view(actor, new MicroMatterId(id));
        MicroMatter micro = view.matter();
        boolean hands =
                micro.deputy().equals(actor.account())
                        || actor.may(DeputiesPermission.ARRANGE, micro.congress());
        model.addAttribute("view", view);
        String files = MicroMatters.address(micro.id()) + "/files";
        model.addAttribute("matter", sheet.matter(view, true, files));
        model.addAttribute("hands", hands);
        model.addAttribute("handles", micro.unit() != null && actor.units().contains(micro.unit()));
        model.addAttribute("checks", actor.may(DeputiesPermission.DECIDE, micro.congress()));
        model.addAttribute("publishes", actor.may(DeputiesPermission.PUBLISH, micro.congress()));
        model.addAttribute(
                "units",
                hands
                        ? congress.units(micro.congress()).stream()
                                .map(unit -> Option.of(unit.id().toString(), unit.name()))
                                .toList()
                        : List.of());
        return "deputies/matter";
    }

    @Needs({"deputies.contact", "deputies.arrange"})
    @PostMapping("/deputies/matters/{id}/handover")
    String handOver(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") long unit,
            @RequestParam(defaultValue = "") String request,
            RedirectAttributes redirect) {
        if (unit <= 0) {
            throw Refusal.of("unit", "请选择承办单位。");
        }
        matters.handOver(actor, new MicroMatterId(id), new UnitId(unit), request);
        return back(id, redirect, "已交给承办单位。");
    }

    @Needs({"deputies.contact", "deputies.arrange"})
    @PostMapping("/deputies/matters/{id}/declination")
    String decline(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String why,
            RedirectAttributes redirect) {
        matters.decline(actor, new MicroMatterId(id), why);
        return back(id, redirect, "没有交办，意见回到待处理，请另行答复群众。");
    }

    @Needs("deputies.handle")
    @PostMapping("/deputies/matters/{id}/receipt")
    String receive(Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        matters.receive(actor, new MicroMatterId(id));
        return back(id, redirect, "已签收，办理期限开始计算。");
    }

    @Needs("deputies.handle")
    @PostMapping("/deputies/matters/{id}/return")
    String giveBack(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String why,
            RedirectAttributes redirect) {
        matters.giveBack(actor, new MicroMatterId(id), why);
        return back(id, redirect, "已退回代表。");
    }

    @Needs("deputies.handle")
    @PostMapping("/deputies/matters/{id}/report")
    String report(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) @Nullable List<MultipartFile> files,
            @RequestParam(defaultValue = "") List<String> upload,
            RedirectAttributes redirect)
            throws IOException {
        List<Proof> proofs = new ArrayList<>();
        for (MultipartFile file : files == null ? List.<MultipartFile>of() : files) {
            if (!file.isEmpty()) {
                String name = file.getOriginalFilename();
                proofs.add(new Proof(name == null ? "" : name, file.getBytes()));
            }
        }
        for (Uploaded one : uploads.read(upload)) {
            proofs.add(new Proof(one.name(), one.bytes()));
        }
        if (proofs.size() > FILES_MAX) {
            throw Refusal.of("files", "一次最多 " + FILES_MAX + " 个文件。");
        }
        matters.report(actor, new MicroMatterId(id), text, proofs);
        uploads.drop(upload);
        return back(id, redirect, "已报告，由人大机关督查。");
    }

    @Needs("deputies.decide")
    @PostMapping("/deputies/matters/{id}/check")
    String pass(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String finding,
            RedirectAttributes redirect) {
        matters.pass(actor, new MicroMatterId(id), finding);
        return back(id, redirect, "督查通过，等群众评价。");
    }

    @Needs("deputies.decide")
    @PostMapping("/deputies/matters/{id}/rejection")
    String reject(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String finding,
            RedirectAttributes redirect) {
        matters.reject(actor, new MicroMatterId(id), finding);
        return back(id, redirect, "已退回继续办理，并给出新的期限。");
    }

    @Needs("deputies.publish")
    @PostMapping("/deputies/matters/{id}/publication")
    String publish(Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        matters.publish(actor, new MicroMatterId(id));
        return back(id, redirect, "已公开。");
    }

    @Needs({"deputies.see", "deputies.contact", "deputies.handle"})
    @GetMapping("/deputies/matters/{id}/files/{file}")
    ResponseEntity<byte[]> file(Actor actor, @PathVariable long id, @PathVariable long file) {
        MicroMatterView view = matters.view(actor, new MicroMatterId(id));
        Documents.Content content =
                matters.file(view.matter().id(), file).orElseThrow(() -> new Refusal("没有这个附件。"));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(content.attachment().type()))
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment()
                                .filename(content.attachment().name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(content.bytes());
    }

    @Open
    @GetMapping("/d/matters")
    ModelAndView published(HttpServletRequest request) {
        ListQuery query = ListQuery.of(request);
        MicroMatterSearch search =
                new MicroMatterSearch(
                        congress.congresses().stream().map(one -> one.id().value()).toList(),
                        0,
                        List.of(),
                        query.filter("stage"),
                        "",
                        query.filter("q"),
                        false,
                        true,
                        (int) query.offset(),
                        query.size());
        List<MicroMatter> rows = DataScope.system(() -> matters.rows(search));
        int total = DataScope.system(() -> matters.count(search));
        return ListPage.of("民生微实事", query, MicroMatterSheet.table(rows, "/d/matters"), total)
                .filters(filters(query).subList(0, 1))
                .in("deputies/public-matters");
    }

    @Open
    @GetMapping("/d/matters/{id}")
    String published(@PathVariable long id, Model model) {
        MicroMatterView view =
                DataScope.system(() -> matters.published(new MicroMatterId(id), null))
                        .orElseThrow(() -> new Refusal("没有这件微实事，或者还没有公开。"));
        MicroMatterView shown = new MicroMatterView(view.matter(), view.steps(), List.of());
        model.addAttribute("view", shown);
        model.addAttribute("matter", sheet.matter(shown, false, ""));
        return "deputies/public-matter";
    }

    private static String back(long id, RedirectAttributes redirect, String notice) {
        redirect.addFlashAttribute("notice", notice);
        return "redirect:" + MicroMatters.address(new MicroMatterId(id));
    }
}
