package org.openrenda.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.TestCity;
import org.openrenda.meetings.MeetingLife;
import org.openrenda.meetings.decisions.Decisions;
import org.openrenda.meetings.decisions.NewDecision;
import org.openrenda.meetings.papers.Audience;
import org.openrenda.meetings.papers.NewPaper;
import org.openrenda.meetings.papers.PaperId;
import org.openrenda.meetings.papers.Papers;
import org.openrenda.meetings.sittings.ItemId;
import org.openrenda.meetings.sittings.ItemKind;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.MeetingKind;
import org.openrenda.meetings.sittings.NewItem;
import org.openrenda.meetings.sittings.NewMeeting;
import org.openrenda.meetings.sittings.Publicity;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.uploads.Uploaded;
import org.openrenda.voting.polls.BallotForm;
import org.openrenda.voting.polls.MatterKind;
import org.openrenda.voting.polls.PollId;
import org.openrenda.voting.polls.PollKind;
import org.openrenda.voting.polls.Visibility;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What anyone reads of a meeting without signing in. */
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("会议公开")
class MeetingSitePagesTest {

    @Autowired private ApplicationContext context;
    @Autowired private Papers papers;
    @Autowired private Decisions decisions;
    @Autowired private MockMvcTester web;

    private MeetingLife life;
    private TestCity city;

    @BeforeAll
    void found() {
        life = new MeetingLife(context, 3);
        city = life.people.city;
    }

    private String page(String path) throws UnsupportedEncodingException {
        return web.get().uri(path).exchange().getResponse().getContentAsString();
    }

    /** Neither an answer nor a word of what is there. */
    private void refused(String path) throws UnsupportedEncodingException {
        var answer = web.get().uri(path).exchange();
        assertThat(answer.getMvcResult().getResolvedException()).isInstanceOf(Refusal.class);
        assertThat(answer.getResponse().getContentAsString()).isEmpty();
    }

    private ItemId item(
            MeetingId id, @Nullable ItemId parent, String title, Publicity publicity, String by) {
        NewItem given = new NewItem(parent, title, ItemKind.DELIBERATION, publicity, by, 20, null);
        return life.people.asks(city.clerk, a -> life.sittings.addItem(a, id, given));
    }

    private PaperId paper(
            MeetingId id, @Nullable ItemId item, String title, Audience to, Publicity publicity) {
        byte[] pdf = ("%PDF-1.4\n%" + title + "\n%%EOF\n").getBytes(StandardCharsets.UTF_8);
        NewPaper given = new NewPaper(item, title, to, publicity);
        return life.people.asks(
                city.clerk, a -> papers.send(a, id, given, new Uploaded("文件.pdf", pdf)));
    }

    private MeetingId planned(String title) {
        return planned(MeetingKind.STANDING_COMMITTEE, title);
    }

    private MeetingId planned(MeetingKind kind, String title) {
        NewMeeting like = life.given(kind, 10);
        return life.planned(
                new NewMeeting(
                        like.congress(),
                        like.kind(),
                        null,
                        title,
                        like.place(),
                        like.startsAt(),
                        false));
    }

    private void convene(MeetingId id) {
        life.people.does(city.clerk, a -> life.sittings.convene(a, id, ""));
    }

    @Test
    @DisplayName("MTG-15 通知发出以前公众看不到会议；发出以后看得到；取消的写明取消")
    void beginsWithTheNotice() throws Exception {
        MeetingId id = planned("第五十一次会议");
        String at = "/site/meetings/" + id;
        assertThat(page("/site/meetings?q=第五十一次")).doesNotContain("人大机关三楼会议厅");
        refused(at);
        convene(id);
        assertThat(page("/site/meetings?q=第五十一次")).contains(at).contains("即将召开");
        assertThat(page("/site/meetings?q=第五十一次&kind=HEARING")).doesNotContain(at + "\"");
        assertThat(page(at)).contains("第五十一次会议").contains("人大机关三楼会议厅");
        life.people.does(city.clerk, a -> life.sittings.cancel(a, id, "台风"));
        assertThat(page(at)).contains("已取消").doesNotContain("台风");
        MeetingId never = planned("第五十二次会议");
        life.people.does(city.clerk, a -> life.sittings.cancel(a, never, "合并"));
        refused("/site/meetings/" + never);
    }

