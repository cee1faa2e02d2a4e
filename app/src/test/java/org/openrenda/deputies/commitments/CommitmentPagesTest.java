package org.openrenda.deputies.commitments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.deputies.SuggestionLife;
import org.openrenda.deputies.handling.AssignmentId;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.access.TestSignIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("承诺事项台账的页面")
class CommitmentPagesTest {

    @Autowired private ApplicationContext context;
    @Autowired private MockMvcTester web;

    private SuggestionLife life;

    @BeforeAll
    void found() {
        life = new SuggestionLife(context);
    }

    private String promised() {
        SuggestionId id = life.assigned(false);
        AssignmentId at = life.assignment(id, life.city.housing);
        life.does(life.city.housingHandler, a -> life.handling.receive(a, at));
        life.answer(at, life.city.housingHandler, "B");
        return "/deputies/commitments/" + life.reads(() -> life.commitments.of(id)).getFirst().id();
    }

    private String page(AccountId reader, String path) throws Exception {
        return web.get()
                .uri(path)
                .cookie(TestSignIn.cookie(context, reader))
                .exchange()
                .getResponse()
                .getContentAsString();
    }

    private int post(AccountId who, String path, String... fields) {
        var request = web.post().uri(path).with(csrf()).cookie(TestSignIn.cookie(context, who));
        for (int i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return request.exchange().getResponse().getStatus();
    }

    @Test
    @DisplayName("SUG-18 工作人员看到全部承诺，单位看到自己的，代表看到对自己的，别人打不开")
    void isSeenByThoseConcerned() throws Exception {
        String path = promised();
        String ledger = "/deputies/commitments?size=100";
        assertThat(page(life.city.clerk, ledger)).contains(path + "\"");
        assertThat(page(life.city.housingHandler, ledger)).contains(path + "\"");
        assertThat(page(life.lead(), ledger)).contains(path + "\"");
        assertThat(page(life.city.waterHandler, ledger)).doesNotContain(path + "\"");
        AccountId stranger = life.city.deputies.get(3);
        assertThat(page(stranger, ledger)).doesNotContain(path + "\"");
        assertThat(page(stranger, path)).doesNotContain("更换第二批泵房设备");
        assertThat(page(life.city.waterHandler, path)).doesNotContain("更换第二批泵房设备");
    }

    @Test
    @DisplayName("SUG-18 单位报告，代表不满意时不能销号，退回后再报告、满意了才销号")
    void isReportedRatedAndStruckOff() throws Exception {
        String path = promised();
        assertThat(page(life.city.clerk, path)).doesNotContain("核查属实，销号");
        assertThat(post(life.city.housingHandler, path + "/report", "text", "第二批已更换"))
                .isEqualTo(302);
        assertThat(page(life.lead(), path)).contains("评价兑现情况");
        assertThat(
                        post(
                                life.lead(),
                                path + "/rating",
                                "result",
                                "DISSATISFIED",
                                "reason",
                                "三号楼没有换"))
                .isEqualTo(302);
        assertThat(page(life.lead(), path)).doesNotContain("评价兑现情况").contains("三号楼没有换");
        assertThat(page(life.city.clerk, path)).contains("三号楼没有换", "1 名代表对兑现结果不满意");
        assertThat(page(life.city.housingHandler, path)).doesNotContain("三号楼没有换");
        assertThat(post(life.city.clerk, path + "/striking-off", "finding", "已查看")).isEqualTo(422);
        assertThat(
                        post(
                                life.city.clerk,
                                path + "/return",
                                "reason",
                                "补换三号楼",
                                "due",
                                life.today().plusDays(30).toString()))
                .isEqualTo(302);
        post(life.city.housingHandler, path + "/report", "text", "三号楼已更换");
        assertThat(post(life.city.clerk, path + "/striking-off", "finding", "现场已查看"))
                .isEqualTo(302);
        assertThat(page(life.city.clerk, path)).contains("已兑现销号");
    }

    @Test
    @DisplayName("SUG-18 期限可以调整，原定日期留在台账；没有写日期的不调整")
    void isPostponed() throws Exception {
        String path = promised();
        assertThat(post(life.city.clerk, path + "/postponement", "reason", "等汛期结束")).isEqualTo(422);
        assertThat(
                        post(
                                life.city.clerk,
                                path + "/postponement",
                                "reason",
                                "等汛期结束",
                                "due",
                                life.today().plusDays(120).toString()))
                .isEqualTo(302);
        assertThat(page(life.city.clerk, path)).contains("原定期限");
        assertThat(post(life.city.housingHandler, path + "/postponement")).isEqualTo(403);
    }
}
