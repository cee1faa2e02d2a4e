package org.openrenda.meetings.minutes;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openrenda.meetings.decisions.Decision;
import org.openrenda.meetings.opinions.Remark;
import org.openrenda.meetings.sittings.AgendaItem;
import org.openrenda.meetings.sittings.Attendance;
import org.openrenda.meetings.sittings.ItemAct;
import org.openrenda.meetings.sittings.MeetingAct;
import org.openrenda.meetings.sittings.MeetingRole;
import org.openrenda.meetings.sittings.MeetingStep;
import org.openrenda.meetings.sittings.MeetingView;
import org.openrenda.meetings.sittings.Speech;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.documents.OfficialDocument;

/**
 * What the log of a meeting says, in the sentences of minutes; a pure function of it.
 *
 * @param said what was said on the items, the first first
 * @param since what came before this is left out; the beginning of time for all
 */
record Draft(MeetingView view, List<Decision> decisions, List<Remark> said, Instant since) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日HH:mm");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    String text() {
        List<String> lines = new ArrayList<>();
        lines.add("一、时间和地点");
        lines.add(
                "%s至%s，在%s举行。"
                        .formatted(
                                clock(view.at(MeetingAct.OPEN), DAY),
                                clock(view.at(MeetingAct.CLOSE), TIME),
                                view.meeting().place()));
        lines.add("二、出席情况");
        lines.addAll(attendance());
        lines.add("三、会议议程");
        int no = 1;
        for (AgendaItem item : view.items()) {
            lines.add("（%s）%s".formatted(OfficialDocument.numeral(no++), item.title()));
            lines.addAll(item.steps().isEmpty() ? List.of("会议没有进行这个议题。") : course(item));
        }
        for (MeetingStep step : view.steps()) {
            if (step.act() == MeetingAct.OPEN && step.text().contains("理由")) {
                lines.add("说明：" + step.text() + "。");
            }
        }
        return String.join("\n", lines);
    }

    /** What went on in the time since, as a bulletin begins; empty when nothing did. */
    String news() {
        List<String> lines = new ArrayList<>();
        int no = 1;
        for (AgendaItem item : view.items()) {
            List<String> course = course(item);
            if (!course.isEmpty()) {
                lines.add("%s、%s".formatted(OfficialDocument.numeral(no++), item.title()));
                lines.addAll(course);
            }
        }
        return String.join("\n", lines);
    }

    /** MTG-14: what was taken down of speakers and is not confirmed by them. */
    List<Remark> unconfirmed() {
        return said.stream().filter(one -> one.isTakenDown() && !one.isConfirmed()).toList();
    }

    /** Who was there and who was not, also as the circular has it. */
    List<String> attendance() {
        List<Attendance> members = view.in(MeetingRole.ATTEND);
        Instant opened = view.at(MeetingAct.OPEN);
        List<String> lines = new ArrayList<>();
        long came = members.stream().filter(one -> !one.isAbsent()).count();
        lines.add("应到 %d 人，出席 %d 人。".formatted(view.quorum().base(), came));
        add(lines, "出席：", members, one -> !one.isAbsent());
        add(lines, "迟到：", members, one -> one.presence().isLate(opened));
        add(lines, "会议结束前离席：", members, one -> one.presence().isGone());
        add(lines, "请假：", members, one -> one.isAbsent() && one.isExcused());
        add(lines, "缺席：", members, one -> one.isAbsent() && !one.isExcused() && one.who().mayAct());
        add(lines, "列席：", view.in(MeetingRole.NONVOTING), one -> !one.isAbsent());
        long observers =
                view.in(MeetingRole.OBSERVER).stream().filter(one -> !one.isAbsent()).count();
        if (observers > 0) {
            lines.add("旁听 " + observers + " 人。");
        }
        return lines;
    }

    private static void add(
            List<String> lines, String label, List<Attendance> people, Predicate<Attendance> who) {
        String names =
                people.stream()
                        .filter(who)
                        .map(one ->
                                one.who().duty().isEmpty()
                                        ? one.who().name()
                                        : one.who().duty() + one.who().name())
                        .collect(Collectors.joining("、"));
        if (!names.isEmpty()) {
            lines.add(label + names + "。");
        }
    }

    private List<String> course(AgendaItem item) {
        List<String> lines = new ArrayList<>();
        for (AgendaItem.Step step : item.steps()) {
            if (isNews(step.at()) && step.act() == ItemAct.TAKE) {
                String reporter = item.reporter().isEmpty() ? "" : "，报告人" + item.reporter();
                lines.add(clock(step.at(), TIME) + "开始" + item.kind().label() + reporter + "。");
            } else if (isNews(step.at()) && step.act() == ItemAct.POSTPONE) {
                lines.add("暂不审议，原因：" + step.text() + "。");
            }
        }
        for (Speech one : view.speeches()) {
            if (one.item().equals(item.id()) && isNews(one.calledAt())) {
                lines.add(
                        "%s发言（%s%s）。"
                                .formatted(one.name(), clock(one.calledAt(), TIME), lasted(one)));
            }
        }
        said.stream()
                .filter(one -> one.item().equals(item.id()) && isNews(one.at()))
                .forEach(one -> lines.add(words(one)));
        for (Decision one : decisions) {
            if (one.item().equals(item.id()) && isNews(one.at())) {
                lines.add("表决“%s”：%s%s。".formatted(one.title(), one.text(), one.outcome()));
            }
        }
        return lines;
    }

    private boolean isNews(@Nullable Instant at) {
        return at != null && !at.isBefore(since);
    }

    /** MTG-14: words taken down are marked as long as the speaker has not confirmed them. */
    private static String words(Remark one) {
        String text = String.join("", one.text().lines().map(String::strip).toList());
        String mark = one.isTakenDown() && !one.isConfirmed() ? "（未经本人核对）" : "";
        String way = one.isTakenDown() ? "说" : "提出";
        return one.name() + way + "：" + text + mark;
    }

    private static String lasted(Speech one) {
        if (one.calledAt() == null || one.endedAt() == null) {
            return "";
        }
        long minutes = Math.max(1, Duration.between(one.calledAt(), one.endedAt()).toMinutes());
        return "，约 " + minutes + " 分钟";
    }

    private static String clock(@Nullable Instant at, DateTimeFormatter form) {
        return at == null ? "" : LocalDateTime.ofInstant(at, Calendar.ZONE).format(form);
    }
}
