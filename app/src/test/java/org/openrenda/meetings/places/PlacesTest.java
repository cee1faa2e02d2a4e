package org.openrenda.meetings.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.TestClock;
import org.openrenda.meetings.MeetingLife;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.MeetingKind;
import org.openrenda.meetings.sittings.MeetingRole;
import org.openrenda.meetings.sittings.Participant;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.access.TestSignIn;
import org.openrenda.platform.database.DataScope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("公民旁听")
class PlacesTest {

    @Autowired private ApplicationContext context;
    @Autowired private MockMvcTester web;
    @Autowired private Places places;
    @Autowired private JdbcClient jdbc;

    private MeetingLife life;
    private AccountId clerk;

    @BeforeAll
    void found() {
        life = new MeetingLife(context, 5);
        clerk = life.people.city.clerk;
    }

    @AfterEach
    void backToNow() {
        TestClock.reset();
    }

    private static void refused(String rule, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.rule()).isEqualTo(rule));
    }

    private LocalDateTime inDays(int days) {
        return life.given(MeetingKind.STANDING_COMMITTEE, days).startsAt();
    }

    private void offers(MeetingId id, int number) {
        life.people.does(clerk, a -> places.offer(a, id, number, inDays(9), "请带身份证件。"));
    }

    private MeetingId offered(int number) {
        MeetingId id = life.convened(MeetingKind.STANDING_COMMITTEE);
        offers(id, number);
        return id;
    }

    private String applies(MeetingId id, int citizen) {
        NewApplication given = new NewApplication("欧阳明" + citizen, "1380000" + (1_000 + citizen));
        return DataScope.system(() -> places.apply(id, given));
    }

    private Application of(String code) {
        return DataScope.system(() -> places.follow(code)).orElseThrow();
    }

    private void decides(String code, ApplicationAct act, String reason) {
        Application is = of(code);
        life.people.asks(clerk, a -> places.decide(a, is.meeting(), List.of(is.id()), act, reason));
    }

    private List<Participant> observers(MeetingId id) {
        return life.sittings.participants(id).stream()
                .filter(one -> one.role() == MeetingRole.OBSERVER)
                .toList();
    }

    @Test
    @DisplayName("MTG-12 同意的人成为旁听人员：不算应到，没有发言权；名单上没有全名")
    void acceptedOnesObserve() {
        MeetingId id = offered(2);
        String code = applies(id, 1);
        assertThat(of(code).stage()).isEqualTo(ApplicationStage.APPLIED);
        decides(code, ApplicationAct.ACCEPT, "");
        assertThat(of(code.toLowerCase()).place()).isOne();
        assertThat(observers(id)).hasSize(1);
        Participant one = observers(id).getFirst();
        assertThat(one.maySpeak()).isFalse();
        assertThat(one.counts()).isFalse();
        assertThat(one.name()).isEqualTo("欧**");
        assertThat(life.view(id).quorum().base()).isEqualTo(5);
    }

    @Test
    @DisplayName("MTG-12 席位满了不能再同意，可以候补；有人放弃，候补递补到空出的席位")
    void neverMoreThanPlaces() {
        MeetingId id = offered(1);
        String first = applies(id, 1);
        String second = applies(id, 2);
        decides(first, ApplicationAct.ACCEPT, "");
        refused("MTG-12", () -> decides(second, ApplicationAct.ACCEPT, ""));
        assertThat(of(second).stage()).isEqualTo(ApplicationStage.APPLIED);
        decides(second, ApplicationAct.WAIT, "");
        DataScope.system(() -> places.withdraw(first));
        assertThat(observers(id)).isEmpty();
        decides(second, ApplicationAct.ACCEPT, "");
        assertThat(of(second).place()).isOne();
        refused(null, () -> DataScope.system(() -> places.withdraw(first)));
        refused(null, () -> life.people.does(clerk, a -> places.offer(a, id, 0, inDays(9), "")));
    }

    @Test
    @DisplayName("MTG-12 二十人抢三席，八个人同时答复：恰好三人同意，席位不重")
    void standsManyAtOnce() throws Exception {
        MeetingId id = offered(3);
        List<String> codes = new ArrayList<>();
        try (ExecutorService many = Executors.newFixedThreadPool(8)) {
            List<Future<String>> applied = new ArrayList<>();
            for (int n = 1; n <= 20; n++) {
                int citizen = n;
                applied.add(many.submit(() -> applies(id, citizen)));
            }
            for (Future<String> one : applied) {
                codes.add(one.get());
            }
            List<Future<Boolean>> answers = new ArrayList<>();
            for (String code : codes) {
                answers.add(many.submit(() -> accepts(code)));
            }
            int yes = 0;
            for (Future<Boolean> one : answers) {
                yes += one.get() ? 1 : 0;
            }
            assertThat(yes).isEqualTo(3);
        }
        assertThat(codes.stream().map(this::of).map(Application::place).filter(p -> p > 0))
                .containsExactlyInAnyOrder(1, 2, 3);
        assertThat(observers(id)).hasSize(3);
    }

    private boolean accepts(String code) {
        try {
            decides(code, ApplicationAct.ACCEPT, "");
            return true;
        } catch (Refusal full) {
            return false;
        }
    }

    @Test
    @DisplayName("一个号码报一次，放弃后可以再报；截止那一分钟还可以，过后不行")
    void appliesOnceAndInTime() {
        MeetingId id = life.convened(MeetingKind.STANDING_COMMITTEE);
        LocalDateTime now =
                LocalDateTime.now(
                        context.getBean(java.time.Clock.class)
                                .withZone(org.openrenda.platform.calendar.Calendar.ZONE));
        life.people.does(clerk, a -> places.offer(a, id, 5, now.plusHours(1), ""));
        String code = applies(id, 7);
        refused(null, () -> applies(id, 7));
        DataScope.system(() -> places.withdraw(code));
        applies(id, 7);
        TestClock.pass(Duration.ofMinutes(59));
        applies(id, 8);
        TestClock.pass(Duration.ofMinutes(2));
        refused(null, () -> applies(id, 9));
    }

    @Test
    @DisplayName("MTG-12 只有公开的会议、在通知以后、由工作人员开放；座谈会不行；答复须由主持的人")
    void isOfferedForPublicMeetings() {
        MeetingId seminar = life.convened(MeetingKind.SEMINAR);
        refused("MTG-12", () -> offers(seminar, 3));
        MeetingId planned = life.planned(MeetingKind.STANDING_COMMITTEE);
        refused("MTG-12", () -> offers(planned, 3));
        MeetingId id = offered(3);
        String code = applies(id, 1);
        assertThatThrownBy(() -> life.people.asks(life.people.account(1), a -> places.list(a, id)))
                .isInstanceOf(Actor.Forbidden.class);
        refused(null, () -> decides(code, ApplicationAct.REFUSE, " "));
        decides(code, ApplicationAct.REFUSE, "席位有限");
        assertThat(of(code).reason()).isEqualTo("席位有限");
        refused(null, () -> life.people.does(clerk, a -> places.offer(a, id, 3, inDays(11), "")));
    }

    @Test
    @DisplayName("库里没有明文的姓名、电话、查询码；入场名单有全名，每次查看都记下来")
    void sealsWhoTheyAre() {
        MeetingId id = offered(2);
        String code = applies(id, 3);
        decides(code, ApplicationAct.ACCEPT, "");
        String rows =
                jdbc.sql("select a::text from meetings.application a where meeting_id = :id")
                        .param("id", id.value())
                        .query(String.class)
                        .list()
                        .toString();
        assertThat(rows).doesNotContain("欧阳").doesNotContain("13800001003").doesNotContain(code);
        assertThat(door(id)).containsExactly(new DoorLine(1, "欧阳明3", "13800001003"));
    }

    private List<DoorLine> door(MeetingId id) {
        return life.people.asks(clerk, a -> places.doorList(a, id));
    }

    @Test
    @DisplayName("会后三十天，姓名、电话清除，席位和经过还在；三十天当天还留着")
    void forgetsAfterTheMeeting() {
        MeetingId id = offered(1);
        String code = applies(id, 4);
        decides(code, ApplicationAct.ACCEPT, "");
        Forgetting forgetting = context.getBean(Forgetting.class);
        TestClock.pass(Duration.ofDays(40));
        forgetting.round();
        assertThat(door(id)).hasSize(1);
        TestClock.pass(Duration.ofDays(1));
        forgetting.round();
        assertThat(door(id)).isEmpty();
        assertThat(of(code).place()).isOne();
    }

    @Test
    @DisplayName("在公众网站上报名、看答复、放弃；机器填的不收；工作人员成批答复")
    void worksThroughThePages() throws Exception {
        MeetingId id = offered(2);
        String path = "/site/meetings/" + id;
        assertThat(text(web.get().uri(path).exchange())).contains("申请旁听");
        assertThat(text(web.get().uri(path + "/places").exchange())).contains("请带身份证件");
        assertThat(sent(path + "/places", null, "name", "欧阳明", "phone", "12")).hasStatus(422);
        sent(path + "/places", null, "name", "机器", "phone", "13900000000", "website", "x");
        MvcTestResult made = sent(path + "/places", null, "name", "欧阳明", "phone", "138 0000 2222");
        String follow = String.valueOf(made.getResponse().getHeader("Location"));
        assertThat(text(web.get().uri(follow).exchange())).contains("还没有答复");
        Cookie cookie = TestSignIn.cookie(context, clerk);
        String list =
                text(web.get().uri("/meetings/" + id + "/observers").cookie(cookie).exchange());
        assertThat(list).contains("欧**").doesNotContain("机**").doesNotContain("欧阳明");
        Application is = of(follow.replaceFirst(".*/", ""));
        sent("/meetings/" + id + "/observers/acceptance", cookie, "id", is.id().toString());
        assertThat(text(web.get().uri(follow).exchange())).contains("1 号");
        assertThat(text(sent("/meetings/" + id + "/observers/door", cookie))).contains("欧阳明");
        sent(follow + "/withdrawal", null);
        assertThat(text(web.get().uri(follow).exchange())).contains("本人放弃");
        assertThat(text(web.get().uri("/meetings/observers/" + is.id()).cookie(cookie).exchange()))
                .contains("欧**");
    }

    private MvcTestResult sent(String path, Cookie cookie, String... fields) {
        var request = web.post().uri(path).with(csrf());
        request = cookie == null ? request : request.cookie(cookie);
        for (int at = 0; at < fields.length; at += 2) {
            request = request.param(fields[at], fields[at + 1]);
        }
        return request.exchange();
    }

    private static String text(MvcTestResult answer) throws Exception {
        assertThat(answer).hasStatusOk();
        return answer.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
    }
}
