package org.openrenda.deputies.groups;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.deputies.DeputiesPermission;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Role;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.web.Matter;
import org.openrenda.platform.web.NavEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Groups of deputies: their list, their members, and the board on which members write. */
@Controller
class GroupPages {

    private static final int FOUND_MOST = 60;

    private final Groups groups;
    private final Access access;

    GroupPages(Groups groups, Access access) {
        this.groups = groups;
        this.access = access;
    }

    @Bean
    static NavEntry deputyGroups() {
        return NavEntry.desk("代表", "代表小组", "/deputies/groups", 350).needing("deputies.read");
    }

    @Needs("deputies.read")
    @GetMapping("/deputies/groups")
    String list(Actor actor, Model model) {
        AccountId self = actor.account();
        boolean staff = actor.may(DeputiesPermission.SEE, actor.home());
        model.addAttribute("groups", staff ? groups.of(actor.home()) : own(self));
        model.addAttribute("mayForm", actor.may(DeputiesPermission.ORGANISE, actor.home()));
        return "deputies/groups/list";
    }

    private List<DeputyGroup> own(@Nullable AccountId self) {
        return self == null ? List.of() : groups.with(self);
    }

    @Needs("deputies.organise")
    @PostMapping("/deputies/groups")
    String form(
            Actor actor,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String video,
            RedirectAttributes redirect) {
        GroupId id = groups.form(actor, actor.home(), name, video);
        redirect.addFlashAttribute("notice", "已建立小组。下一步：编入成员。");
        return "redirect:" + Groups.path(id);
    }

    @Needs("deputies.read")
    @GetMapping("/deputies/groups/{id}")
    String group(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String name,
            Model model) {
        GroupId group = new GroupId(id);
        DeputyGroup found = groups.group(actor, group);
        List<GroupMember> members = groups.members(group);
        boolean member = members.stream().anyMatch(one -> one.account().equals(actor.account()));
        boolean mayJoin = actor.may(DeputiesPermission.ORGANISE, found.congress());
        List<AccountId> already = members.stream().map(GroupMember::account).toList();
        model.addAttribute("group", found);
        model.addAttribute("members", members);
        model.addAttribute("member", member);
        model.addAttribute("mayJoin", mayJoin);
        model.addAttribute("name", name);
        model.addAttribute(
                "found",
                !mayJoin
                        ? List.of()
                        : access
                                .holders(Role.DEPUTY, found.congress(), name.strip(), FOUND_MOST)
                                .stream()
                                .filter(one -> !already.contains(one.id()))
                                .toList());
        model.addAttribute("messages", member ? entries(actor, group) : List.of());
        return "deputies/groups/group";
    }

    private List<Matter.Entry> entries(Actor actor, GroupId id) {
        List<Matter.Entry> entries = new ArrayList<>();
        for (GroupMessage one : groups.messages(actor, id)) {
            entries.add(
                    Matter.Entry.of(
                                    LocalDateTime.ofInstant(one.at(), Calendar.ZONE),
                                    "",
                                    one.name())
                            .saying(one.text()));
        }
        return entries;
    }

    @Needs("deputies.organise")
    @PostMapping("/deputies/groups/{id}/members")
    String join(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") List<Long> deputies,
            RedirectAttributes redirect) {
        if (deputies.isEmpty()) {
            throw Refusal.of("deputies", "请至少选择一名代表。");
        }
        groups.join(actor, new GroupId(id), deputies.stream().map(AccountId::new).toList());
        redirect.addFlashAttribute("notice", "已编入 " + deputies.size() + " 名代表。");
        return "redirect:/deputies/groups/" + id;
    }

    @Needs("deputies.organise")
    @PostMapping("/deputies/groups/{id}/members/{deputy}/removal")
    String leave(
            Actor actor,
            @PathVariable long id,
            @PathVariable long deputy,
            RedirectAttributes redirect) {
        groups.leave(actor, new GroupId(id), new AccountId(deputy));
        redirect.addFlashAttribute("notice", "已移出小组。");
        return "redirect:/deputies/groups/" + id;
    }

    @Needs("deputies.take-part")
    @PostMapping("/deputies/groups/{id}/messages")
    String say(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String text,
            RedirectAttributes redirect) {
        groups.say(actor, new GroupId(id), text);
        redirect.addFlashAttribute("notice", "已发给小组成员。");
        return "redirect:/deputies/groups/" + id;
    }
}
