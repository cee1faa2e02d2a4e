package org.openrenda.meetings.sittings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.TestClock;
import org.openrenda.meetings.MeetingLife;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("到会记录")
class AttendanceLogTest {

    private static final int MEMBERS = 9;

    @Autowired private ApplicationContext context;
    @Autowired private Clock clock;

    private MeetingLife life;

    @BeforeAll
    void found() {
        life = new MeetingLife(context, MEMBERS);
    }

    @AfterEach
    void backToNow() {
        TestClock.reset();
    }

    /** Who is in the room, kept apart from the log by plain sets. */
    private record Moment(Instant at, Set<Integer> inRoom) {}

    @Test
    @DisplayName("任意的到会、离席、返回：任一时刻在场的人，与逐笔重算的一致")
    void presenceIsWhatTheLogSays() {
        for (int seed = 1; seed <= 4; seed++) {
            Random chance = new Random(seed);
            MeetingId id = life.opened(MEMBERS);
            Set<Integer> inRoom = new HashSet<>();
            for (int n = 1; n <= MEMBERS; n++) {
                inRoom.add(n);
            }
            List<Moment> moments = new ArrayList<>();
            for (int step = 0; step < 40; step++) {
                TestClock.pass(Duration.ofSeconds(1 + chance.nextInt(90)));
                int who = 1 + chance.nextInt(MEMBERS);
                if (chance.nextBoolean()) {
                    life.comes(id, who, who);
                    inRoom.add(who);
                } else {
                    life.goes(id, who);
                    inRoom.remove(who);
                }
                TestClock.pass(Duration.ofMillis(500));
                moments.add(new Moment(clock.instant(), Set.copyOf(inRoom)));
                assertThat(life.view(id).quorum().present()).isEqualTo(inRoom.size());
            }
            List<Attendance> people = life.view(id).people();
            for (Moment moment : moments) {
                assertThat(numbers(id, moment.at())).isEqualTo(moment.inRoom());
                Set<Integer> recomputed = new HashSet<>();
                for (Attendance one : people) {
                    if (one.presence().at(moment.at())) {
                        recomputed.add(one.who().no());
                    }
                }
                assertThat(recomputed).isEqualTo(moment.inRoom());
            }
        }
    }

    private Set<Integer> numbers(MeetingId id, Instant at) {
        Set<ParticipantId> present = life.sittings.presentAt(id, at);
        Set<Integer> found = new HashSet<>();
        life.sittings.participants(id).stream()
                .filter(one -> present.contains(one.id()))
                .forEach(one -> found.add(one.no()));
        return found;
    }

    @Test
    @DisplayName("来了两次只算一次；离席时不在场算那一刻之前，返回算那一刻起")
    void comesOnceAndGoesAtItsInstant() {
        MeetingId id = life.opened(MEMBERS);
        life.comes(id, 1, 1);
        assertThat(life.view(id).people().getFirst().presence().marks()).hasSize(1);
        TestClock.pass(Duration.ofMinutes(5));
        life.goes(id, 1);
        Presence gone = life.view(id).people().getFirst().presence();
        Instant left = gone.marks().getLast().at();
        assertThat(gone.at(left)).isFalse();
        assertThat(gone.at(left.minusMillis(1))).isTrue();
        assertThat(gone.isGone()).isTrue();
        TestClock.pass(Duration.ofMinutes(5));
        life.comes(id, 1, 1);
        Presence back = life.view(id).people().getFirst().presence();
        assertThat(back.marks().getLast().way()).isEqualTo(AttendanceWay.BACK);
        assertThat(back.intervals()).hasSize(2);
    }
}