    @Test
    @DisplayName("MTG-16 主任会议等内部会议，发出通知以后公众也看不到")
    void keepsInternalKinds() throws Exception {
        MeetingId council = planned(MeetingKind.COUNCIL, "第八十次主任会议");
        convene(council);
        assertThat(page("/site/meetings?q=第八十次")).doesNotContain("/site/meetings/" + council);
        refused("/site/meetings/" + council);
    }

    @Test
    @DisplayName("MTG-15 只显示公开议题和报告人；内部、秘密议题和它们下面的议题、参加人员都不显示")
    void showsOpenItemsOnly() throws Exception {
        MeetingId id = planned("第五十三次会议");
        item(id, null, "内部的议题", Publicity.INTERNAL, "内部报告人");
        ItemId open = item(id, null, "听取养老服务报告", Publicity.OPEN, "民政局局长林川");
        item(id, open, "分组审议养老服务", Publicity.OPEN, "");
        ItemId secret = item(id, null, "秘密的议题", Publicity.SECRET, "秘密报告人");
        item(id, secret, "挂在秘密之下的议题", Publicity.OPEN, "");
        convene(id);
        assertThat(page("/site/meetings/" + id))
                .contains("<b>1</b>　听取养老服务报告")
                .contains("<b>1.1</b>　分组审议养老服务")
                .contains("民政局局长林川")
                .doesNotContain("内部的议题")
                .doesNotContain("内部报告人")
                .doesNotContain("秘密")
                .doesNotContain("委员1");
    }

    @Test
    @DisplayName("MTG-15 只有发给公众的公开材料可以下载，收回以后不能；别的材料的地址打不开")
    void offersPublicPapersOnly() throws Exception {
        MeetingId id = planned("第五十四次会议");
        ItemId open = item(id, null, "听取养老服务报告", Publicity.OPEN, "");
        PaperId shown = paper(id, open, "养老服务情况的报告", Audience.PUBLIC, Publicity.OPEN);
        PaperId members = paper(id, null, "参阅材料", Audience.OBSERVER, Publicity.OPEN);
        PaperId secret = paper(id, null, "保密方案", Audience.ATTEND, Publicity.SECRET);
        String at = "/site/meetings/" + id;
        refused(at + "/papers/" + shown);
        convene(id);
        assertThat(page(at)).contains("养老服务情况的报告").doesNotContain("参阅材料").doesNotContain("保密方案");
        assertThat(web.get().uri(at + "/papers/" + shown).exchange())
                .hasStatusOk()
                .hasContentType("application/pdf");
        refused(at + "/papers/" + members);
        refused(at + "/papers/" + secret);
        MeetingId other = planned("第五十五次会议");
        convene(other);
        refused("/site/meetings/" + other + "/papers/" + shown);
        life.people.does(city.clerk, a -> papers.withdraw(a, shown, "换文本"));
        assertThat(page(at)).doesNotContain("养老服务情况的报告");
        refused(at + "/papers/" + shown);
    }

    @Test
    @DisplayName("VOT-7 公开议题的表决宣布以后才显示结果；内部议题的结果不显示")
    void showsAnnouncedResults() throws Exception {
        MeetingId id = life.opened(3);
        String at = "/site/meetings/" + id;
        ItemId open = life.now(id, "审议水务专项规划");
        PollId poll = opened(open, "关于批准水务专项规划的决议");
        assertThat(page(at)).doesNotContain("表决结果").doesNotContain("关于批准水务专项规划的决议");
        finish(open, poll);
        assertThat(page(at)).contains("“关于批准水务专项规划的决议”：通过。").contains("赞成 3 票");
        ItemId inside = life.item(id, "内部事项", Publicity.INTERNAL);
        life.people.does(city.chair, a -> life.sittings.take(a, inside));
        finish(inside, opened(inside, "关于内部事项的决定"));
        assertThat(page(at)).doesNotContain("关于内部事项的决定");
    }

    private PollId opened(ItemId item, String title) {
        NewDecision given =
                new NewDecision(
                        title,
                        "决定批准。",
                        MatterKind.RESOLUTION,
                        PollKind.WHOLE,
                        Visibility.NAMED,
                        BallotForm.question(title),
                        life.people.officials());
        PollId poll = life.people.asks(city.clerk, a -> decisions.prepare(a, item, given));
        life.people.does(city.chair, a -> decisions.open(a, poll, ""));
        return poll;
    }

    private void finish(ItemId item, PollId poll) {
        for (int member = 1; member <= 3; member++) {
            life.people.votes(poll, member, "1=FOR");
        }
        life.people.announced(poll);
        life.people.does(city.chair, a -> life.sittings.finish(a, item));
    }
}
