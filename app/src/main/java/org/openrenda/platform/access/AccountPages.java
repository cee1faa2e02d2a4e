package org.openrenda.platform.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Fresh;
import org.openrenda.platform.Grant;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Role;
import org.openrenda.platform.UnitId;
import org.openrenda.platform.web.Form;
import org.openrenda.platform.web.FormField.Option;
import org.openrenda.platform.web.ListPage;
import org.openrenda.platform.web.ListQuery;
import org.openrenda.platform.web.StatusWord;
import org.openrenda.platform.web.Table;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Accounts and their roles: the system administrator opens them, the security one grants roles. */
@Controller
class AccountPages {

    private final Access access;
    private final PasskeySignIn passkeys;
    private final ObjectProvider<HandlingUnits> units;

    AccountPages(Access access, PasskeySignIn passkeys, ObjectProvider<HandlingUnits> units) {
        this.access = access;
        this.passkeys = passkeys;
        this.units = units;
    }

    @Needs("access.accounts-see")
    @GetMapping("/access/accounts")
    ModelAndView list(Actor actor, HttpServletRequest request, Model model) {
        ListQuery query = ListQuery.of(request);
        AccountSearch search =
                new AccountSearch(
                        query.filter("q"),
                        query.filter("state"),
                        query.filter("role"),
                        query.sortAmong(AccountSearch.SORTS, ""),
                        query.descending(),
                        (int) query.offset(),
                        query.size());
        Map<String, String> states = new LinkedHashMap<>();
        states.put("READY", "正常");
        states.put("INVITED", "待设口令");
        states.put("DISABLED", "已停用");
        Map<String, String> roles = new LinkedHashMap<>();
        Arrays.stream(Role.values()).forEach(role -> roles.put(role.name(), role.label()));
        model.addAttribute("mayOpen", actor.may(AccessPermission.ACCOUNTS_CREATE));
        Table table = table(access.accounts(actor, search));
        return ListPage.of("账号和角色", query, table, access.count(actor, search))
                .filters(
                        List.of(
                                query.choose("state", "状态", states),
                                query.choose("role", "角色", roles)))
                .in("access/accounts");
    }

    private Table table(List<Account> accounts) {
        return new Table(
                List.of(
                        Table.Column.text("name", "账号").sortable(),
                        Table.Column.text("person", "姓名").sortable(),
                        Table.Column.text("congress", "所属").sortable(),
                        Table.Column.text("state", "状态").sortable(),
                        Table.Column.text("second", "两步验证").sortable()),
                accounts.stream().map(this::row).toList());
    }

    private Table.Row row(Account account) {
        return Table.Row.of(
                "",
                Table.Cell.link(account.name(), "/access/accounts/" + account.id()),
                Table.Cell.text(account.displayName()),
                Table.Cell.text(access.congressName(account.congress())),
                Table.Cell.status(state(account)),
                Table.Cell.text(account.hasSecondStep() ? "已启用" : "未启用"));
    }

    private static StatusWord state(Account account) {
        if (account.disabledAt() != null) {
            return StatusWord.grey("已停用");
        }
        return account.hasPassword() ? StatusWord.green("正常") : StatusWord.amber("待设口令");
    }

    @Needs("access.accounts-create")
    @Fresh
    @GetMapping("/access/accounts/new")
    String blank(Model model) {
        model.addAttribute("form", Form.to("/access/accounts"));
        return "access/account-form";
    }

    @Needs("access.accounts-create")
    @Fresh
    @PostMapping("/access/accounts")
    String open(
            Actor actor, HttpServletRequest request, HttpServletResponse response, Model model) {
        Form form = Form.sent(request);
        try {
            AccountId id =
                    access.open(
                            actor, form.get("name"), form.get("displayName"), null, actor.home());
            return "redirect:/access/accounts/" + id;
        } catch (Refusal refusal) {
            String field = refusal.field();
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute(
                    "form", form.error(field == null ? "name" : field, refusal.sentence()));
            return "access/account-form";
        }
    }

    @Needs("access.accounts-see")
    @GetMapping("/access/accounts/{id}")
    String account(Actor actor, @PathVariable long id, Model model) {
        return page(actor, new AccountId(id), model, "");
    }

