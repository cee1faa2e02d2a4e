package org.openrenda.meetings.terminals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.meetings.MeetingLife;
import org.openrenda.meetings.sittings.AttendanceWay;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.MeetingKind;
import org.openrenda.meetings.sittings.Presence;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.access.TestSignIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("签到设备")
class TerminalsTest {

    @Autowired private ApplicationContext context;
    @Autowired private MockMvcTester web;
    @Autowired private Terminals terminals;
    @Autowired private JdbcClient jdbc;

    private MeetingLife life;

    @BeforeAll
    void found() {
        life = new MeetingLife(context, 5);
    }

    private NewToken device(MeetingId only, String name) {
        return life.people.asks(life.people.city.clerk, a -> terminals.make(a, only, name));
    }

    private MvcTestResult tells(String token, String body) {
        return web.post()
                .uri("/api/meetings/arrivals")
                .header("Authorization", "Bearer " + token)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static String text(MvcTestResult answer) throws Exception {
        return answer.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
    }

    private long person(int member) {
        return life.people.members.get(member - 1).person().value();
    }

    private List<Presence.Mark> marks(MeetingId id, int member) {
        return life.view(id).people().get(member - 1).presence().marks();
    }

    @Test
    @DisplayName("设备按人员编号、名单序号登记到会，记下方式和设备名字；同一事件重送，回答相同，只记一次")
    void signsInOnceForEachEvent() throws Exception {
        MeetingId id = life.convenedToday(MeetingKind.STANDING_COMMITTEE);
        NewToken device = device(id, "东门 1 号机");
        String body = "{\"event\":\"e1\",\"person\":%d,\"time\":\"昨天\"}".formatted(person(1));
        MvcTestResult first = tells(device.token(), body);
        assertThat(first).hasStatusOk();
        assertThat(text(first)).contains("委员1").contains("已签到");
        assertThat(text(tells(device.token(), body))).isEqualTo(text(first));
        assertThat(marks(id, 1))
                .extracting(Presence.Mark::way)
                .containsExactly(AttendanceWay.DEVICE);
        assertThat(text(tells(device.token(), "{\"event\":\"e2\",\"roll\":2}"))).contains("委员2");
        assertThat(text(tells(device.token(), "{\"event\":\"e3\",\"roll\":2}"))).contains("已在会场");
        assertThat(
                        jdbc.sql(
                                        "select by_name from meetings.attendance"
                                                + " where meeting_id = :id and way = 'DEVICE'")
                                .param("id", id.value())
                                .query(String.class)
                                .list())
                .containsOnly("东门 1 号机");
    }

    @Test
    @DisplayName("同一事件同时送来二十次，只登记一次")
    void standsRepeatedSendingAtOnce() throws Exception {
        MeetingId id = life.convenedToday(MeetingKind.STANDING_COMMITTEE);
        Terminal at = terminals.byToken(device(id, "西门").token());
        Arrival told = new Arrival("again", null, 3, null);
        try (ExecutorService many = Executors.newFixedThreadPool(8)) {
            List<Future<ArrivalAnswer>> answers =
                    IntStream.range(0, 20)
                            .mapToObj(n -> many.submit(() -> terminals.arrive(at, told)))
                            .toList();
            for (Future<ArrivalAnswer> one : answers) {
                assertThat(one.get().came()).isTrue();
            }
        }
        assertThat(marks(id, 3)).hasSize(1);
    }

    @Test
    @DisplayName("SEC-6 令牌不对、停用的一律 401，不说是哪一种；登录着的人没有令牌也不行；库里只有摘要")
    void asksForItsToken() throws Exception {
        MeetingId id = life.convenedToday(MeetingKind.STANDING_COMMITTEE);
        NewToken device = device(id, "南门");
        String body = "{\"event\":\"x\",\"roll\":1}";
        MvcTestResult wrong = tells(device.token() + "A", body);
        assertThat(wrong).hasStatus(401);
        life.people.does(life.people.city.clerk, a -> terminals.revoke(a, device.id()));
        MvcTestResult revoked = tells(device.token(), body);
        assertThat(revoked).hasStatus(401);
        assertThat(text(revoked)).isEqualTo(text(wrong)).contains("令牌");
        Cookie clerk = TestSignIn.cookie(context, life.people.city.clerk);
        assertThat(
                        web.post()
                                .uri("/api/meetings/arrivals")
                                .cookie(clerk)
                                .with(csrf())
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(body)
                                .exchange())
                .hasStatus(401);
        assertThat(life.view(id).quorum().present()).isZero();
        assertThat(device.toString()).doesNotContain(device.token());
        Map<String, Object> row =
                jdbc.sql("select * from meetings.terminal where id = :id")
                        .param("id", device.id().value())
                        .query()
                        .singleRow();
        assertThat(row.toString()).doesNotContain(device.token());
    }

    @Test
    @DisplayName("送错的内容得到一句清楚的话，什么也不登记")
    void saysWhatIsWrong() throws Exception {
        MeetingId id = life.convenedToday(MeetingKind.STANDING_COMMITTEE);
        String token = device(id, "北门").token();
        Map<String, String> wrong =
                Map.of(
                        "{\"event\":",
                        "JSON",
                        "[1]",
                        "JSON 对象",
                        "{\"roll\":1}",
                        "事件编号",
                        "{\"event\":\"a\"}",
                        "人员编号",
                        "{\"event\":\"a\",\"roll\":-1}",
                        "正整数",
                        "{\"event\":\"a\",\"person\":\"张三\"}",
                        "正整数",
                        "{\"event\":\"" + "长".repeat(2_000) + "\",\"roll\":1}",
                        "太长",
                        "{\"event\":\"a\",\"roll\":999}",
                        "名单里没有");
        for (Map.Entry<String, String> one : wrong.entrySet()) {
            MvcTestResult answer = tells(token, one.getKey());
            assertThat(answer).as(one.getKey()).hasStatus(422);
            assertThat(text(answer)).startsWith("{\"error\":").contains(one.getValue());
        }
        assertThat(life.view(id).quorum().present()).isZero();
    }

    @Test
    @DisplayName("不到会议当天、别的会议的设备，不能登记；全会通用的设备找到今天的会")
    void servesItsMeetingOnItsDay() throws Exception {
        MeetingId later = life.convened(MeetingKind.STANDING_COMMITTEE);
        MeetingId today = life.convenedToday(MeetingKind.STANDING_COMMITTEE);
        String onlyLater = device(later, "只用于以后").token();
        assertThat(tells(onlyLater, "{\"event\":\"l\",\"roll\":4}")).hasStatus(422);
        String all = device(null, "通用").token();
        String body = "{\"event\":\"g\",\"person\":%d,\"meeting\":%s}".formatted(person(4), today);
        assertThat(tells(all, body)).hasStatusOk();
        assertThat(marks(today, 4)).hasSize(1);
        assertThat(marks(later, 4)).isEmpty();
    }

    @Test
    @DisplayName("只有会务工作人员能登记和停用设备；名字必填；令牌只在登记那一页")
    void isMadeByTheClerk() throws Exception {
        assertThatThrownBy(() ->
                        life.people.asks(
                                life.people.account(1), a -> terminals.make(a, null, "偷放的")))
                .isInstanceOf(Actor.Forbidden.class);
        assertThatThrownBy(() -> device(null, " ")).isInstanceOf(Refusal.class);
        NewToken device = device(null, "大厅");
        assertThatThrownBy(() ->
                        life.people.does(
                                life.people.city.foreignClerk,
                                a -> terminals.revoke(a, device.id())))
                .isInstanceOf(Actor.Forbidden.class);
        Cookie clerk = TestSignIn.cookie(context, life.people.city.clerk);
        MvcTestResult made =
                web.post()
                        .uri("/meetings/devices")
                        .cookie(clerk)
                        .with(csrf())
                        .param("name", "侧厅")
                        .exchange();
        assertThat(made).hasStatusOk();
        assertThat(made.getResponse().getHeader("Cache-Control")).contains("no-store");
        assertThat(text(made)).contains("令牌只显示这一次");
        assertThat(text(web.get().uri("/meetings/devices").cookie(clerk).exchange()))
                .contains("侧厅")
                .contains("大厅")
                .doesNotContain(device.token())
                .doesNotContain("还不能提交");
    }
}
