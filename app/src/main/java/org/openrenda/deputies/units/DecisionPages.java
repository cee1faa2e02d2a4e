package org.openrenda.deputies.units;

import org.jspecify.annotations.Nullable;
import org.openrenda.deputies.handling.AssignmentId;
import org.openrenda.deputies.handling.Handling;
import org.openrenda.deputies.replies.Replies;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.UnitId;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What clerks decide on a unit's assignment: returns, more time, and whether the answer goes out.
 */
@Controller
@RequestMapping("/deputies/assignments/{id}")
class DecisionPages {

    private final Handling handling;
    private final Replies replies;

    DecisionPages(Handling handling, Replies replies) {
        this.handling = handling;
        this.replies = replies;
    }

    @Needs("deputies.decide")
    @PostMapping("/move")
    String move(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        handling.move(actor, new AssignmentId(id), unit(unit), reason);
        return AssignmentPages.back(id, redirect, "已同意退办并改派，新的承办单位收到待办。");
    }

    private static @Nullable UnitId unit(String given) {
        return given.matches("[0-9]{1,18}") ? new UnitId(Long.parseLong(given)) : null;
    }

    @Needs("deputies.decide")
    @PostMapping("/return-rejection")
    String rejectReturn(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        handling.rejectReturn(actor, new AssignmentId(id), reason);
        return AssignmentPages.back(id, redirect, "已驳回退办申请，仍由该单位承办。");
    }

    @Needs("deputies.decide")
    @PostMapping("/extension-decision")
    String decideExtension(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String granted,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        if (!granted.equals("yes") && !granted.equals("no")) {
            throw Refusal.of("granted", "请选择同意或者不同意。");
        }
        handling.decideExtension(actor, new AssignmentId(id), granted.equals("yes"), reason);
        return AssignmentPages.back(id, redirect, "延期申请已决定，承办单位看得到。");
    }

    @Needs("deputies.decide")
    @PostMapping("/passing")
    String pass(Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        replies.pass(actor, new AssignmentId(id));
        return AssignmentPages.back(id, redirect, "答复已逐名送达代表，请代表评价。");
    }

    @Needs("deputies.decide")
    @PostMapping("/reply-return")
    String sendBack(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        replies.sendBack(actor, new AssignmentId(id), reason);
        return AssignmentPages.back(id, redirect, "答复已退回承办单位修改。");
    }
}