    private String page(Actor actor, AccountId id, Model model, String link) {
        Account account = access.account(id);
        if (!actor.sees(account.congress())) {
            throw new Refusal("没有这个账号。");
        }
        List<HeldRole> held = new ArrayList<>();
        for (Grants.Held one : access.held(id)) {
            Grant grant = one.grant();
            held.add(
                    new HeldRole(
                            one.id(),
                            grant.role().label(),
                            access.congressName(grant.congress()),
                            unitName(grant)));
        }
        model.addAttribute("account", account);
        model.addAttribute("state", state(account));
        model.addAttribute("congress", access.congressName(account.congress()));
        model.addAttribute("held", held);
        model.addAttribute("passkeys", passkeys.of(id).size());
        model.addAttribute("link", link);
        model.addAttribute("validDays", access.invitationDays(account.congress()));
        model.addAttribute("roles", roles());
        model.addAttribute(
                "units",
                units(actor.home()).stream()
                        .map(unit -> Option.of(unit.id().toString(), unit.name()))
                        .toList());
        model.addAttribute(
                "mayOpen", actor.may(AccessPermission.ACCOUNTS_CREATE, account.congress()));
        boolean mayGrant = actor.may(AccessPermission.ROLES_GRANT);
        model.addAttribute("mayGrant", mayGrant);
        model.addAttribute("mayClear", mayGrant && !id.equals(actor.account()));
        return "access/account";
    }

    private List<HandlingUnits.Named> units(CongressId congress) {
        return units.stream().flatMap(known -> known.of(congress).stream()).toList();
    }

    private String unitName(Grant grant) {
        return units(grant.congress()).stream()
                .filter(unit -> unit.id().equals(grant.unit()))
                .map(HandlingUnits.Named::name)
                .findFirst()
                .orElse("");
    }

    private static List<Option> roles() {
        return Arrays.stream(Role.values())
                .map(role -> Option.of(role.name(), role.label()))
                .toList();
    }

    /** The link is shown on this answer only; nothing keeps it. */
    @Needs("access.accounts-create")
    @Fresh
    @PostMapping("/access/accounts/{id}/invitation")
    String invite(Actor actor, @PathVariable long id, HttpServletRequest request, Model model) {
        String path = access.invite(actor, new AccountId(id));
        String base = request.getRequestURL().toString().replaceFirst("(://[^/]+)/.*", "$1");
        return page(actor, new AccountId(id), model, base + path);
    }

    @Needs("access.accounts-create")
    @Fresh
    @PostMapping("/access/accounts/{id}/closure")
    String disable(Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        access.disable(actor, new AccountId(id));
        return back(id, redirect, "已停用，此账号的登录全部退出。");
    }

    @Needs("access.accounts-create")
    @Fresh
    @PostMapping("/access/accounts/{id}/reopening")
    String enable(Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        access.enable(actor, new AccountId(id));
        return back(id, redirect, "已启用。");
    }

    @Needs("access.roles-grant")
    @Fresh
    @PostMapping("/access/accounts/{id}/roles")
    String grant(
            Actor actor,
            @PathVariable long id,
            @RequestParam Role role,
            @RequestParam(defaultValue = "") String unit,
            RedirectAttributes redirect) {
        CongressId at = actor.home();
        UnitId handles = role == Role.HANDLER ? chosen(at, unit) : null;
        access.grant(actor, new AccountId(id), new Grant(role, at, handles));
        return back(id, redirect, "已授予“" + role.label() + "”。");
    }

    private UnitId chosen(CongressId at, String unit) {
        return units(at).stream()
                .map(HandlingUnits.Named::id)
                .filter(id -> id.toString().equals(unit))
                .findFirst()
                .orElseThrow(() -> Refusal.of("unit", "请给承办单位经办人选一个本级的承办单位。"));
    }

    @Needs("access.roles-grant")
    @Fresh
    @PostMapping("/access/accounts/{id}/roles/{grant}/end")
    String revoke(
            Actor actor,
            @PathVariable long id,
            @PathVariable long grant,
            RedirectAttributes redirect) {
        access.revoke(actor, new AccountId(id), grant);
        return back(id, redirect, "已收回角色。");
    }

    @Needs("access.roles-grant")
    @Fresh
    @PostMapping("/access/accounts/{id}/second-step/clearing")
    String clear(Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        passkeys.clear(actor, new AccountId(id));
        return back(id, redirect, "已清除动态码和通行密钥，已登录的全部退出。");
    }

    private static String back(long id, RedirectAttributes redirect, String notice) {
        redirect.addFlashAttribute("notice", notice);
        return "redirect:/access/accounts/" + id;
    }
}
