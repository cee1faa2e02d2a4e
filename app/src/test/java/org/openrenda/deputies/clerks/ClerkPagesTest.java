package org.openrenda.deputies.clerks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.deputies.SuggestionLife;
import org.openrenda.deputies.Visits;
import org.openrenda.deputies.suggestions.SuggestionAct;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.deputies.suggestions.SuggestionStage;
import org.openrenda.platform.AccountId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

// Longer than 300 lines because each page stands here with what it refuses beside it.
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("代表工委经办人的页面")
class ClerkPagesTest {

    @Autowired private ApplicationContext context;
    @Autowired private ClerkActsOnMatter acts;

    private SuggestionLife life;
    private Visits visits;

    @BeforeAll
    void found() {
        life = new SuggestionLife(context);
        visits = new Visits(context);
    }

    private ClerkActs acts(AccountId who, SuggestionId id) {
        return life.asks(who, a -> acts.of(a, life.suggestions.view(a, id)));
    }

    private void has(SuggestionId id, SuggestionStage stage) {
        assertThat(life.stage(id)).isEqualTo(stage);
    }

    @Test
    @DisplayName("列表列出提交的建议，不列草稿；代表和承办单位打不开")
    void listsWhatWasSubmitted() throws Exception {
        SuggestionId draft = life.draft();
        SuggestionId submitted = life.submitted();
        String list = visits.page(life.city.clerk, "/deputies/suggestions");
        assertThat(list)
                .contains("href=\"/deputies/suggestions/" + submitted + "\"")
                .doesNotContain("href=\"/deputies/suggestions/" + draft + "\"");
        assertThat(visits.page(life.city.chair, "/deputies/suggestions")).contains("代表建议");
        assertThat(visits.page(life.city.housingHandler, "/deputies/suggestions"))
                .doesNotContain("/deputies/suggestions/" + submitted);
    }

    @Test
    @DisplayName("按进度、承办单位、期限和文字筛选，条件写在地址里")
    void filters() throws Exception {
        SuggestionId waiting = life.numbered();
        SuggestionId assigned = life.assigned(false);
        String link = "href=\"/deputies/suggestions/";
        String list = visits.page(life.city.clerk, "/deputies/suggestions?stage=WAITING&size=100");
        assertThat(list).contains(link + waiting + "\"").doesNotContain(link + assigned + "\"");
        list =
                visits.page(
                        life.city.clerk,
                        "/deputies/suggestions?size=100&unit=" + life.city.housing);
        assertThat(list).contains(link + assigned + "\"").doesNotContain(link + waiting + "\"");
        assertThat(visits.page(life.city.clerk, "/deputies/suggestions?clock=LATE"))
                .doesNotContain(link + assigned + "\"");
        assertThat(visits.page(life.city.clerk, "/deputies/suggestions?q=不在任何建议里的词"))
                .contains("没有符合这些条件的内容");
    }

    @Test
    @DisplayName("别的人大的工作人员看不到本级的建议")
    void foreignersSeeNothing() throws Exception {
        SuggestionId id = life.submitted();
        assertThat(visits.page(life.city.foreignClerk, "/deputies/suggestions"))
                .doesNotContain("/deputies/suggestions/" + id + "\"");
    }

    @Test
    @DisplayName("工作台的数字点开是名单")
    void deskLeadsToLists() throws Exception {
        life.submitted();
        life.numbered();
        assertThat(visits.page(life.city.clerk, "/deputies/suggestions/desk"))
                .contains("建议待审核", "建议待交办", "逾期未签收", "时限过半未面商", "退办待决定")
                .contains("/deputies/suggestions/reviewing")
                .contains("/deputies/assignments?watch=UNSIGNED")
                .contains("/deputies/suggestions?clock=UNRATED");
        assertThat(visits.page(life.city.clerk, "/deputies/suggestions?clock=UNRATED"))
                .contains("没有符合这些条件的内容");
    }

    @Test
    @DisplayName("待审核的建议可以一并立案编号，有一件不能办的不影响其他件")
    void numbersMany() {
        SuggestionId one = life.submitted();
        SuggestionId two = life.submitted();
        SuggestionId other = life.draft();
        int answer =
                visits.post(
                        life.city.clerk,
                        "/deputies/suggestions/reviewing/numbers",
                        "id",
                        one.toString(),
                        "id",
                        other.toString(),
                        "id",
                        two.toString());
        assertThat(answer).isEqualTo(302);
        has(one, SuggestionStage.NUMBERED);
        has(two, SuggestionStage.NUMBERED);
        has(other, SuggestionStage.DRAFT);
    }

