package org.openrenda.deputies.suggestions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.deputies.SuggestionLife;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("代表建议的提出、附议、审核与编号")
class SuggestionsTest {

    @Autowired private ApplicationContext context;
    @Autowired private Suggestions suggestions;
    @Autowired private SuggestionReader reader;

    private SuggestionLife life;

    @BeforeAll
    void found() {
        life = new SuggestionLife(context);
    }

    @Test
    @DisplayName("SUG-1 一人即可提出，闭会期间也可；提交后工作人员待办审核，立案后待办交办")
    void oneDeputyIsEnough() {
        SuggestionId id = life.draft();
        life.does(life.lead(), a -> suggestions.submit(a, id));
        assertThat(life.stage(id)).isEqualTo(SuggestionStage.REVIEW);
        assertThat(life.owed(life.city.clerk)).contains("审核");
        String number = life.asks(life.city.clerk, a -> suggestions.number(a, id));
        assertThat(number).matches("建议〔\\d{4}〕\\d+号");
        assertThat(life.stage(id)).isEqualTo(SuggestionStage.NUMBERED);
        assertThat(life.owed(life.city.clerk)).contains("交办");
    }

    @Test
    @DisplayName("SUG-1 每位附议代表须确认自己所签的文本，改稿后须重新确认才能提交")
    void coSignersConfirmTheVeryText() {
        SuggestionId id = life.draft();
        life.does(life.lead(), a -> suggestions.invite(a, id, List.of(life.second())));
        assertThat(life.owed(life.second())).contains("确认附议");
        assertThatThrownBy(() -> life.does(life.lead(), a -> suggestions.submit(a, id)))
                .hasMessageContaining("1 名代表没有确认");
        life.does(life.second(), a -> suggestions.confirm(a, id, 1));
        life.does(life.lead(), a -> suggestions.rewrite(a, id, life.text("改为更换全部二次供水设备")));
        assertThat(life.owed(life.second())).contains("确认附议");
        assertThatThrownBy(() -> life.does(life.lead(), a -> suggestions.submit(a, id)))
                .hasMessageContaining("没有确认");
        assertThatThrownBy(() -> life.does(life.second(), a -> suggestions.confirm(a, id, 1)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("重新阅读");
        life.does(life.second(), a -> suggestions.confirm(a, id, 2));
        life.does(life.lead(), a -> suggestions.submit(a, id));
        assertThat(signers(id)).containsExactly(life.lead(), life.second());
    }

    @Test
    @DisplayName("SUG-1 只改地点、保密等不改文字的，附议代表的确认保留")
    void confirmationStaysWhereTheWordsStay() {
        SuggestionId id = life.draft();
        life.does(life.lead(), a -> suggestions.invite(a, id, List.of(life.second())));
        life.does(life.second(), a -> suggestions.confirm(a, id, 1));
        life.does(life.lead(), a -> suggestions.rewrite(a, id, life.text("更换老旧小区二次供水设备")));
        assertThat(signers(id)).containsExactly(life.lead(), life.second());
    }

    private List<AccountId> signers(SuggestionId id) {
        return life.asks(life.lead(), a -> suggestions.signers(id)).stream()
                .map(Signer::account)
                .toList();
    }

    @Test
    @DisplayName("草稿只有领衔和受邀附议的代表看得到，工作人员看不到，也不在任何列表里")
    void draftsArePrivate() {
        SuggestionId id = life.draft();
        assertThatThrownBy(() -> life.asks(life.city.clerk, a -> suggestions.view(a, id)))
                .hasMessage("没有这件建议。");
        assertThatThrownBy(() -> life.asks(life.second(), a -> suggestions.view(a, id)))
                .hasMessage("没有这件建议。");
        life.does(life.lead(), a -> suggestions.invite(a, id, List.of(life.second())));
        assertThat(life.asks(life.second(), a -> suggestions.view(a, id)).id()).isEqualTo(id);
        List<Long> seen = List.of(life.city.city.value());
        assertThat(rows(SuggestionSearch.all(seen, 500)))
                .extracting(SuggestionRow::id)
                .doesNotContain(id);
    }

    @Test
    @DisplayName("SUG-11 不予接收须选法定情形并向代表说明，代表得到通知；没有说明的拒绝")
    void refusedOnlyOnAGround() {
        SuggestionId id = life.submitted();
        assertThatThrownBy(() ->
                        life.does(
                                life.city.clerk,
                                a -> suggestions.refuse(a, id, RefusalGround.CASE, " ")))
                .hasMessageContaining("说明理由");
        life.does(life.city.clerk, a -> suggestions.refuse(a, id, RefusalGround.CASE, "请依法通过诉讼解决"));
        assertThat(life.stage(id)).isEqualTo(SuggestionStage.REFUSED);
    }

    @Test
    @DisplayName("退回修改后代表有待办，重新提交再审；改作信访的就此结束")
    void goesBackAndComesAgain() {
        SuggestionId id = life.submitted();
        life.does(life.city.clerk, a -> suggestions.sendBack(a, id, "一事一议，请分为两件"));
        assertThat(life.owed(life.lead())).contains("修改后重新提交");
        life.does(life.lead(), a -> suggestions.submit(a, id));
        assertThat(life.owed(life.lead())).doesNotContain("修改后重新提交");
        life.does(life.city.clerk, a -> suggestions.turn(a, id, "属于信访事项，已转市信访局"));
        assertThat(life.stage(id)).isEqualTo(SuggestionStage.TURNED);
    }

    @Test
    @DisplayName("SUG-12 联名建议须全体联名代表都同意才撤回；撤回后无人再有待办")
    void withdrawnOnlyByAll() {
        SuggestionId id = life.assigned(true);
        boolean first = life.asks(life.lead(), a -> suggestions.withdraw(a, id, "问题已解决"));
        assertThat(first).isFalse();
        assertThat(life.stage(id)).isEqualTo(SuggestionStage.ASSIGNED);
        boolean second = life.asks(life.second(), a -> suggestions.withdraw(a, id, "同意撤回"));
        assertThat(second).isTrue();
        assertThat(life.stage(id)).isEqualTo(SuggestionStage.WITHDRAWN);
        assertThat(openTasks(id)).isZero();
    }

    private List<SuggestionRow> rows(SuggestionSearch search) {
        return life.asks(life.city.clerk, a -> suggestions.rows(search));
    }

    private long openTasks(SuggestionId id) {
        return life.sql(
                "select count(*) from tasks.task t where done_at is null and module = 'deputies'"
                        + " and (kind = 'suggestion' and subject_id = "
                        + id
                        + " or kind = 'assignment' and subject_id in"
                        + " (select id from deputies.assignment where suggestion_id = "
                        + id
                        + "))",
                Long.class);
    }

    @Test
    @DisplayName("SUG-22 代表要求保密的不能公开；其余须先经保密审查，公开后谁都能读")
    void publishedOnlyAfterReview() {
        SuggestionId id = life.numbered();
        assertThatThrownBy(() -> life.does(life.city.clerk, a -> life.publications.publish(a, id)))
                .hasMessageContaining("保密审查");
        life.does(life.city.clerk, a -> life.publications.reviewSecrecy(a, id, true, ""));
        life.does(life.city.clerk, a -> life.publications.publish(a, id));
        AccountId other = life.city.deputies.get(3);
        assertThat(life.asks(other, a -> suggestions.view(a, id)).published()).isTrue();
    }

    @Test
    @DisplayName("写的时候按字面相近找到历年建议，两个字的词也能检索")
    void findsSimilarOnes() {
        SuggestionId id = life.numbered();
        List<Long> seen = List.of(life.city.city.value());
        List<SimilarSuggestion> similar =
                life.asks(life.lead(), a -> suggestions.similar(seen, "小区二次供水设备老化停水", 0, 5));
        assertThat(similar).extracting(SimilarSuggestion::id).contains(id);
        SuggestionSearch search =
                new SuggestionSearch(
                        seen, "", "", "泵房", 0, 0, "", "", "", false, "submitted", true, 0, 50);
        assertThat(rows(search)).extracting(SuggestionRow::id).contains(id);
        SuggestionSearch none =
                new SuggestionSearch(
                        seen, "", "", "地铁", 0, 0, "", "", "", false, "submitted", true, 0, 50);
        assertThat(rows(none)).isEmpty();
    }

    @Test
    @DisplayName("别的人大看不到本级的建议，即使知道编号")
    void othersSeeNothing() {
        SuggestionId id = life.numbered();
        assertThatThrownBy(() -> life.asks(life.city.foreignClerk, a -> suggestions.view(a, id)))
                .hasMessage("没有这件建议。");
        List<SuggestionRow> rows =
                life.asks(
                        life.city.foreignClerk,
                        a ->
                                reader.rows(
                                        SuggestionSearch.all(List.of(life.city.city.value()), 50)));
        assertThat(rows).isEmpty();
    }
}
