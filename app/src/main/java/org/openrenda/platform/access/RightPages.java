package org.openrenda.platform.access;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Fresh;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Permission;
import org.openrenda.platform.Role;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One page that lists every right: who holds it, and which addresses ask for it. */
@Controller
@org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication
class RightPages {

    private final Rights rights;
    private final PermissionList permissions;
    private final RequestMappingHandlerMapping mappings;

    RightPages(
            Rights rights,
            PermissionList permissions,
            @org.springframework.beans.factory.annotation.Qualifier("requestMappingHandlerMapping")
                    RequestMappingHandlerMapping mappings) {
        this.rights = rights;
        this.permissions = permissions;
        this.mappings = mappings;
    }

    @Needs("access.rights-see")
    @GetMapping("/access/rights")
    String rights(Actor actor, Model model) {
        Map<Role, Set<String>> held = rights.held();
        Map<String, Set<String>> routes = routes();
        List<Right> lines = new ArrayList<>();
        for (Permission permission : permissions.all()) {
            lines.add(
                    new Right(
                            permission.code(),
                            permission.label(),
                            permission.reachesDown(),
                            Arrays.stream(Role.values())
                                    .map(role -> holds(held, role, permission))
                                    .toList(),
                            routes.getOrDefault(permission.code(), Set.of())));
        }
        model.addAttribute("rights", lines);
        model.addAttribute("roles", Arrays.stream(Role.values()).map(Role::label).toList());
        model.addAttribute("names", Arrays.stream(Role.values()).map(Role::name).toList());
        model.addAttribute("mayChange", rights.mayChange(actor));
        return "access/rights";
    }

    private static boolean holds(Map<Role, Set<String>> held, Role role, Permission permission) {
        return held.getOrDefault(role, Set.of()).contains(permission.code());
    }

    private Map<String, Set<String>> routes() {
        Map<String, Set<String>> routes = new TreeMap<>();
        mappings.getHandlerMethods()
                .forEach((mapping, method) -> {
                    for (String code : codes(method)) {
                        mapping.getPatternValues()
                                .forEach(path ->
                                        routes.computeIfAbsent(code, c -> new TreeSet<>())
                                                .add(path));
                    }
                });
        return routes;
    }

    private static String[] codes(HandlerMethod method) {
        Needs needs = method.getMethodAnnotation(Needs.class);
        return needs == null ? new String[0] : needs.value();
    }

    @Needs("access.rights-change")
    @Fresh
    @PostMapping("/access/rights")
    String change(
            Actor actor,
            @RequestParam Role role,
            @RequestParam String permission,
            @RequestParam boolean allowed,
            RedirectAttributes redirect) {
        Permission known = permissions.known(permission);
        rights.change(actor, role, known, allowed);
        redirect.addFlashAttribute(
                "notice",
                "“" + role.label() + "”" + (allowed ? "现在可以" : "不再可以") + known.label() + "。");
        return "redirect:/access/rights";
    }
}
