package org.openrenda.voting.hall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.platform.Origin;
import org.openrenda.platform.access.TestSignIn;
import org.openrenda.voting.VotingLife;
import org.openrenda.voting.polls.BallotForm;
import org.openrenda.voting.polls.BallotItem;
import org.openrenda.voting.polls.BallotKind;
import org.openrenda.voting.polls.PollId;
import org.openrenda.voting.polls.PollKind;
import org.openrenda.voting.polls.PollView;
import org.openrenda.voting.polls.Voter;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A clerk changes a draft; what is ready stays, also in the database. */
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("修改拟定的表决")
class DraftPagesTest {

    private static final Origin ITEM = new Origin("meetings", 7, "第三项议程", "/meetings/7");

    @Autowired private ApplicationContext context;
    @Autowired private MockMvcTester web;
    @Autowired private JdbcClient jdbc;

    private VotingLife life;

    @BeforeAll
    void found() {
        life = new VotingLife(context, 6);
    }

    private PollId draft() {
        BallotForm form =
                BallotForm.choose(
                        List.of(
                                BallotItem.of(1, "修建公园"),
                                BallotItem.of(2, "加装电梯"),
                                BallotItem.of(3, "改造管网")),
                        2);
        return life.prepared(life.plan(form, PollKind.WHOLE, ITEM));
    }

    private Cookie clerk() {
        return TestSignIn.cookie(context, life.city.clerk);
    }

    private String page(PollId poll) throws Exception {
        return web.get()
                .uri("/voting/" + poll + "/draft")
                .cookie(clerk())
                .exchange()
                .getResponse()
                .getContentAsString();
    }

    private MvcTestResult sent(PollId poll, String title, String seats, String members) {
        return web.post()
                .uri("/voting/" + poll + "/draft")
                .cookie(clerk())
                .with(csrf())
                .param("title", title)
                .param("body", "逐项说明。")
                .param("matter", "RESOLUTION")
                .param("kind", "WHOLE")
                .param("visibility", "NAMED")
                .param("ballot", "CHOOSE")
                .param("items", "修建公园\n加装电梯\n改造管网\n增设站点")
                .param("seats", seats)
                .param("rule", "present")
                .param("roster", "members")
                .param("members", members)
                .param("supervisors", "周敏")
                .param("counters", "陈立")
                .exchange();
    }

    private PollView view(PollId poll) {
        return life.asks(life.city.clerk, a -> life.polls.view(a, poll));
    }

    @Test
    @DisplayName("打开时各栏都填着拟定的内容；改了的改，没改的、从哪项议程来的都还在")
    void everythingIsKept() throws Exception {
        PollId poll = draft();
        assertThat(page(poll))
                .contains("修改拟定的表决")
                .contains("value=\"关于批准水务专项规划的决议\"")
                .contains("修建公园\n加装电梯\n改造管网")
                .contains("委员1、委员2、委员3、委员4、委员5、委员6")
                .contains("value=\"周敏\"")
                .containsPattern("value=\"CHOOSE\"[^>]*checked");
        assertThat(sent(poll, "关于民生项目的决定", "3", "委员1、委员2、委员4")).hasStatus(302);
        PollView after = view(poll);
        assertThat(after.plan().title()).isEqualTo("关于民生项目的决定");
        assertThat(after.plan().form().kind()).isEqualTo(BallotKind.CHOOSE);
        assertThat(after.plan().form().items()).hasSize(4);
        assertThat(after.plan().form().seats()).isEqualTo(3);
        assertThat(after.plan().origin()).isEqualTo(ITEM);
        assertThat(after.roster()).isEqualTo(3);
        List<Voter> roster = life.asks(life.city.clerk, a -> life.polls.roster(a, poll));
        assertThat(roster).extracting(Voter::name).containsExactly("委员1", "委员2", "委员4");
        assertThat(after.steps().getLast().text()).startsWith("修改：名册 3 人");
        life.does(life.city.clerk, a -> life.polls.ready(a, poll));
    }

    @Test
    @DisplayName("填错的退回，指出哪一栏，填过的还在，草稿没有变")
    void refusedChangesNothing() throws Exception {
        PollId poll = draft();
        MvcTestResult answer = sent(poll, "关于民生项目的决定", "", "委员1");
        assertThat(answer).hasStatus(422);
        assertThat(answer.getResponse().getContentAsString())
                .contains("应选几项")
                .contains("value=\"关于民生项目的决定\"")
                .contains("修改拟定的表决");
        assertThat(view(poll).plan().form().seats()).isEqualTo(2);
        assertThat(view(poll).roster()).isEqualTo(6);
    }

    @Test
    @DisplayName("VOT-1 准备完成以后改不了：页面不给改，数据库也不许删选票和名册")
    void whatIsReadyStays() {
        PollId poll = draft();
        life.does(life.city.clerk, a -> life.polls.ready(a, poll));
        assertThat(sent(poll, "关于民生项目的决定", "3", "委员1")).hasStatus(422);
        assertThat(view(poll).plan().title()).isEqualTo("关于批准水务专项规划的决议");
        for (String table : List.of("item", "official", "voter")) {
            assertThatThrownBy(() ->
                            jdbc.sql("delete from voting." + table + " where poll_id = :poll")
                                    .param("poll", poll.value())
                                    .update())
                    .as(table)
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("not a draft any more");
        }
    }

    @Test
    @DisplayName("没有拟定权限的人打不开，也改不了")
    void onlyWhoPrepares() {
        PollId poll = draft();
        Cookie member = TestSignIn.cookie(context, life.account(1));
        assertThat(web.get().uri("/voting/" + poll + "/draft").cookie(member).exchange())
                .hasStatus(403);
        assertThat(
                        web.post()
                                .uri("/voting/" + poll + "/draft")
                                .cookie(member)
                                .with(csrf())
                                .exchange())
                .hasStatus(403);
    }
}
