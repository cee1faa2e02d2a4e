package org.openrenda.deputies.units;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.deputies.handling.AssignmentId;
import org.openrenda.deputies.replies.DraftReply;
import org.openrenda.deputies.replies.Promise;
import org.openrenda.deputies.replies.Replies;
import org.openrenda.deputies.replies.WrittenReply;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.web.Form;
import org.openrenda.platform.web.FormField.Option;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A unit writes its answer, has it countersigned, and its head signs it. */
@Controller
@RequestMapping("/deputies/assignments/{id}")
class ReplyPages {

    private static final int PROMISES_SHOWN = 2;
    private static final int PROMISES_MOST = 20;

    private final AssignmentDesk desk;
    private final Replies replies;
    private final AssignmentFiles files;

    ReplyPages(AssignmentDesk desk, Replies replies, AssignmentFiles files) {
        this.desk = desk;
        this.replies = replies;
        this.files = files;
    }

    @Needs("deputies.handle")
    @GetMapping("/reply")
    String form(Actor actor, @PathVariable long id, Model model) {
        AssignmentView view = desk.view(actor, new AssignmentId(id));
        Form form = Form.to("/deputies/assignments/" + id + "/reply");
        WrittenReply written = view.draft();
        if (written != null) {
            DraftReply draft = written.draft();
            form =
                    form.value("category", draft.category())
                            .value("text", draft.text())
                            .value("publicText", draft.publicText())
                            .value("withheld", draft.withheld())
                            .value("promise", texts(draft))
                            .value("promiseDue", days(draft));
        }
        return page(model, view, form);
    }

    private static String[] texts(DraftReply draft) {
        return draft.promises().stream().map(Promise::text).toArray(String[]::new);
    }

    private static String[] days(DraftReply draft) {
        return draft.promises().stream().map(one -> one.dueOn().toString()).toArray(String[]::new);
    }

    private String page(Model model, AssignmentView view, Form form) {
        model.addAttribute("shown", view);
        model.addAttribute("form", form.draft("deputies-reply-" + view.at().id()));
        model.addAttribute("files", files.of(view.at(), view.own()));
        model.addAttribute(
                "categories",
                replies.categories(view.at().congress()).stream()
                        .map(one ->
                                Option.of(one.code(), one.code() + " " + one.label())
                                        .help(one.tracked() ? "须写明承诺事项和完成日期" : ""))
                        .toList());
        int typed = form.all("promise").size();
        int more = form.get("more").isEmpty() ? 0 : PROMISES_SHOWN;
        model.addAttribute("rows", Math.min(PROMISES_MOST, Math.max(PROMISES_SHOWN, typed) + more));
        return "deputies/reply";
    }

    @Needs("deputies.handle")
    @PostMapping("/reply")
    String draft(
            Actor actor,
            @PathVariable long id,
            @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> given,
            @RequestParam(defaultValue = "") List<String> upload,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        Form form = Form.sent(request);
        AssignmentId at = new AssignmentId(id);
        try {
            // Files are kept before the text is looked at: a refused text does not cost them.
            files.keep(actor, at, given, upload, true);
            form = form.value("upload");
            if (!form.get("more").isEmpty()) {
                return page(model, desk.view(actor, at), form);
            }
            replies.draft(actor, at, given(form));
        } catch (Actor.Forbidden forbidden) {
            throw forbidden;
        } catch (Refusal refusal) {
            AssignmentView view = desk.view(actor, at);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            String field = refusal.field();
            return page(
                    model, view, form.error(field == null ? "text" : field, refusal.sentence()));
        }
        return AssignmentPages.back(id, redirect, "答复稿已保存。下一步：会签、签发。");
    }

    private static DraftReply given(Form form) {
        List<String> texts = form.all("promise");
        List<String> days = form.all("promiseDue");
        List<Promise> promises = new ArrayList<>();
        for (int i = 0; i < Math.min(texts.size(), PROMISES_MOST); i++) {
            String day = i < days.size() ? days.get(i) : "";
            if (!texts.get(i).isBlank()) {
                promises.add(
                        new Promise(
                                texts.get(i).strip(), AssignmentPages.Days.of("promises", day)));
            } else if (!day.isBlank()) {
                throw Refusal.of("promises", "请写明每个日期承诺完成什么。");
            }
        }
        return new DraftReply(
                form.get("category"),
                form.get("text"),
                form.get("publicText"),
                form.get("withheld"),
                promises);
    }

    @Needs("deputies.handle")
    @PostMapping("/countersigning")
    String countersign(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String text,
            RedirectAttributes redirect) {
        replies.countersign(actor, new AssignmentId(id), text);
        return AssignmentPages.back(id, redirect, "会签已记录，请负责人签发。");
    }

    @Needs("deputies.handle")
    @PostMapping("/signing")
    String signOff(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String head,
            @RequestParam(defaultValue = "") String stem,
            RedirectAttributes redirect) {
        replies.signOff(actor, new AssignmentId(id), head, stem);
        return AssignmentPages.back(id, redirect, "答复已签发并编号。");
    }
}
