package org.openrenda.meetings.sittings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openrenda.AppTest;
import org.openrenda.congress.deputyships.Attended;
import org.openrenda.congress.deputyships.Deputyships;
import org.openrenda.meetings.MeetingLife;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@AppTest
@DisplayName("代表大会的出席进入代表资格档案")
class CongressAttendanceTest {

    private static final int MEMBERS = 5;

    @Autowired private ApplicationContext context;

    @Test
    @DisplayName("DEP-7 代表大会闭会时出席情况自动记入代表资格档案，两次未经批准不出席的列入提示，到会的不列")
    void attendanceReachesTheDeputyship() {
        MeetingLife life = new MeetingLife(context, MEMBERS);
        Deputyships kept = context.getBean(Deputyships.class);
        for (String title : List.of("市十届人大五次会议", "市十届人大六次会议")) {
            NewMeeting plan = life.given(MeetingKind.CONGRESS, 31);
            MeetingId id =
                    life.planned(
                            new NewMeeting(
                                    plan.congress(),
                                    plan.kind(),
                                    null,
                                    title,
                                    plan.place(),
                                    plan.startsAt(),
                                    false));
            life.people.does(life.people.city.clerk, a -> life.sittings.convene(a, id, ""));
            life.comes(id, 1, 4);
            life.people.does(life.people.city.chair, a -> life.sittings.open(a, id, ""));
            life.people.does(life.people.city.chair, a -> life.sittings.close(a, id));
        }
        List<Long> twice =
                life.people.asks(
                        life.people.city.clerk, a -> kept.absentTwice(life.people.city.city));
        assertThat(twice).hasSize(1);
        List<Attended> attended =
                life.people.asks(life.people.city.clerk, a -> kept.attended(a, twice.getFirst()));
        assertThat(attended)
                .extracting(one -> one.presence().label())
                .containsExactly("未经批准不出席", "未经批准不出席");
    }
}
