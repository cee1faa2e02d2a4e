package org.openrenda.voting.ballotforms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.web.Form;
import org.openrenda.voting.VotingLife;
import org.openrenda.voting.polls.BallotForm;
import org.openrenda.voting.polls.BallotItem;
import org.openrenda.voting.polls.BallotKind;
import org.openrenda.voting.polls.MatterKind;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("选票的拟定")
class BallotFormsTest {

    @Autowired private ApplicationContext context;
    @Autowired private BallotForms forms;
    private VotingLife life;

    @BeforeAll
    void found() {
        life = new VotingLife(context, 3);
    }

    private BallotForm read(MatterKind matter, BallotKind kind, Map<String, String> more) {
        Form typed = Form.to("").value("ballot", kind.name()).value("title", "关于任免的议案");
        for (var field : more.entrySet()) {
            typed = typed.value(field.getKey(), field.getValue());
        }
        Form form = typed;
        return life.asks(life.city.clerk, a -> forms.read(a, life.city.city, matter, form));
    }

    @Test
    @DisplayName("VOT-8 任免的人选一行一人：代表按名册对上，不是代表的须写职务并提示核对；全角空格也分得开")
    void namesPeople() {
        BallotForm form =
                read(
                        MatterKind.APPOINTMENT,
                        BallotKind.PER_ITEM,
                        Map.of("items", "委员1　市水务局局长\n\n张明远 市教育局局长"));
        assertThat(form.items()).extracting(BallotItem::name).containsExactly("委员1", "张明远");
        assertThat(form.items().getFirst().person()).isEqualTo(life.person(1));
        assertThat(form.items().getLast().person()).isNull();
        assertThat(BallotForms.outsiders(MatterKind.APPOINTMENT, form))
                .isEqualTo("请核对：张明远不是本级在任代表。");
        assertThatThrownBy(() ->
                        read(MatterKind.APPOINTMENT, BallotKind.PER_ITEM, Map.of("items", "张明远")))
                .isInstanceOfSatisfying(
                        Refusal.class, r -> assertThat(r.field()).isEqualTo("items"));
    }

    @Test
    @DisplayName("差额选举写明应选名额和可以另选的代表；名额不是数、代表不在名册的说清是哪一栏")
    void namesSeats() {
        Map<String, String> given = Map.of("items", "委员1\n委员2", "seats", "1", "eligible", "委员3");
        BallotForm form = read(MatterKind.ELECTION, BallotKind.COMPETITIVE, given);
        assertThat(form.seats()).isEqualTo(1);
        assertThat(form.eligible()).hasSize(1);
        assertThatThrownBy(() ->
                        read(
                                MatterKind.ELECTION,
                                BallotKind.COMPETITIVE,
                                Map.of("items", "委员1\n委员2", "seats", "一")))
                .isInstanceOfSatisfying(
                        Refusal.class, r -> assertThat(r.field()).isEqualTo("seats"));
        assertThatThrownBy(() ->
                        read(
                                MatterKind.ELECTION,
                                BallotKind.COMPETITIVE,
                                Map.of("items", "委员1\n委员2", "seats", "1", "eligible", "无此人")))
                .isInstanceOfSatisfying(
                        Refusal.class, r -> assertThat(r.field()).isEqualTo("eligible"));
    }

    @Test
    @DisplayName("一事一票不用列项目；没有选样子的退回")
    void asksOneQuestion() {
        assertThat(read(MatterKind.RESOLUTION, BallotKind.QUESTION, Map.of()).items())
                .extracting(BallotItem::title)
                .containsExactly("关于任免的议案");
        assertThatThrownBy(() ->
                        life.asks(
                                life.city.clerk,
                                a ->
                                        forms.read(
                                                a,
                                                life.city.city,
                                                MatterKind.RESOLUTION,
                                                Form.to(""))))
                .isInstanceOfSatisfying(
                        Refusal.class, r -> assertThat(r.field()).isEqualTo("ballot"));
    }
}
