package org.openrenda.meetings.archive;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openrenda.meetings.places.Application;
import org.openrenda.meetings.places.ApplicationStage;
import org.openrenda.meetings.seating.SeatPlace;
import org.openrenda.meetings.seating.SeatingPlan;
import org.openrenda.meetings.sittings.AgendaItem;
import org.openrenda.meetings.sittings.Attendance;
import org.openrenda.meetings.sittings.ItemId;
import org.openrenda.meetings.sittings.Leave;
import org.openrenda.meetings.sittings.Meeting;
import org.openrenda.meetings.sittings.MeetingAct;
import org.openrenda.meetings.sittings.MeetingView;
import org.openrenda.meetings.sittings.ParticipantId;
import org.openrenda.meetings.sittings.Speech;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.documents.OfficialDocument;
import org.openrenda.platform.documents.OfficialDocument.Block;
import org.openrenda.platform.documents.OfficialDocument.Grid;
import org.openrenda.platform.documents.OfficialDocument.Paragraph;
import org.openrenda.voting.polls.PollStep;
import org.openrenda.voting.polls.PollView;

/** The log of a meeting as the tables of its archive; a pure function of it. */
record Sheets(MeetingView view, String issuer, LocalDate on) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("M月d日 HH:mm");

    OfficialDocument agenda() {
        Meeting meeting = view.meeting();
        List<Block> body = new ArrayList<>();
        body.add(Paragraph.text("类别：" + meeting.kind().label()));
        body.add(Paragraph.text("时间：" + meeting.startsAt().format(DAY)));
        body.add(Paragraph.text("地点：" + meeting.place()));
        body.add(Paragraph.text("通知：" + when(view.at(MeetingAct.CONVENE))));
        Map<ItemId, String> numbers = new HashMap<>();
        Map<String, Integer> counted = new HashMap<>();
        List<List<String>> rows = new ArrayList<>();
        for (AgendaItem one : view.items()) {
            String above = one.parent() == null ? "" : numbers.getOrDefault(one.parent(), "") + ".";
            String number = above + counted.merge(above, 1, Integer::sum);
            numbers.put(one.id(), number);
            rows.add(
                    List.of(
                            number,
                            one.title(),
                            one.kind().label(),
                            one.publicity().label(),
                            one.reporter(),
                            one.stage().label()));
        }
        List<String> head = List.of("序号", "议题", "做什么", "是否公开", "报告人", "进行");
        body.add(new Grid(head, List.of(2, 8, 2, 2, 4, 3), rows, true));
        return document("会议通知和议程", body);
    }

    /** The interval log as it was kept, nobody left out. */
    OfficialDocument attendance() {
        List<List<String>> rows = new ArrayList<>();
        for (Attendance one : view.people()) {
            String log =
                    one.presence().marks().stream()
                            .map(mark -> when(mark.at()) + " " + mark.way().label())
                            .collect(Collectors.joining("；"));
            rows.add(
                    List.of(
                            one.who().name(),
                            one.who().duty().isEmpty() ? one.who().group() : one.who().duty(),
                            one.who().role().label(),
                            log,
                            state(one)));
        }
        List<String> head = List.of("姓名", "职务、代表团", "身份", "到会和离席", "情况");
        return document("到会记录", List.of(grid(head, List.of(3, 5, 2, 9, 3), rows)));
    }

    private String state(Attendance one) {
        if (!one.isAbsent()) {
            return one.presence().isLate(view.at(MeetingAct.OPEN)) ? "到会（迟到）" : "到会";
        }
        if (!one.who().mayAct()) {
            return "暂停执行职务";
        }
        return one.isExcused() ? "请假" : "缺席";
    }

    OfficialDocument leaves(List<Leave> leaves) {
        List<List<String>> rows = new ArrayList<>();
        for (Leave one : leaves) {
            Boolean granted = one.granted();
            String decided = granted == null ? "没有批复" : granted ? "已批准" : "未批准";
            rows.add(
                    List.of(
                            one.name(),
                            when(one.at()),
                            one.reason(),
                            decided,
                            one.decidedBy() + " " + one.words()));
        }
        List<String> head = List.of("姓名", "提出", "理由", "结果", "批复人和意见");
        return document("请假", List.of(grid(head, List.of(3, 4, 7, 3, 5), rows)));
    }

    /** The speeches that were held, with their times. */
    OfficialDocument speeches(List<Speech> held) {
        Map<ItemId, String> titles = new HashMap<>();
        view.items().forEach(one -> titles.put(one.id(), one.title()));
        List<List<String>> rows = new ArrayList<>();
        for (Speech one : held) {
            rows.add(
                    List.of(
                            titles.getOrDefault(one.item(), ""),
                            one.name(),
                            when(one.calledAt()),
                            when(one.endedAt())));
        }
        List<String> head = List.of("议题", "发言人", "开始", "结束");
        return document("发言", List.of(grid(head, List.of(8, 3, 4, 4), rows)));
    }

    /** Who sat where when the meeting was over, by row and seat; who had no seat comes last. */
    OfficialDocument seats(SeatingPlan plan) {
        List<List<String>> rows = new ArrayList<>();
        for (Attendance one : view.people()) {
            SeatPlace place = plan.seats().get(one.who().id());
            rows.add(
                    List.of(
                            place == null ? "没有排座" : plan.layout().words(place),
                            one.who().name(),
                            one.who().duty().isEmpty() ? one.who().group() : one.who().duty(),
                            one.who().role().label(),
                            key(place)));
        }
        rows.sort(Comparator.comparing(List::getLast));
        List<List<String>> shown = rows.stream().map(row -> row.subList(0, 4)).toList();
        List<Block> body = new ArrayList<>();
        body.add(Paragraph.text("会场：" + plan.hallName() + "，" + plan.layout().seats() + " 座。"));
        List<String> head = List.of("座位", "姓名", "职务、代表团", "身份");
        body.add(grid(head, List.of(5, 4, 8, 3), shown));
        return document("座次", body);
    }

    private static String key(@Nullable SeatPlace place) {
        return place == null ? "9" : "%05d-%05d".formatted(place.line(), place.seat());
    }

    /** Citizens who asked to observe, under the names that lists may show, without telephones. */
    OfficialDocument observers(List<Application> applied) {
        Map<ParticipantId, Attendance> there = new HashMap<>();
        view.people().forEach(one -> there.put(one.who().id(), one));
        List<List<String>> rows = new ArrayList<>();
        for (Application one : applied) {
            boolean accepted = one.stage() == ApplicationStage.ACCEPTED;
            Attendance came = accepted ? there.get(one.participant()) : null;
            rows.add(
                    List.of(
                            when(one.at()),
                            one.name(),
                            one.stage().label(),
                            one.place() == 0 ? "" : one.place() + " 号",
                            !accepted ? "" : came == null || came.isAbsent() ? "没有来" : "到会",
                            one.reason()));
        }
        List<String> head = List.of("报名时间", "姓名", "答复", "席位", "到会", "说明");
        return document("旁听报名", List.of(grid(head, List.of(5, 3, 3, 2, 3, 6), rows)));
    }

    /** A vote that came to no result: made void, only tried, or never opened; with why. */
    OfficialDocument undecided(PollView poll) {
        List<List<String>> rows = new ArrayList<>();
        for (PollStep one : poll.steps()) {
            rows.add(List.of(when(one.at()), one.act().label(), one.byName(), one.text()));
        }
        List<Block> body = new ArrayList<>();
        body.add(Paragraph.text("事项：" + poll.plan().title()));
        body.add(Paragraph.text("类别：" + poll.plan().kind().label()));
        body.add(Paragraph.text("情况：" + poll.stage().label() + "，没有表决结果。"));
        body.add(grid(List.of("时间", "办理", "办理人", "说明"), List.of(3, 3, 3, 9), rows));
        return document("没有结果的表决", body);
    }

    private static Grid grid(List<String> head, List<Integer> widths, List<List<String>> rows) {
        return new Grid(head, widths, rows, true);
    }

    private OfficialDocument document(String what, List<? extends Block> body) {
        String title = view.meeting().title() + what;
        return new OfficialDocument(issuer, "", "", title, "", body, issuer, on, List.of());
    }

    private static String when(@Nullable Instant at) {
        return at == null ? "" : LocalDateTime.ofInstant(at, Calendar.ZONE).format(WHEN);
    }
}
