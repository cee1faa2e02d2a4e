package org.openrenda.deputies.suggestions;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.database.DataFolder;
import org.openrenda.platform.documents.TableFile;
import org.openrenda.platform.web.Form;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Suggestions of earlier years, brought in from a table file. */
@Controller
class PastPages {

    private final PastSuggestions past;
    private final DataFolder data;

    PastPages(PastSuggestions past, DataFolder data) {
        this.past = past;
        this.data = data;
    }

    @Needs("deputies.review")
    @GetMapping("/deputies/suggestions/past")
    String blank(Model model) {
        model.addAttribute("form", Form.to("/deputies/suggestions/past").value("act", "check"));
        return "deputies/past";
    }

    @Needs("deputies.review")
    @PostMapping("/deputies/suggestions/past")
    String bring(
            Actor actor,
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "check") String act,
            HttpServletResponse response,
            Model model)
            throws IOException {
        Form form = Form.to("/deputies/suggestions/past").value("act", "write");
        String name = String.valueOf(file.getOriginalFilename());
        Path kept = null;
        try {
            kept = Files.createTempFile(data.folder("past"), "past", ending(name));
            file.transferTo(kept);
            model.addAttribute(
                    "report",
                    past.bring(
                            actor, actor.home(), TableFile.open(kept, name), act.equals("write")));
            model.addAttribute("name", name);
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            form = Form.to("/deputies/suggestions/past").error("file", refusal.sentence());
        } finally {
            if (kept != null) {
                Files.deleteIfExists(kept);
            }
        }
        model.addAttribute("form", form);
        return "deputies/past";
    }

    private static String ending(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        return List.of(".xlsx", ".csv", ".tsv").stream()
                .filter(plain::endsWith)
                .findFirst()
                .orElseThrow(() -> Refusal.of("file", "请选择 xlsx、csv 或 tsv 文件。"));
    }
}
