package org.openrenda.congress;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.database.DataFolder;
import org.openrenda.platform.web.Form;
import org.openrenda.platform.web.FormField.Option;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The tree of congresses, and the import of the roster of deputies. */
@Controller
class CongressPages {

    private final Congress congress;
    private final Roster roster;
    private final DataFolder data;

    CongressPages(Congress congress, Roster roster, DataFolder data) {
        this.congress = congress;
        this.roster = roster;
        this.data = data;
    }

    @Needs("congress.tree-see")
    @GetMapping("/congress")
    String tree(Actor actor, Model model) {
        List<CongressView> seen =
                congress.congresses().stream().filter(one -> actor.sees(one.id())).toList();
        Map<CongressView, List<Organ>> organs = new LinkedHashMap<>();
        seen.forEach(one -> organs.put(one, congress.organs(one.id())));
        model.addAttribute("organs", organs);
        model.addAttribute("units", congress.units(actor.home()));
        model.addAttribute("mayBuild", actor.may(CongressPermission.TREE_BUILD));
        model.addAttribute(
                "levels",
                List.of(CongressLevel.COUNTY, CongressLevel.TOWNSHIP).stream()
                        .map(level -> Option.of(level.name(), level.label()))
                        .toList());
        model.addAttribute(
                "parents",
                seen.stream().map(one -> Option.of(one.id().toString(), one.name())).toList());
        return "congress/tree";
    }

    @Needs("congress.tree-build")
    @PostMapping("/congress")
    String found(
            Actor actor,
            @RequestParam(defaultValue = "") String name,
            @RequestParam CongressLevel level,
            @RequestParam long parent,
            RedirectAttributes redirect) {
        if (name.isBlank()) {
            throw Refusal.of("name", "请填写名称。");
        }
        congress.found(actor, name.strip(), level, new CongressId(parent), null);
        redirect.addFlashAttribute("notice", "已建立“" + name.strip() + "”。");
        return "redirect:/congress";
    }

    @Needs("congress.tree-build")
    @PostMapping("/congress/{id}/terms")
    String term(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String on,
            RedirectAttributes redirect) {
        if (!number.matches("[1-9][0-9]{0,2}")) {
            throw Refusal.of("number", "届次应为整数，例如 15。");
        }
        try {
            congress.term(actor, new CongressId(id), Integer.parseInt(number), LocalDate.parse(on));
        } catch (DateTimeParseException e) {
            throw Refusal.of("on", "请填写本届第一次会议的日期。");
        }
        redirect.addFlashAttribute("notice", "已登记第 " + number + " 届。");
        return "redirect:/congress";
    }

    @Needs("congress.tree-build")
    @PostMapping("/congress/units")
    String unit(
            Actor actor,
            @RequestParam(defaultValue = "") String name,
            RedirectAttributes redirect) {
        if (name.isBlank()) {
            throw Refusal.of("name", "请填写承办单位名称。");
        }
        congress.unit(actor, actor.home(), name.strip(), "GOVERNMENT", null);
        redirect.addFlashAttribute("notice", "已登记“" + name.strip() + "”。");
        return "redirect:/congress";
    }

    @Needs("congress.people-import")
    @GetMapping("/congress/roster")
    String blank(Model model) {
        model.addAttribute("form", Form.to("/congress/roster"));
        return "congress/roster";
    }

    /** Keeps the file and reports; only the confirmation writes people. */
    @Needs("congress.people-import")
    @PostMapping("/congress/roster")
    String check(
            Actor actor,
            @RequestParam MultipartFile file,
            HttpServletResponse response,
            Model model)
            throws IOException {
        Path kept = null;
        try {
            kept = keep(file);
            RosterCheck check = roster.check(actor, kept);
            model.addAttribute("check", check);
            model.addAttribute("fileName", String.valueOf(file.getOriginalFilename()));
            model.addAttribute("token", kept.getFileName().toString());
            return "congress/rostercheck";
        } catch (Refusal refusal) {
            if (kept != null) {
                Files.deleteIfExists(kept);
            }
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute(
                    "form", Form.to("/congress/roster").error("file", refusal.sentence()));
            return "congress/roster";
        }
    }

    private Path keep(MultipartFile file) throws IOException {
        String name = String.valueOf(file.getOriginalFilename()).toLowerCase(Locale.ROOT);
        List<String> endings = List.of(".xlsx", ".csv", ".tsv");
        String ending =
                endings.stream()
                        .filter(name::endsWith)
                        .findFirst()
                        .orElseThrow(() -> Refusal.of("file", "请选择 xlsx、csv 或 tsv 文件。"));
        Path kept = Files.createTempFile(data.folder("roster"), "roster", ending);
        file.transferTo(kept);
        return kept;
    }

    @Needs("congress.people-import")
    @PostMapping("/congress/roster/confirmation")
    String take(Actor actor, @RequestParam String token, RedirectAttributes redirect)
            throws IOException {
        if (!token.matches("roster[0-9]+\\.(xlsx|csv|tsv)")) {
            throw new Refusal("没有这个文件，请重新上传。");
        }
        Path kept = data.folder("roster").resolve(token);
        if (!Files.exists(kept)) {
            throw new Refusal("这个文件已经导入或过期，请重新上传。");
        }
        int taken = roster.take(actor, kept);
        Files.deleteIfExists(kept);
        redirect.addFlashAttribute("notice", "已导入 " + taken + " 名代表。");
        return "redirect:/congress/deputies";
    }
}
