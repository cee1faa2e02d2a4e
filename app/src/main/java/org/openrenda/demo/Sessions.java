package org.openrenda.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openrenda.congress.Congress;
import org.openrenda.congress.Deputy;
import org.openrenda.congress.DeputySearch;
import org.openrenda.congress.deputyships.Deputyships;
import org.openrenda.congress.deputyships.OfficeKind;
import org.openrenda.congress.deputyships.Paper;
import org.openrenda.meetings.decisions.Decisions;
import org.openrenda.meetings.decisions.NewDecision;
import org.openrenda.meetings.minutes.BulletinId;
import org.openrenda.meetings.minutes.Minutes;
import org.openrenda.meetings.papers.PaperId;
import org.openrenda.meetings.papers.Papers;
import org.openrenda.meetings.sittings.AttendanceWay;
import org.openrenda.meetings.sittings.ItemId;
import org.openrenda.meetings.sittings.ItemKind;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.MeetingKind;
import org.openrenda.meetings.sittings.MeetingRole;
import org.openrenda.meetings.sittings.NewItem;
import org.openrenda.meetings.sittings.NewMeeting;
import org.openrenda.meetings.sittings.NewParticipant;
import org.openrenda.meetings.sittings.Participant;
import org.openrenda.meetings.sittings.ParticipantId;
import org.openrenda.meetings.sittings.Publicity;
import org.openrenda.meetings.sittings.Sittings;
import org.openrenda.platform.Actor;
import org.openrenda.platform.PersonId;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.voting.polls.BallotForm;
import org.openrenda.voting.polls.MatterKind;
import org.openrenda.voting.polls.Official;
import org.openrenda.voting.polls.OfficialDuty;
import org.openrenda.voting.polls.PollId;
import org.openrenda.voting.polls.PollKind;
import org.openrenda.voting.polls.Polls;
import org.openrenda.voting.polls.Visibility;
import org.springframework.stereotype.Component;

