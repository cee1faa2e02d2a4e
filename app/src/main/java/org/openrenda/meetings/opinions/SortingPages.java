package org.openrenda.meetings.opinions;

import java.util.List;
import org.openrenda.meetings.sittings.ItemId;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.ParticipantId;
import org.openrenda.meetings.sittings.Sittings;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What staff do with opinions before the list is handed in: take down, sort, put into words. */
@Controller
class SortingPages {

    private final Opinions opinions;
    private final Sittings sittings;

    SortingPages(Opinions opinions, Sittings sittings) {
        this.opinions = opinions;
        this.sittings = sittings;
    }

    @Needs("meetings.plan")
    @PostMapping("/meetings/items/{item}/opinions/notes")
    String takeDown(
            Actor actor,
            @PathVariable long item,
            @RequestParam(defaultValue = "") String who,
            @RequestParam(defaultValue = "") String group,
            @RequestParam(defaultValue = "") String text,
            RedirectAttributes redirect) {
        ItemId id = new ItemId(item);
        if (who.matches("[1-9][0-9]{0,17}")) {
            opinions.takeDown(actor, id, new ParticipantId(Long.parseLong(who)), text);
        } else {
            opinions.takeDownGroup(actor, id, group, text);
        }
        return OpinionPages.back(item, redirect, "已记下，请发言人核对。");
    }

    @Needs("meetings.plan")
    @PostMapping("/meetings/items/{item}/opinions/note-takers")
    String appoint(
            Actor actor,
            @PathVariable long item,
            @RequestParam(defaultValue = "") String who,
            @RequestParam(defaultValue = "") String group,
            RedirectAttributes redirect) {
        if (!who.matches("[1-9][0-9]{0,17}")) {
            throw Refusal.of("who", "请选择记录人。");
        }
        MeetingId meeting = sittings.meetingOf(new ItemId(item));
        ParticipantId taker = new ParticipantId(Long.parseLong(who));
        opinions.appointNoteTaker(actor, meeting, taker, group);
        return OpinionPages.back(item, redirect, "已指定记录人。");
    }

    @Needs("meetings.plan")
    @PostMapping("/meetings/items/{item}/opinions/confirmations/{remark}")
    String confirm(
            Actor actor,
            @PathVariable long item,
            @PathVariable long remark,
            RedirectAttributes redirect) {
        opinions.confirm(actor, new RemarkId(remark));
        return OpinionPages.back(item, redirect, "已登记书面核对。");
    }

    /** One choice of remarks, and what to do with them. */
    @Needs("meetings.plan")
    @PostMapping("/meetings/items/{item}/opinions")
    String sort(
            Actor actor,
            @PathVariable long item,
            @RequestParam(name = "id", defaultValue = "") List<Long> remarks,
            @RequestParam(defaultValue = "") String into,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        ItemId id = new ItemId(item);
        if (remarks.isEmpty()) {
            throw new Refusal("请先勾选要整理的会上意见。");
        }
        if (into.equals("drop")) {
            opinions.drop(actor, id, Opinions.ids(remarks), reason);
            return OpinionPages.back(item, redirect, "已记为不列入，理由留着备查。");
        }
        if (into.matches("[1-9][0-9]{0,17}")) {
            opinions.join(actor, new OpinionId(Long.parseLong(into)), Opinions.ids(remarks));
            return OpinionPages.back(item, redirect, "已并入。");
        }
        opinions.list(actor, id, Opinions.ids(remarks), text);
        return OpinionPages.back(item, redirect, "已列入清单。");
    }

    @Needs("meetings.plan")
    @PostMapping("/meetings/items/{item}/opinions/returns/{remark}")
    String takeUp(
            Actor actor,
            @PathVariable long item,
            @PathVariable long remark,
            RedirectAttributes redirect) {
        opinions.takeUp(actor, new RemarkId(remark));
        return OpinionPages.back(item, redirect, "已放回待整理。");
    }

    @Needs("meetings.plan")
    @PostMapping("/meetings/items/{item}/opinions/{opinion}/wording")
    String reword(
            Actor actor,
            @PathVariable long item,
            @PathVariable long opinion,
            @RequestParam(defaultValue = "") String text,
            RedirectAttributes redirect) {
        opinions.reword(actor, new OpinionId(opinion), text);
        return OpinionPages.back(item, redirect, "已改写，原文留在过程里。");
    }

    @Needs("meetings.plan")
    @PostMapping("/meetings/items/{item}/opinions/{opinion}/position")
    String move(
            Actor actor,
            @PathVariable long item,
            @PathVariable long opinion,
            RedirectAttributes redirect) {
        opinions.move(actor, new OpinionId(opinion), true);
        return OpinionPages.back(item, redirect, "已上移。");
    }

    @Needs("meetings.plan")
    @PostMapping("/meetings/items/{item}/opinions/{opinion}/merger")
    String merge(
            Actor actor,
            @PathVariable long item,
            @PathVariable long opinion,
            @RequestParam(defaultValue = "") String into,
            RedirectAttributes redirect) {
        if (!into.matches("[1-9][0-9]{0,17}")) {
            throw Refusal.of("into", "请选择并入哪一条。");
        }
        OpinionId kept = new OpinionId(Long.parseLong(into));
        opinions.merge(actor, new OpinionId(opinion), kept);
        return OpinionPages.back(item, redirect, "已合并，来源都留着。");
    }

    @Needs("meetings.plan")
    @PostMapping("/meetings/items/{item}/opinions/{opinion}/removal")
    String takeApart(
            Actor actor,
            @PathVariable long item,
            @PathVariable long opinion,
            RedirectAttributes redirect) {
        opinions.takeApart(actor, new OpinionId(opinion));
        return OpinionPages.back(item, redirect, "已撤下，会上意见回到待整理。");
    }
}
