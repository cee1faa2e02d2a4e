package org.openrenda.meetings.papers;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.meetings.sittings.ItemId;
import org.openrenda.meetings.sittings.MeetingAct;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.MeetingView;
import org.openrenda.meetings.sittings.Publicity;
import org.openrenda.meetings.sittings.Sittings;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.uploads.Uploaded;
import org.openrenda.platform.uploads.Uploads;
import org.openrenda.platform.web.Form;
import org.openrenda.platform.web.ListPage;
import org.openrenda.platform.web.ListQuery;
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

/** Papers for who sends them: what was sent to whom, who has read it, what is still missing. */
@Controller
class SendingPages {

    private final Papers papers;
    private final Sittings sittings;
    private final Uploads uploads;
    private final PaperSheet sheet;

    SendingPages(Papers papers, Sittings sittings, Uploads uploads, PaperSheet sheet) {
        this.papers = papers;
        this.sittings = sittings;
        this.uploads = uploads;
        this.sheet = sheet;
    }

    @Needs("meetings.plan")
    @GetMapping("/meetings/{id}/papers/sending")
    ModelAndView sent(Actor actor, @PathVariable long id, HttpServletRequest request) {
        MeetingView view = sittings.view(actor, new MeetingId(id));
        List<PaperView> all = papers.of(actor, view.meeting().id());
        Table table = sheet.sent(view, all);
        ModelAndView page =
                ListPage.whole("会议材料", ListQuery.of(request), table, "item", "audience", "state")
                        .in("meetings/papers-sending");
        page.addObject("view", view);
        page.addObject("missing", sheet.missing(view, all));
        page.addObject("sends", view.meeting().stage().allows(MeetingAct.CHANGE));
        return page;
    }

    @Needs("meetings.plan")
    @GetMapping("/meetings/{id}/papers/new")
    String blank(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String item,
            Model model) {
        Form form = Form.to("/meetings/" + id + "/papers").value("item", item);
        MeetingView view = sittings.view(actor, new MeetingId(id));
        Publicity publicity =
                view.items().stream()
                        .filter(one -> one.id().toString().equals(item))
                        .map(one -> one.publicity())
                        .findFirst()
                        .orElse(Publicity.OPEN);
        Audience audience =
                publicity == Publicity.OPEN ? Audience.OBSERVER : Audience.widest(publicity);
        return form(
                view,
                model,
                form.value("publicity", publicity.name()).value("audience", audience.name()));
    }

    private static String form(MeetingView view, Model model, Form form) {
        model.addAttribute("view", view);
        model.addAttribute("form", form);
        return "meetings/papers-form";
    }

    @Needs("meetings.plan")
    @PostMapping("/meetings/{id}/papers")
    String send(
            Actor actor,
            @PathVariable long id,
            @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> files,
            @RequestParam(defaultValue = "") List<String> upload,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        Form form = Form.sent(request);
        MeetingId meeting = new MeetingId(id);
        try {
            List<PaperId> sent = send(actor, meeting, form, uploads.of(files, upload));
            uploads.drop(upload);
            return told(actor, meeting, sent, redirect);
        } catch (Actor.Forbidden forbidden) {
            throw forbidden;
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            String field = refusal.field();
            Form wrong = form.error(field == null ? "files" : field, refusal.sentence());
            return form(sittings.view(actor, meeting), model, wrong);
        }
    }

    /** Several files at once become several papers, each by the name of its file. */
    private List<PaperId> send(Actor actor, MeetingId meeting, Form form, List<Uploaded> files) {
        if (files.isEmpty()) {
            throw Refusal.of("files", "请选择文件。");
        }
        List<NewPaper> given = new ArrayList<>();
        for (Uploaded file : files) {
            boolean named = files.size() == 1 && !form.get("title").isEmpty();
            given.add(
                    new NewPaper(
                            item(form.get("item")),
                            named ? form.get("title") : file.name().replaceFirst("\\.\\w+$", ""),
                            one(Audience.values(), form.get("audience"), "audience"),
                            one(Publicity.values(), form.get("publicity"), "publicity")));
        }
        return papers.send(actor, meeting, given, files);
    }

    private String told(
            Actor actor, MeetingId meeting, List<PaperId> sent, RedirectAttributes redirect) {
        MeetingView view = sittings.view(actor, meeting);
        String late = Papers.lateness(view, papers.paper(actor, sent.getFirst()));
        String notice = "已发出 %d 份材料%s。".formatted(sent.size(), late.isEmpty() ? "" : "，" + late);
        redirect.addFlashAttribute("notice", notice);
        return "redirect:/meetings/" + meeting + "/papers/sending";
    }

    private static @Nullable ItemId item(String sent) {
        return sent.matches("[1-9][0-9]{0,17}") ? new ItemId(Long.parseLong(sent)) : null;
    }

    private static <E extends Enum<E>> E one(E[] all, String name, String field) {
        return Arrays.stream(all)
                .filter(value -> value.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.of(field, "请选择一项。"));
    }

    @Needs("meetings.plan")
    @GetMapping("/meetings/papers/{paper}/readers")
    ModelAndView readers(Actor actor, @PathVariable long paper, HttpServletRequest request) {
        PaperId id = new PaperId(paper);
        PaperView view = papers.paper(actor, id);
        Table table = sheet.readers(papers.readers(actor, id));
        String title = "“" + view.paper().title() + "”阅读情况";
        ModelAndView page =
                ListPage.whole(title, ListQuery.of(request), table, "state", "role", "group")
                        .in("meetings/papers-readers");
        page.addObject("paper", view);
        MeetingView meeting = sittings.view(actor, view.paper().meeting());
        page.addObject("view", meeting);
        page.addObject("late", Papers.lateness(meeting, view));
        page.addObject("sends", meeting.meeting().stage().allows(MeetingAct.CHANGE));
        return page;
    }

    @Needs("meetings.plan")
    @PostMapping("/meetings/papers/{paper}/versions")
    String renew(
            Actor actor,
            @PathVariable long paper,
            @RequestParam(defaultValue = "") String changed,
            @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> files,
            @RequestParam(defaultValue = "") List<String> upload,
            RedirectAttributes redirect) {
        List<Uploaded> given = uploads.of(files, upload);
        if (given.size() != 1) {
            throw Refusal.of("files", "请选择一个文件作为新版。");
        }
        papers.renew(actor, new PaperId(paper), changed, given.getFirst());
        uploads.drop(upload);
        return back(paper, redirect, "新版已发出，改动的说明已通知到人。");
    }

    @Needs("meetings.plan")
    @PostMapping("/meetings/papers/{paper}/withdrawal")
    String withdraw(
            Actor actor,
            @PathVariable long paper,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        papers.withdraw(actor, new PaperId(paper), reason);
        return back(paper, redirect, "材料已收回，已通知到人。");
    }

    @Needs("meetings.plan")
    @PostMapping("/meetings/papers/{paper}/reminders")
    String remind(Actor actor, @PathVariable long paper, RedirectAttributes redirect) {
        int told = papers.remind(actor, new PaperId(paper));
        return back(paper, redirect, "已提醒 " + told + " 人。");
    }

    private static String back(long paper, RedirectAttributes redirect, String notice) {
        redirect.addFlashAttribute("notice", notice);
        return "redirect:/meetings/papers/" + paper + "/readers";
    }
}
