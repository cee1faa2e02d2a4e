package org.openrenda.deputies.replies;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.web.Form;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The classes of answers that a congress uses. */
@Controller
class CategoryPages {

    private static final String PATH = "/deputies/categories";

    private final Categories categories;
    private final CategoryScheme scheme;

    CategoryPages(Categories categories, CategoryScheme scheme) {
        this.categories = categories;
        this.scheme = scheme;
    }

    @Needs("deputies.decide")
    @GetMapping(PATH)
    String page(Actor actor, Model model) {
        return page(model, categories.of(actor.home()), Form.to(PATH));
    }

    private static String page(Model model, List<Category> shown, Form form) {
        model.addAttribute("shown", shown);
        model.addAttribute("rows", CategoryScheme.MOST);
        model.addAttribute("form", form);
        return "deputies/categories";
    }

    @Needs("deputies.decide")
    @PostMapping(PATH)
    String set(
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        Form form = Form.sent(request);
        List<Category> given = given(form);
        try {
            scheme.set(actor, actor.home(), given);
        } catch (Actor.Forbidden forbidden) {
            throw forbidden;
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(model, given, form.error("scheme", refusal.sentence()));
        }
        redirect.addFlashAttribute("notice", "答复类别已设定。以后的答复用新的类别，已送达的不变。");
        return "redirect:" + PATH;
    }

    /** Each row has its own number, so that a tick belongs to its row. */
    private static List<Category> given(Form form) {
        List<Category> given = new ArrayList<>();
        for (int i = 0; i < CategoryScheme.MOST; i++) {
            String code = form.get("code" + i);
            String label = form.get("label" + i);
            String kind = form.get("kind" + i);
            if (!code.isEmpty() || !label.isEmpty()) {
                given.add(new Category(code, label, kind.equals("solved"), kind.equals("tracked")));
            }
        }
        return given;
    }
}
