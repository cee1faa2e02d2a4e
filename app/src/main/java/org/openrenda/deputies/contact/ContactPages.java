package org.openrenda.deputies.contact;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openrenda.deputies.DeputiesPermission;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Role;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.web.Dates;
import org.openrenda.platform.web.Form;
import org.openrenda.platform.web.FormField.Option;
import org.openrenda.platform.web.ListPage;
import org.openrenda.platform.web.ListQuery;
import org.openrenda.platform.web.StatusWord;
import org.openrenda.platform.web.Table;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The deputy's own page, and dual contact with its coverage and gaps. */
@Controller
class ContactPages {

    private static final int CHOICES_MAX = 500;

    private final Contact contact;
    private final Access access;

    ContactPages(Contact contact, Access access) {
        this.contact = contact;
        this.access = access;
    }

    @Needs("deputies.contact")
    @PostMapping("/deputies/profile/opening")
    String open(Actor actor) {
        contact.own(actor);
        return "redirect:/deputies/profile";
    }

    /** Looking opens no page: without one there is only the button that does. */
    @Needs("deputies.contact")
    @GetMapping("/deputies/profile")
    String profile(Actor actor, Model model) {
        AccountId self = actor.account();
        Profile profile = self == null ? null : contact.of(self).orElse(null);
        if (profile == null) {
            return "deputies/profile-none";
        }
        Form form =
                Form.to("/deputies/profile")
                        .value("intro", profile.intro())
                        .value(
                                "shown",
                                profile.shown().stream().map(Enum::name).toArray(String[]::new));
        return profile(profile, form, model);
    }

    private static String profile(Profile profile, Form form, Model model) {
        model.addAttribute("profile", profile);
        model.addAttribute("form", form);
        model.addAttribute(
                "fields",
                Arrays.stream(ProfileField.values())
                        .map(field -> Option.of(field.name(), field.label()))
                        .toList());
        return "deputies/profile";
    }

    @Needs("deputies.contact")
    @PostMapping("/deputies/profile")
    String show(
            Actor actor,
            @RequestParam(defaultValue = "") List<String> shown,
            @RequestParam(defaultValue = "") String intro,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        Set<ProfileField> fields = EnumSet.noneOf(ProfileField.class);
        Arrays.stream(ProfileField.values())
                .filter(field -> shown.contains(field.name()))
                .forEach(fields::add);
        try {
            contact.show(actor, fields, intro);
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            Form form = Form.sent(request).error("intro", refusal.sentence());
            return profile(contact.own(actor), form, model);
        }
        redirect.addFlashAttribute("notice", "已保存，群众现在看到的就是这些。");
        return "redirect:/deputies/profile";
    }

    @Needs("deputies.arrange")
    @PostMapping("/deputies/profiles")
    String openAll(Actor actor, RedirectAttributes redirect) {
        int opened = contact.openAll(actor, actor.home());
        redirect.addFlashAttribute("notice", "已为 " + opened + " 名代表开通主页。");
        return "redirect:/deputies/contact";
    }

    @Needs({"deputies.see", "deputies.contact"})
    @GetMapping("/deputies/contact")
    ModelAndView list(Actor actor, HttpServletRequest request, Model model) {
        boolean arranges = actor.may(DeputiesPermission.ARRANGE, actor.home());
        boolean sees = actor.may(DeputiesPermission.SEE, actor.home());
        model.addAttribute("coverage", sees ? contact.coverage(actor, actor.home()) : null);
        model.addAttribute("arranges", arranges);
        model.addAttribute(
                "members", arranges ? options(actor, Role.CHAIR, Role.DEPUTY) : List.of());
        model.addAttribute("deputies", arranges ? options(actor, Role.DEPUTY) : List.of());
        Table all = table(contact.links(actor, actor.home()));
        return ListPage.whole("双联系", ListQuery.of(request), all, "kind", "gap")
                .in("deputies/contact");
    }

