package org.openrenda.meetings.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.meetings.MeetingLife;
import org.openrenda.meetings.sittings.ItemId;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.MeetingKind;
import org.openrenda.meetings.sittings.Publicity;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.access.TestSignIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Papers, notes and opinions in pages, without a browser and without script. */
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("材料、笔记、意见的页面")
class ItemPagesTest {

    @Autowired private ApplicationContext context;
    @Autowired private MockMvcTester web;

    private MeetingLife life;
    private AccountId clerk;
    private AccountId member;

    @BeforeAll
    void found() {
        life = new MeetingLife(context, 3);
        clerk = life.people.city.clerk;
        member = life.people.account(1);
    }

    private MvcTestResult got(String path, AccountId who) {
        return web.get().uri(path).cookie(cookie(who)).exchange();
    }

    private String page(String path, AccountId who) throws Exception {
        MvcTestResult answer = got(path, who);
        assertThat(answer).hasStatusOk();
        return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    private Cookie cookie(AccountId who) {
        return TestSignIn.cookie(context, who);
    }

    private MvcTestResult sent(String path, AccountId who, String... fields) {
        var request = web.post().uri(path).cookie(cookie(who)).with(csrf());
        for (int at = 0; at < fields.length; at += 2) {
            request = request.param(fields[at], fields[at + 1]);
        }
        return request.exchange();
    }

    private MvcTestResult paper(MeetingId id, String name, String audience, String publicity) {
        byte[] pdf = "%PDF-1.4\n%报告\n%%EOF\n".getBytes(StandardCharsets.UTF_8);
        return web.post()
                .uri("/meetings/" + id + "/papers")
                .multipart()
                .file(new MockMultipartFile("files", name, "application/pdf", pdf))
                .param("audience", audience)
                .param("publicity", publicity)
                .cookie(cookie(clerk))
                .with(csrf())
                .exchange();
    }

    private static String paperAt(String html) {
        return html.replaceFirst("(?s).*?(/meetings/papers/\\d+).*", "$1");
    }

    @Test
    @DisplayName("MTG-10、MTG-15 发材料、看阅读情况、导出；打开是一次提交，之后才拿得到文件；发错范围退回改")
    void sendsAndReads() throws Exception {
        MeetingId id = life.convened(MeetingKind.STANDING_COMMITTEE);
        life.item(id, "审议养老服务条例", Publicity.OPEN);
        String at = "/meetings/" + id;
        assertThat(page(at + "/papers/sending", clerk)).contains("审议养老服务条例”还没有材料");
        assertThat(page(at + "/papers/new", clerk)).contains("发给");
        MvcTestResult wrong = paper(id, "方案.pdf", "OBSERVER", "SECRET");
        assertThat(wrong).hasStatus(422);
        assertThat(wrong.getResponse().getContentAsString(StandardCharsets.UTF_8))
                .contains("MTG-15");
        assertThat(paper(id, "情况报告.pdf", "ATTEND", "INTERNAL")).hasStatus(302);
        String list = page(at + "/papers", member);
        assertThat(list).contains("情况报告").contains("未读");
        String paper = paperAt(list);
        assertThat(page(paper, member)).contains("内部材料").contains("供委员1阅读");
        assertThat(got(paper + "/versions/1", member)).hasStatus(422);
        assertThat(sent(paper + "/reading", member)).hasStatus(302);
        MvcTestResult file = got(paper + "/versions/1", member);
        assertThat(file).hasStatusOk();
        assertThat(file.getResponse().getContentType()).isEqualTo("application/pdf");
        assertThat(page(paper + "/readers?state=已读", clerk)).contains("委员1").doesNotContain("委员2");
        assertThat(got(paper + "/readers?as=xlsx", clerk)).hasStatusOk();
        assertThat(sent(paper + "/reminders", clerk)).hasStatus(302);
        assertThat(page(at + "/mine", member)).contains("会议材料 1 份");
    }

    @Test
    @DisplayName("手机上按议题看材料、写笔记、提意见；别人看不到我的笔记；离线存的只列不保密的")
    void worksOnTheItem() throws Exception {
        MeetingId id = life.opened(2);
        ItemId item = life.now(id, "听取水污染防治报告");
        String at = "/meetings/items/" + item;
        assertThat(sent(at + "/note", member, "text", "核对泵房数字")).hasStatus(302);
        assertThat(page(at + "/mine", member)).contains("核对泵房数字");
        assertThat(page(at + "/mine", life.people.account(2))).doesNotContain("核对泵房数字");
        assertThat(sent(at + "/remarks", member, "text", "更换老旧泵房")).hasStatus(302);
        assertThat(page(at + "/mine", member)).contains("更换老旧泵房").contains("收回");
        String sorting = page(at + "/opinions", clerk);
        assertThat(sorting).contains("更换老旧泵房").contains("待整理的会上意见");
        String remark = sorting.replaceFirst("(?s).*name=\"id\" value=\"(\\d+)\".*", "$1");
        assertThat(sent(at + "/opinions", clerk, "id", remark, "into", "new")).hasStatus(302);
        assertThat(sent(at + "/opinions/submission", clerk)).hasStatus(302);
        assertThat(got(at + "/opinions", member)).hasStatus(403);
        assertThat(page(at + "/opinions", life.people.city.chair)).contains("审定");
        assertThat(sent(at + "/opinions/approval", life.people.city.chair)).hasStatus(302);
        assertThat(sent(at + "/opinions/issue", clerk, "addressee", "市人民政府")).hasStatus(302);
        assertThat(page(at + "/mine", member)).contains("印发的审议意见");
        assertThat(got(at + "/opinions/file?format=pdf", clerk)).hasStatusOk();
        assertThat(page("/meetings/opinions", clerk)).contains("听取水污染防治报告");
        assertThat(paper(id, "秘密方案.pdf", "ATTEND", "SECRET")).hasStatus(302);
        assertThat(paper(id, "公开方案.pdf", "ATTEND", "OPEN")).hasStatus(302);
        MvcTestResult saved = sent("/meetings/" + id + "/papers/saving", member);
        assertThat(saved.getResponse().getContentAsString().lines()).hasSize(1);
        assertThat(page("/meetings/papers/outdated?meeting=" + id + ",999999", member))
                .isEqualTo("999999");
        assertThat(page("/meetings/papers-worker.js", member)).contains("addEventListener");
    }
}
