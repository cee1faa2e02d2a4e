package org.openrenda.platform.web;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.SignedIn;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** A person saves what a list shows under a name, renames it, and lets it go. */
@Controller
class SavedViewPages {

    /** An address of our own, so that no saved view leads elsewhere. */
    private static final Pattern OWN = Pattern.compile("(/[A-Za-z0-9-]+){1,6}");

    private final SavedViews views;

    SavedViewPages(SavedViews views) {
        this.views = views;
    }

    @SignedIn
    @PostMapping("/views")
    String save(
            Actor actor,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String name,
            RedirectAttributes redirect) {
        var query = read(address);
        views.save(account(actor), query, name);
        redirect.addFlashAttribute("notice", "已存为常用筛选“" + name.strip() + "”，只有您自己能看到。");
        return "redirect:" + query.toUrl();
    }

    @SignedIn
    @PostMapping("/views/{id}/name")
    String rename(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String name,
            RedirectAttributes redirect) {
        views.rename(account(actor), id, name);
        redirect.addFlashAttribute("notice", "已改名。");
        return "redirect:" + read(address).toUrl();
    }

    @SignedIn
    @PostMapping("/views/{id}/removal")
    String remove(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String address,
            RedirectAttributes redirect) {
        views.remove(account(actor), id);
        redirect.addFlashAttribute("notice", "已删去这个常用筛选，列表的内容不受影响。");
        return "redirect:" + read(address).toUrl();
    }

    /** Reads the list again from its address, so that only what a list understands is kept. */
    private static ListQuery read(String address) {
        if (address.length() > SavedViews.ADDRESS_CHARS_MAX) throw unknown();
        var parts = address.split("\\?", 2);
        if (!OWN.matcher(parts[0]).matches()) throw unknown();
        Map<String, String[]> parameters = new HashMap<>();
        if (parts.length == 2) {
            var uri = UriComponentsBuilder.newInstance().query(parts[1]).build();
            uri.getQueryParams()
                    .forEach((key, values) ->
                            parameters.put(
                                    decoded(key),
                                    values.stream()
                                            .filter(value -> value != null)
                                            .map(SavedViewPages::decoded)
                                            .toArray(String[]::new)));
        }
        return ListQuery.of(parts[0], parameters).onPage();
    }

    private static String decoded(String text) {
        try {
            return java.net.URLDecoder.decode(text, java.nio.charset.StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            throw unknown();
        }
    }

    private static Refusal unknown() {
        return new Refusal("没有这个列表，请回到列表页再存。");
    }

    private static AccountId account(Actor actor) {
        var id = actor.account();
        if (id == null) throw new IllegalStateException("a page is never used by the system");
        return id;
    }
}