    private List<Option> options(Actor actor, Role... roles) {
        return Stream.of(roles)
                .flatMap(role -> access.holders(role, actor.home(), null).stream())
                .distinct()
                .limit(CHOICES_MAX)
                .map(access::account)
                .map(one -> Option.of(one.id().toString(), one.displayName()))
                .toList();
    }

    private static Table table(List<LinkView> links) {
        return new Table(
                List.of(
                        Table.Column.text("from", "负责联系").sortable(),
                        Table.Column.text("to", "联系对象"),
                        Table.Column.text("kind", "类型"),
                        Table.Column.number("kept", "今年联系").sortable(),
                        Table.Column.text("gap", "次数"),
                        Table.Column.text("last", "最近一次")),
                links.stream()
                        .map(link ->
                                Table.Row.of(
                                        "",
                                        Table.Cell.link(
                                                link.fromName(), "/deputies/contact/" + link.id()),
                                        Table.Cell.text(link.toName()),
                                        Table.Cell.text(link.kind().label()),
                                        Table.Cell.number(link.kept()),
                                        Table.Cell.status(
                                                link.missing() == 0
                                                        ? StatusWord.green("已达到")
                                                        : StatusWord.amber("未达到")),
                                        Table.Cell.text(
                                                link.last() == null
                                                        ? ""
                                                        : Dates.full(link.last()))))
                        .toList());
    }

    @Needs("deputies.arrange")
    @PostMapping("/deputies/contact")
    String link(
            Actor actor,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "0") long from,
            @RequestParam(defaultValue = "0") long to,
            @RequestParam(defaultValue = "") String group,
            RedirectAttributes redirect) {
        if (from <= 0) {
            throw Refusal.of("from", "请选择负责联系的人。");
        }
        LinkKind chosen =
                kind.equals(LinkKind.COMMITTEE_DEPUTY.name())
                        ? LinkKind.COMMITTEE_DEPUTY
                        : LinkKind.DEPUTY_PEOPLE;
        @Nullable AccountId other = to > 0 ? new AccountId(to) : null;
        contact.link(actor, actor.home(), chosen, new AccountId(from), other, group);
        redirect.addFlashAttribute("notice", "已安排联系。");
        return "redirect:/deputies/contact";
    }

    @Needs({"deputies.see", "deputies.contact"})
    @GetMapping("/deputies/contact/{id}")
    String one(Actor actor, @PathVariable long id, Model model) {
        LinkView link = contact.linkOf(actor, new LinkId(id));
        boolean arranges = actor.may(DeputiesPermission.ARRANGE, link.congress());
        model.addAttribute("link", link);
        model.addAttribute("kept", contact.kept(link.id()));
        model.addAttribute("keeps", arranges || link.from().equals(actor.account()));
        model.addAttribute("arranges", arranges);
        model.addAttribute(
                "ways",
                Arrays.stream(ContactWay.values())
                        .map(way -> Option.of(way.name(), way.label()))
                        .toList());
        return "deputies/link";
    }

    @Needs({"deputies.see", "deputies.contact"})
    @PostMapping("/deputies/contact/{id}/contacts")
    String keep(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String way,
            @RequestParam(defaultValue = "") String raised,
            RedirectAttributes redirect) {
        ContactWay chosen =
                Arrays.stream(ContactWay.values())
                        .filter(one -> one.name().equals(way))
                        .findFirst()
                        .orElseThrow(() -> Refusal.of("way", "请选择联系方式。"));
        try {
            contact.keep(actor, new LinkId(id), LocalDate.parse(on), chosen, raised);
        } catch (DateTimeException mistyped) {
            throw Refusal.of("on", "请填写联系日期。");
        }
        redirect.addFlashAttribute("notice", "已记下。");
        return "redirect:/deputies/contact/" + id;
    }

    @Needs("deputies.arrange")
    @PostMapping("/deputies/contact/{id}/end")
    String end(Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        contact.end(actor, new LinkId(id));
        redirect.addFlashAttribute("notice", "已结束，记录都保留。");
        return "redirect:/deputies/contact";
    }
}