/** Two standing committee meetings of the demo: one closed with its minutes, one to come. */
@Component
record Sessions(
        Sittings sittings,
        Decisions decisions,
        Minutes minutes,
        Papers papers,
        MeetingHall hall,
        Polls polls,
        Congress congress,
        Deputyships deputyships,
        Calendar calendar,
        Cast cast,
        CityPlan plan,
        Clock clock) {

    private static final int MEMBERS = 6;
    private static final int DEPUTIES_MAX = 1_000;
    private static final int DAYS_AGO = 30;
    private static final int DAYS_AHEAD = 9;
    private static final int READERS = 4;
    private static final String BULLETIN =
            """
            一、听取和审议专项工作报告
            会议听取了市水务局局长林川受市人民政府委托所作的水污染防治工作情况的报告。组成人员在审议中认为，\
            今年以来主要河段水质稳步好转，但老城区雨污混接、管网老化的问题还比较突出。
            二、作出决定
            会议审议了关于加强城市内河保护的决定（草案），表决通过了这个决定。
            """;

    void tell(BiConsumer<String, Runnable> step) {
        step.accept("常委会组成人员", this::seated);
        step.accept("会议：已闭会", this::held);
        step.accept("会议：已通知", this::toCome);
        step.accept("会议：座次、旁听", hall::ready);
    }

    /** DEP-9: the office ends with the deputyship, so that it is registered with it. */
    private void seated() {
        Actor clerk = cast.actor("clerk");
        Set<PersonId> members =
                IntStream.rangeClosed(1, MEMBERS)
                        .mapToObj(n -> cast.actor("deputy" + n).person())
                        .collect(Collectors.toSet());
        DeputySearch all = DeputySearch.of("", "", plan.city().value(), "", DEPUTIES_MAX);
        Paper election = new Paper(calendar.today(), "云澜市第十五届人民代表大会第一次会议公告", "");
        for (Deputy one : congress.deputies(clerk, all)) {
            if (members.contains(one.person())) {
                deputyships.holdOffice(
                        clerk, one.deputyship(), OfficeKind.COMMITTEE_MEMBER, "市人大常委会", election);
            }
        }
    }

    private void held() {
        LocalDate day = calendar.today().minusDays(DAYS_AGO);
        long noticed = DAYS_AGO + DAYS_AHEAD;
        Actor clerk = cast.actor("clerk");
        Actor chair = cast.actor("chair");
        List<MeetingId> made = new ArrayList<>();
        List<ItemId> items = new ArrayList<>();
        StoryClock.ago(
                Duration.ofDays(noticed),
                () -> {
                    made.add(planned("云澜市第十五届人大常委会第三十次会议", day));
                    MeetingId id = made.getFirst();
                    items.add(item(id, "听取市人民政府关于水污染防治工作情况的报告", ItemKind.REPORT));
                    items.add(item(id, "审议关于加强城市内河保护的决定（草案）", ItemKind.DELIBERATION));
                    sittings.convene(clerk, id, "");
                });
        MeetingId id = made.getFirst();
        StoryClock.ago(minutesAfter(-10), () -> comes(id, 1, MEMBERS - 1));
        StoryClock.ago(minutesAfter(1), () -> sittings.open(chair, id, ""));
        StoryClock.ago(minutesAfter(2), () -> sittings.take(chair, items.getFirst()));
        StoryClock.ago(
                minutesAfter(24),
                () -> sittings.askToSpeak(cast.actor("deputy1"), items.getFirst()));
        StoryClock.ago(
                minutesAfter(25),
                () -> sittings.call(chair, sittings.view(chair, id).waiting().getFirst().id()));
        StoryClock.ago(minutesAfter(32), () -> sittings.finish(chair, items.getFirst()));
        StoryClock.ago(minutesAfter(33), () -> sittings.take(chair, items.getLast()));
        StoryClock.ago(minutesAfter(60), () -> vote(items.getLast()));
        StoryClock.ago(minutesAfter(66), () -> sittings.finish(chair, items.getLast()));
        StoryClock.ago(minutesAfter(67), () -> sittings.close(chair, id));
        bulletin(id);
        StoryClock.ago(Duration.ofDays(DAYS_AGO - 3L), () -> minutes.sign(chair, id, ""));
    }

    /** MTG-14: issued in the afternoon; two of those who were there have not opened it. */
    private void bulletin(MeetingId id) {
        Actor clerk = cast.actor("clerk");
        List<PaperId> issued = new ArrayList<>();
        StoryClock.ago(
                minutesAfter(180),
                () -> {
                    BulletinId draft = minutes.draftBulletin(clerk, id);
                    minutes.editBulletin(clerk, draft, "审议水污染防治工作情况的报告，通过关于加强城市内河保护的决定", BULLETIN);
                    issued.add(minutes.issueBulletin(cast.actor("chair"), draft));
                });
        for (int n = 1; n <= READERS; n++) {
            Actor reader = cast.actor("deputy" + n);
            StoryClock.ago(
                    minutesAfter(180 + 35 * n), () -> papers.open(reader, issued.getFirst()));
        }
    }

    /** How long ago it was so many minutes after the meeting began. */
    private Duration minutesAfter(int minutes) {
        LocalDateTime then = calendar.today().minusDays(DAYS_AGO).atTime(9, 0).plusMinutes(minutes);
        return Duration.between(then.atZone(Calendar.ZONE).toInstant(), clock.instant());
    }

    private void vote(ItemId item) {
        Actor clerk = cast.actor("clerk");
        Actor chair = cast.actor("chair");
        Official supervisor =
                new Official(
                        Objects.requireNonNull(clerk.account()),
                        null,
                        clerk.name(),
                        OfficialDuty.SUPERVISOR);
        NewDecision given =
                new NewDecision(
                        "关于加强城市内河保护的决定",
                        "",
                        MatterKind.RESOLUTION,
                        PollKind.WHOLE,
                        Visibility.NAMED,
                        BallotForm.question("关于加强城市内河保护的决定"),
                        List.of(supervisor));
        PollId poll = decisions.prepare(clerk, item, given);
        decisions.open(chair, poll, "");
        for (int n = 1; n < MEMBERS; n++) {
            String choice = n == MEMBERS - 1 ? "1=ABSTAIN" : "1=FOR";
            polls.cast(cast.actor("deputy" + n), poll, choice, "demo-meeting-ballot-" + n);
        }
        polls.close(chair, poll);
        polls.confirm(clerk, poll);
        polls.announce(chair, poll);
    }

    private void toCome() {
        MeetingId id = planned("云澜市第十五届人大常委会第三十一次会议", calendar.today().plusDays(DAYS_AHEAD));
        item(id, "听取市人民政府关于城市排水防涝工作情况的报告", ItemKind.REPORT);
        item(id, "审议关于重点督办建议办理情况的报告", ItemKind.DELIBERATION);
        item(id, "其他事项", ItemKind.OTHER);
        sittings.convene(cast.actor("clerk"), id, "");
        sittings.askLeave(cast.actor("deputy6"), id, "赴外地参加学习培训，已向单位报备。");
    }

    private MeetingId planned(String title, LocalDate day) {
        Actor clerk = cast.actor("clerk");
        LocalDateTime begins = day.atTime(9, 0);
        MeetingId id =
                sittings.plan(
                        clerk,
                        new NewMeeting(
                                plan.city(),
                                MeetingKind.STANDING_COMMITTEE,
                                null,
                                title,
                                "市人大机关三楼会议厅",
                                begins,
                                false));
        List<NewParticipant> people = new ArrayList<>();
        for (int n = 1; n <= MEMBERS; n++) {
            Actor one = cast.actor("deputy" + n);
            people.add(
                    new NewParticipant(
                            Objects.requireNonNull(one.person()),
                            one.account(),
                            one.name(),
                            "",
                            "",
                            MeetingRole.ATTEND,
                            true));
        }
        people.add(new NewParticipant(null, null, "林川", "市水务局局长", "", MeetingRole.NONVOTING, true));
        sittings.addPeople(clerk, id, people);
        return id;
    }

    private ItemId item(MeetingId id, String title, ItemKind kind) {
        return sittings.addItem(
                cast.actor("clerk"),
                id,
                new NewItem(null, title, kind, Publicity.OPEN, "市水务局局长林川", 30, null));
    }

    private void comes(MeetingId id, int first, int last) {
        Set<ParticipantId> who =
                sittings.participants(id).stream()
                        .filter(one -> one.no() >= first && one.no() <= last)
                        .map(Participant::id)
                        .collect(Collectors.toSet());
        sittings.register(cast.actor("clerk"), id, who, AttendanceWay.LIST);
    }
}
