package org.openrenda.meetings;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.openrenda.meetings.decisions.NewDecision;
import org.openrenda.meetings.sittings.AttendanceWay;
import org.openrenda.meetings.sittings.ItemId;
import org.openrenda.meetings.sittings.ItemKind;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.MeetingKind;
import org.openrenda.meetings.sittings.MeetingRole;
import org.openrenda.meetings.sittings.MeetingView;
import org.openrenda.meetings.sittings.NewItem;
import org.openrenda.meetings.sittings.NewMeeting;
import org.openrenda.meetings.sittings.NewParticipant;
import org.openrenda.meetings.sittings.ParticipantId;
import org.openrenda.meetings.sittings.Publicity;
import org.openrenda.meetings.sittings.Sittings;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.voting.VotingLife;
import org.openrenda.voting.polls.BallotForm;
import org.openrenda.voting.polls.MatterKind;
import org.openrenda.voting.polls.NewVoter;
import org.openrenda.voting.polls.Official;
import org.openrenda.voting.polls.PollKind;
import org.openrenda.voting.polls.Visibility;
import org.springframework.context.ApplicationContext;

/** The people of the test city in a meeting, through the façade only. */
public final class MeetingLife {

    public final VotingLife people;
    public final Sittings sittings;
    private final LocalDateTime inTenDays;

    public MeetingLife(ApplicationContext context, int members) {
        this(context, new VotingLife(context, members));
    }

    public MeetingLife(ApplicationContext context, VotingLife people) {
        this.people = people;
        sittings = context.getBean(Sittings.class);
        inTenDays = context.getBean(Calendar.class).today().plusDays(10).atTime(9, 0);
    }

    public NewMeeting given(MeetingKind kind, int days) {
        return new NewMeeting(
                people.city.city,
                kind,
                null,
                "市人大常委会第三十一次会议",
                "人大机关三楼会议厅",
                inTenDays.plusDays(days - 10L),
                false);
    }

    /** A meeting of this kind in ten days, with all members. */
    public MeetingId planned(MeetingKind kind) {
        return planned(given(kind, 10));
    }

    public MeetingId planned(NewMeeting given) {
        MeetingId id = people.asks(people.city.clerk, a -> sittings.plan(a, given));
        people.asks(people.city.clerk, a -> sittings.addPeople(a, id, members()));
        return id;
    }

    public List<NewParticipant> members() {
        List<NewParticipant> all = new ArrayList<>();
        for (NewVoter one : people.members) {
            all.add(
                    new NewParticipant(
                            one.person(),
                            one.account(),
                            one.name(),
                            "",
                            one.group(),
                            MeetingRole.ATTEND,
                            one.mayVote()));
        }
        return all;
    }

    public MeetingId convened(MeetingKind kind) {
        MeetingId id = planned(kind);
        people.does(people.city.clerk, a -> sittings.convene(a, id, "临近会期"));
        return id;
    }

    /** Of today, so that people may sign in by themselves. */
    public MeetingId convenedToday(MeetingKind kind) {
        MeetingId id = planned(given(kind, 0));
        people.does(people.city.clerk, a -> sittings.convene(a, id, "临近会期"));
        return id;
    }

    /** Open, with the first so many members signed in. */
    public MeetingId opened(int present) {
        MeetingId id = convenedToday(MeetingKind.STANDING_COMMITTEE);
        comes(id, 1, present);
        people.does(people.city.chair, a -> sittings.open(a, id, ""));
        return id;
    }

    public ItemId item(MeetingId id, String title, Publicity publicity) {
        NewItem given = new NewItem(null, title, ItemKind.DELIBERATION, publicity, "", 20, null);
        return people.asks(people.city.clerk, a -> sittings.addItem(a, id, given));
    }

    /** The item, taken up. */
    public ItemId now(MeetingId id, String title) {
        ItemId item = item(id, title, Publicity.OPEN);
        people.does(people.city.chair, a -> sittings.take(a, item));
        return item;
    }

    public void comes(MeetingId id, int first, int last) {
        marks(id, first, last, AttendanceWay.LIST);
    }

    public void goes(MeetingId id, int member) {
        marks(id, member, member, AttendanceWay.LEFT);
    }

    private void marks(MeetingId id, int first, int last, AttendanceWay way) {
        Set<ParticipantId> who =
                sittings.participants(id).stream()
                        .filter(one -> one.no() >= first && one.no() <= last)
                        .map(one -> one.id())
                        .collect(Collectors.toSet());
        people.does(people.city.clerk, a -> sittings.register(a, id, who, way));
    }

    public MeetingView view(MeetingId id) {
        return people.asks(people.city.clerk, a -> sittings.view(a, id));
    }

    /** A vote on the whole of a resolution, for or against. */
    public static NewDecision resolution(
            String title, Visibility visibility, List<Official> officials) {
        return new NewDecision(
                title,
                "决定批准。",
                MatterKind.RESOLUTION,
                PollKind.WHOLE,
                visibility,
                BallotForm.question(title),
                officials);
    }
}
