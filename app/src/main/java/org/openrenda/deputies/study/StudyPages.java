package org.openrenda.deputies.study;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openrenda.deputies.DeputiesPermission;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.documents.Documents;
import org.openrenda.platform.web.ListPage;
import org.openrenda.platform.web.ListQuery;
import org.openrenda.platform.web.Matter;
import org.openrenda.platform.web.NavEntry;
import org.openrenda.platform.web.Numbers;
import org.openrenda.platform.web.StatusWord;
import org.openrenda.platform.web.Table;
import org.springframework.context.annotation.Bean;
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

/** Courses: the list, one with its materials and test, and what its organiser prepares. */
@Controller
class StudyPages {

    private final Study study;
    private final Documents documents;

    StudyPages(Study study, Documents documents) {
        this.study = study;
        this.documents = documents;
    }

    @Bean
    static NavEntry studyCourses() {
        return NavEntry.desk("代表", "学习课程", "/deputies/study", 356).needing("deputies.take-part");
    }

    @Bean
    static NavEntry studyCoursesToPrepare() {
        return NavEntry.desk("代表", "课程和测试", "/deputies/study", 357).needing("deputies.organise");
    }

    @Needs({"deputies.take-part", "deputies.organise"})
    @GetMapping("/deputies/study")
    ModelAndView list(Actor actor, HttpServletRequest request, Model model) {
        model.addAttribute("organises", actor.may(DeputiesPermission.ORGANISE, actor.home()));
        Table table =
                new Table(
                        List.of(
                                Table.Column.text("title", "课程").sortable(),
                                Table.Column.text("state", "状态"),
                                Table.Column.number("questions", "题目"),
                                Table.Column.number("passed", "通过人数")),
                        study.courses(actor).stream().map(one -> row(actor, one)).toList());
        return ListPage.whole("学习课程", ListQuery.of(request), table, "state")
                .in("deputies/study/list");
    }

    private Table.Row row(Actor actor, Course one) {
        boolean done =
                study.attempts(actor, one).stream()
                        .anyMatch(a -> a.passed() && a.account().equals(actor.account()));
        StatusWord word =
                done
                        ? StatusWord.green("已通过")
                        : one.open() ? StatusWord.blue("已开课") : StatusWord.grey("准备中");
        return Table.Row.of(
                "",
                Table.Cell.link(one.title(), Study.address(one.id())),
                Table.Cell.status(word),
                Table.Cell.number(one.questions()),
                Table.Cell.number(one.passed()));
    }

    @Needs("deputies.organise")
    @PostMapping("/deputies/study")
    String prepare(
            Actor actor,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String pass,
            RedirectAttributes redirect) {
        if (!pass.strip().matches("[0-9]{1,3}")) {
            throw Refusal.of("pass", "请填写 0 到 100 的及格分。");
        }
        CourseId id =
                study.prepare(actor, actor.home(), title, text, Integer.parseInt(pass.strip()));
        return back(id.value(), redirect, "已建立课程。下一步：上传材料、出题，然后开课。");
    }

    @Needs({"deputies.take-part", "deputies.organise"})
    @GetMapping("/deputies/study/{id}")
    String course(Actor actor, @PathVariable long id, Model model) {
        Course course = study.course(actor, new CourseId(id));
        List<Attempt> attempts = study.attempts(actor, course);
        boolean done =
                attempts.stream().anyMatch(a -> a.passed() && a.account().equals(actor.account()));
        boolean organises = actor.may(DeputiesPermission.ORGANISE, course.congress());
        model.addAttribute("course", course);
        model.addAttribute("questions", study.questions(course.id()));
        model.addAttribute("attempts", attempts);
        model.addAttribute("done", done);
        model.addAttribute("organises", organises);
        model.addAttribute(
                "studies",
                course.open()
                        && !done
                        && actor.may(DeputiesPermission.TAKE_PART, course.congress()));
        model.addAttribute("files", files(course.id()));
        return "deputies/study/course";
    }

    private List<Matter.FileLink> files(CourseId id) {
        return documents.of(Study.subject(id)).stream()
                .map(file ->
                        new Matter.FileLink(
                                file.name(),
                                Study.address(id) + "/files/" + file.id(),
                                Numbers.bytes(file.size()),
                                file.hidden()))
                .toList();
    }

    @Needs({"deputies.take-part", "deputies.organise"})
    @GetMapping("/deputies/study/{id}/files/{file}")
    ResponseEntity<byte[]> file(Actor actor, @PathVariable long id, @PathVariable long file) {
        Course course = study.course(actor, new CourseId(id));
        Documents.Content content =
                documents
                        .content(Study.subject(course.id()), file)
                        .orElseThrow(() -> new Refusal("没有这个附件。"));
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

    @Needs("deputies.organise")
    @PostMapping("/deputies/study/{id}/materials")
    String material(
            Actor actor,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable List<MultipartFile> files,
            RedirectAttributes redirect)
            throws IOException {
        int added = 0;
        for (MultipartFile file : files == null ? List.<MultipartFile>of() : files) {
            String name = file.getOriginalFilename();
            if (!file.isEmpty()) {
                study.addMaterial(
                        actor, new CourseId(id), name == null ? "附件" : name, file.getBytes());
                added++;
            }
        }
        if (added == 0) {
            throw Refusal.of("files", "请选择文件。");
        }
        return back(id, redirect, "已上传 " + added + " 个文件。");
    }

    @Needs("deputies.organise")
    @PostMapping("/deputies/study/{id}/questions")
    String ask(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String options,
            RedirectAttributes redirect) {
        List<String> words = new ArrayList<>();
        Set<Integer> right = new HashSet<>();
        options.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .forEach(line -> {
                    if (line.startsWith("*")) {
                        right.add(words.size());
                    }
                    words.add(line.startsWith("*") ? line.substring(1).strip() : line);
                });
        study.ask(actor, new CourseId(id), new Question(0, text.strip(), words, right));
        return back(id, redirect, "已加一题。");
    }

    @Needs("deputies.organise")
    @PostMapping("/deputies/study/{id}/opening")
    String open(Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        study.open(actor, new CourseId(id));
        return back(id, redirect, "已开课，并通知本级代表。");
    }

    @Needs("deputies.take-part")
    @PostMapping("/deputies/study/{id}/answers")
    String answer(
            Actor actor,
            @PathVariable long id,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        Course course = study.course(actor, new CourseId(id));
        Map<Long, Set<Integer>> answers = new HashMap<>();
        for (Question question : study.questions(course.id())) {
            String[] given = request.getParameterValues("q" + question.id());
            Set<Integer> chosen = new HashSet<>();
            for (String one : given == null ? new String[0] : given) {
                if (one.matches("[0-9]")) {
                    chosen.add(Integer.parseInt(one));
                }
            }
            answers.put(question.id(), chosen);
        }
        int score = study.answer(actor, course.id(), answers);
        boolean passed = score >= course.pass();
        return back(
                id,
                redirect,
                passed ? "得分 " + score + "，已通过，并写入履职档案。" : "得分 " + score + "，没有通过，可以再学再答。");
    }

    private static String back(long id, RedirectAttributes redirect, String notice) {
        redirect.addFlashAttribute("notice", notice);
        return "redirect:/deputies/study/" + id;
    }
}