    @Test
    @DisplayName("现在能做的才列出；别的人大的工作人员什么也不能做")
    void showsOnlyWhatIsLawful() {
        SuggestionId review = life.submitted();
        ClerkActs now = acts(life.city.clerk, review);
        assertThat(now.may(SuggestionAct.NUMBER)).isTrue();
        assertThat(now.may(SuggestionAct.ASSIGN)).isFalse();
        assertThat(now.reviewsSecrecy()).isFalse();
        assertThat(acts(life.city.chair, review).may(SuggestionAct.NUMBER)).isFalse();

        SuggestionId sent = life.assigned(true);
        assertThat(acts(life.city.clerk, sent).mayTakeBack()).isTrue();
        life.does(
                life.city.waterHandler,
                a -> life.handling.receive(a, life.assignment(sent, life.city.water)));
        assertThat(acts(life.city.clerk, sent).mayTakeBack()).isFalse();
    }

    @Test
    @DisplayName("SUG-16 评价期满以前，结束评价是灰色的并写明到哪一天")
    void ratingEndsOnlyAfterItsDays() {
        SuggestionId id = life.assigned(false);
        var at = life.assignment(id, life.city.housing);
        life.does(life.city.housingHandler, a -> life.handling.receive(a, at));
        life.answer(at, life.city.housingHandler, "A");
        ClerkActs now = acts(life.city.clerk, id);
        assertThat(now.rates()).isTrue();
        assertThat(now.ratingIsOver()).isFalse();
        assertThat(now.ratingUntil()).isEqualTo(life.due("deputies.rating.days", life.today()));
        assertThat(visits.post(life.city.clerk, "/deputies/suggestions/" + id + "/rating-end"))
                .isEqualTo(422);
    }

    @Test
    @DisplayName("SEC-16 公开以前先做保密审查，并说明哪些内容将公开")
    void publishesAfterReview() {
        SuggestionId id = life.numbered();
        String base = "/deputies/suggestions/" + id;
        assertThat(acts(life.city.clerk, id).mayPublish()).isFalse();
        assertThat(visits.post(life.city.clerk, base + "/publication")).isEqualTo(422);
        visits.post(life.city.clerk, base + "/secrecy", "may", "yes");
        ClerkActs now = acts(life.city.clerk, id);
        assertThat(now.mayPublish()).isTrue();
        assertThat(now.becomesPublic()).contains("0 份答复的公开版");
        visits.post(life.city.clerk, base + "/publication");
        assertThat(acts(life.city.clerk, id).view().published()).isTrue();
        assertThat(acts(life.city.clerk, id).mayPublish()).isFalse();
    }

    @Test
    @DisplayName("SUG-9 并案时先列相似的、还没有交办的建议")
    void mergesWithTheSimilar() {
        SuggestionId one = life.numbered();
        SuggestionId two = life.numbered();
        ClerkActs now = acts(life.city.clerk, two);
        assertThat(now.mayMerge()).isTrue();
        assertThat(now.mergers()).anyMatch(o -> o.value().equals(one.toString()));
        assertThat(now.mergers().getFirst().label()).startsWith("（相似）");
        visits.post(
                life.city.clerk,
                "/deputies/suggestions/" + two + "/merger",
                "into",
                one.toString());
        has(two, SuggestionStage.MERGED);
        visits.post(life.city.clerk, "/deputies/suggestions/" + two + "/unmerging");
        has(two, SuggestionStage.NUMBERED);
    }

    @Test
    @DisplayName("SUG-11 不予接收须有法定情形和说明")
    void refusesOnAGroundOnly() {
        SuggestionId id = life.submitted();
        String path = "/deputies/suggestions/" + id + "/refusal";
        assertThat(visits.post(life.city.clerk, path, "explanation", "请走信访渠道")).isEqualTo(422);
        assertThat(visits.post(life.city.clerk, path, "ground", "PERSONAL")).isEqualTo(422);
        has(id, SuggestionStage.REVIEW);
        visits.post(life.city.clerk, path, "ground", "PERSONAL", "explanation", "请走信访渠道");
        has(id, SuggestionStage.REFUSED);
    }
}
