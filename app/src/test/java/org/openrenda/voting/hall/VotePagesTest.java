package org.openrenda.voting.hall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.platform.access.TestSignIn;
import org.openrenda.voting.VotingLife;
import org.openrenda.voting.polls.BallotForm;
import org.openrenda.voting.polls.BallotItem;
import org.openrenda.voting.polls.PollId;
import org.openrenda.voting.polls.PollKind;
import org.openrenda.voting.polls.Receipt;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What the voter's page answers, without a browser and without script. */
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("手机上的选票")
class VotePagesTest {

    private static final String KEY = "0123456789abcdef";

    @Autowired private ApplicationContext context;
    @Autowired private MockMvcTester web;

    private VotingLife life;

    @BeforeAll
    void found() {
        life = new VotingLife(context, 5);
    }

    private MvcTestResult sent(PollId poll, int member, String... fields) {
        Cookie cookie = TestSignIn.cookie(context, life.account(member));
        var request = web.post().uri("/voting/" + poll + "/ballot").cookie(cookie).with(csrf());
        for (int at = 0; at < fields.length; at += 2) {
            request = request.param(fields[at], fields[at + 1]);
        }
        return request.exchange();
    }

    private String page(String path, int member) throws Exception {
        Cookie cookie = TestSignIn.cookie(context, life.account(member));
        return web.get().uri(path).cookie(cookie).exchange().getResponse().getContentAsString();
    }

    @Test
    @DisplayName("ELE-2 提交后看到“投票已提交”和回执码；重发不出错；改投得到 409")
    void submitsOnce() throws Exception {
        PollId poll = life.opened(life.question(), 5);
        assertThat(sent(poll, 1, "key", KEY, "i1", "FOR")).hasStatus(302);
        assertThat(sent(poll, 1, "key", KEY, "i1", "FOR")).hasStatus(302);
        assertThat(sent(poll, 1, "key", KEY, "i1", "AGAINST")).hasStatus(409);
        Receipt receipt =
                life.asks(life.account(1), a -> life.polls.receipt(a, poll).orElseThrow());
        assertThat(page("/voting/" + poll + "/vote", 1))
                .contains("投票已提交")
                .contains(receipt.brief())
                .doesNotContain("提交投票");
    }

    @Test
    @DisplayName("VOT-3 漏填的退回并说出缺哪一项，填过的还在")
    void refusesWhatIsIncomplete() throws Exception {
        BallotForm form =
                BallotForm.perItem(List.of(BallotItem.of(1, "修建公园"), BallotItem.of(2, "加装电梯")));
        PollId poll = life.opened(life.plan(form, PollKind.WHOLE, null), 5);
        MvcTestResult answer = sent(poll, 1, "key", KEY, "i1", "ABSTAIN");
        assertThat(answer).hasStatus(422);
        assertThat(answer.getResponse().getContentAsString())
                .contains("“加装电梯”还没有填")
                .contains("value=\"" + KEY + "\"")
                .containsPattern("value=\"ABSTAIN\"[^>]*checked");
    }

    @Test
    @DisplayName("ELE-12 网页上多选的不收，提示减去几个，不会误成废票")
    void keepsFromSpoilingBallots() throws Exception {
        BallotForm form =
                BallotForm.choose(
                        List.of(
                                BallotItem.of(1, "修建公园"),
                                BallotItem.of(2, "加装电梯"),
                                BallotItem.of(3, "改造管网")),
                        2);
        PollId poll = life.opened(life.plan(form, PollKind.WHOLE, null), 5);
        MvcTestResult over = sent(poll, 1, "key", KEY, "i1", "FOR", "i2", "FOR", "i3", "FOR");
        assertThat(over).hasStatus(422);
        assertThat(over.getResponse().getContentAsString()).contains("最多选 2 个");
        assertThat(sent(poll, 1, "key", KEY, "i1", "FOR", "i3", "FOR")).hasStatus(302);
    }

    @Test
    @DisplayName("VOT-4 每个进度的页面只有一句话或一件事：等待、未登记、选票、结束")
    void oneThingAtATime() throws Exception {
        PollId poll = life.ready(life.question());
        String at = "/voting/" + poll + "/vote";
        assertThat(page(at, 1)).contains("表决还没有开始").doesNotContain("提交投票");
        life.does(
                life.city.chair,
                a ->
                        life.polls.open(
                                a, poll, org.openrenda.voting.polls.Opening.of(life.people(4), 5)));
        assertThat(page(at, 1)).contains("提交投票");
        assertThat(page(at, 5)).contains("还没有登记到会").doesNotContain("提交投票");
        life.does(life.city.clerk, a -> life.polls.moveToPaper(a, poll, life.person(2), "手机丢失"));
        assertThat(page(at, 2)).contains("已改用纸质票").doesNotContain("提交投票");
        life.closed(poll);
        assertThat(page(at, 1)).contains("正在确认").doesNotContain("提交投票");
        assertThat(page("/voting/mine", 1)).doesNotContain(at);
    }

    @Test
    @DisplayName("VOT-6 表决中送出的消息只有人数，没有任何人的选择")
    void newsHaveNoChoices() throws Exception {
        PollId poll = life.opened(life.question(), 5);
        life.votes(poll, 1, "1=AGAINST");
        Cookie cookie = TestSignIn.cookie(context, life.account(2));
        String news =
                web.get()
                        .uri("/voting/" + poll + "/live")
                        .cookie(cookie)
                        .exchange()
                        .getResponse()
                        .getContentAsString();
        assertThat(news).contains("\"voted\":1").doesNotContain("反对").doesNotContain("AGAINST");
    }
}
