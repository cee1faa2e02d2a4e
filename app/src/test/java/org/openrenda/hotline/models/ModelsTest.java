package org.openrenda.hotline.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.TestCity;
import org.openrenda.hotline.intake.Intake;
import org.openrenda.hotline.intake.RawTicket;
import org.openrenda.hotline.intake.SourceId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.access.TestSignIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("本地分类模型")
class ModelsTest {

    private static final int WAITS_MAX = 600;
    private static final long WAIT_NANOS = 200_000_000L;

    @Autowired private ApplicationContext context;
    @Autowired private Models models;
    @Autowired private MockMvcTester http;
    @Autowired private Intake intake;

    private TestCity city;

    @BeforeAll
    void found() {
        city = TestCity.found(context);
    }

    private static RawTicket ticket(int number, String title, String text, String label) {
        return new RawTicket(
                "M" + number,
                LocalDateTime.of(2026, 10, 1 + number % 28, 9, 0),
                "投诉",
                "电话",
                title,
                text,
                "",
                "测北区",
                "",
                "",
                "",
                "",
                null,
                null,
                null,
                "",
                label);
    }

    private void take(List<RawTicket> tickets) {
        city.doing(
                city.clerk,
                clerk -> {
                    SourceId source = intake.source(clerk, city.city, "模型测试热线");
                    return intake.take(clerk, source, tickets);
                });
    }

    @Test
    @DisplayName("F-HOT-3 标注太少时不训练，并说出还差什么；够了以后训练出的模型写明来历和质量，并用于新工单")
    void learnsFromTheirOwnLabels() {
        assertThatThrownBy(this::train).isInstanceOf(Refusal.class).hasMessageContaining("至少需要");
        Random random = new Random(20261122L);
        String[] water = {"停水", "水压不足", "自来水发黄", "管网漏水", "二次供水", "水表"};
        String[] wages = {"拖欠工资", "讨薪", "工地欠薪", "劳动合同", "加班费", "包工头"};
        List<RawTicket> tickets = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            String[] words = i % 2 == 0 ? water : wages;
            String text =
                    words[random.nextInt(words.length)]
                            + "的问题一直没有解决，"
                            + words[random.nextInt(words.length)]
                            + "，请尽快处理，第 "
                            + i
                            + " 次反映";
            tickets.add(ticket(i, words[random.nextInt(words.length)], text, topic(i)));
        }
        take(tickets);
        train();
        List<ModelVersion> versions = trained();
        assertThat(versions).hasSize(1);
        ModelVersion model = versions.getFirst();
        assertThat(model.rows()).isEqualTo(300);
        assertThat(model.labels()).isEqualTo(2);
        assertThat(model.macroF1()).isGreaterThan(0.95);
        assertThat(model.provenance()).contains("来源自带分类 300 件");
        assertThat(model.active()).isTrue();
        take(List.of(ticket(900, "包工头讨薪", "工地欠薪，没有劳动合同", "")));
        assertThat(topicOf("M900")).isEqualTo(topic(1));
    }

    private boolean train() {
        return city.doing(
                city.clerk,
                clerk -> {
                    models.train(clerk);
                    return true;
                });
    }

    /** Two third-level topics of the standard scheme: water and wages. */
    private static String topic(int i) {
        return i % 2 == 0 ? "030101" : "070101";
    }

    private List<ModelVersion> trained() {
        for (int i = 0; i < WAITS_MAX && models.versions().isEmpty(); i++) {
            LockSupport.parkNanos(WAIT_NANOS);
        }
        return models.versions();
    }

    private String topicOf(String number) {
        return org.openrenda.platform.database.DataScope.system(() ->
                context.getBean(org.springframework.transaction.support.TransactionTemplate.class)
                        .execute(status ->
                                city.jdbc()
                                        .sql(
                                                """
                                                select topic_code
                                                from hotline.ticket
                                                where number = :number
                                                """)
                                        .param("number", number)
                                        .query(String.class)
                                        .single()));
    }

    @Test
    @DisplayName("F-HOT-3 训练没有完成时，何时、谁、为什么都留着，页面上看得到，原来的模型不变")
    void keepsWhyATrainingFailed() {
        List<ModelVersion> before = models.versions();
        models.run(city.as(city.clerk), List.of());
        ModelFailure failure = models.failures().getFirst();
        assertThat(failure.failedBy()).isEqualTo("周敏");
        assertThat(failure.reason()).contains("检验质量").contains("没有变").endsWith("。");
        assertThat(models.versions()).isEqualTo(before);
        assertThat(models.progress()).isEmpty();
        assertThat(
                        http.get()
                                .uri("/hotline/models")
                                .cookie(TestSignIn.cookie(context, city.clerk))
                                .exchange())
                .bodyText()
                .contains("没有完成的训练", failure.reason());
    }
}
