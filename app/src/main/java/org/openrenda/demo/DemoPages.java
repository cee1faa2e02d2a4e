package org.openrenda.demo;

import java.util.stream.Collectors;
import org.openrenda.platform.Open;
import org.openrenda.platform.web.Numbers;
import org.openrenda.platform.web.StatusWord;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** How far the demo is built, for whoever opens it in its first minutes. */
@Controller
@RequestMapping("/demo")
class DemoPages {

    private final DemoTable table;
    private final Environment environment;

    DemoPages(DemoTable table, Environment environment) {
        this.table = table;
        this.environment = environment;
    }

    @Open
    @GetMapping
    String page(Model model) {
        show(model);
        return "demo/index";
    }

    @Open
    @GetMapping("/progress")
    String progress(Model model) {
        show(model);
        return "demo/progress";
    }

    private void show(Model model) {
        if (!environment.acceptsProfiles(Profiles.of("demo"))) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        DemoTable.City city =
                table.city().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        boolean fed = table.isDone("工单");
        model.addAttribute("done", (long) city.given());
        model.addAttribute("total", fed ? city.given() : (long) city.tickets());
        model.addAttribute("running", !fed);
        model.addAttribute("word", fed ? StatusWord.green("已完成") : StatusWord.blue("进行中"));
        model.addAttribute("report", fed ? report(city) : "");
    }

    private String report(DemoTable.City city) {
        String refused =
                table.refused().stream()
                        .map(one -> one.getKey() + " " + one.getValue() + " 行")
                        .collect(Collectors.joining("，"));
        String bad = refused.isEmpty() ? "。" : "；未收下的坏行：" + refused + "。";
        return "收下 " + Numbers.plain(city.taken()) + " 件" + bad;
    }
}
