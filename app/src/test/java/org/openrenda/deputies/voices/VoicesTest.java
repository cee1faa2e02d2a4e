package org.openrenda.deputies.voices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.deputies.StationLife;
import org.openrenda.deputies.contact.Contact;
import org.openrenda.deputies.contact.Profile;
import org.openrenda.deputies.micromatters.MicroMatter;
import org.openrenda.deputies.micromatters.MicroMatterId;
import org.openrenda.deputies.micromatters.MicroMatterStage;
import org.openrenda.deputies.micromatters.MicroMatters;
import org.openrenda.deputies.stations.StationId;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Satisfaction;
import org.openrenda.platform.database.DataScope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("群众意见：接待、留言、分流、答复与评价")
class VoicesTest {

    private static final String TEXT = "小区门口路灯坏了半个月，夜里看不清路，我电话13800138000，请帮忙修一下。";

    @Autowired private ApplicationContext context;
    @Autowired private Voices voices;
    @Autowired private MicroMatters matters;
    @Autowired private Contact contact;
    private StationLife life;
    private StationId station;
    private AccountId sun;

    @BeforeAll
    void found() {
        life = new StationLife(context);
        station = life.station();
        sun = life.city.deputies.get(0);
    }

    private NewVoice spoken(String text) {
        return new NewVoice("", text, "张明华", "138-0013-8000", "990102001");
    }

    private Received taken() {
        return life.asks(life.keeper, a -> voices.takeDown(a, station, spoken(TEXT)));
    }

    private Received left() {
        Profile page = life.asks(sun, contact::own);
        return DataScope.system(() -> voices.leave(page, spoken(TEXT), List.of()));
    }

    private Voice voice(VoiceId id) {
        return life.asks(life.city.clerk, a -> voices.view(a, id)).voice();
    }

    @Test
    @DisplayName("LIA-4 登记时姓名只留首字、电话加密、正文脱敏，库里查不到原文")
    void nothingPersonalIsStored() {
        Received received = taken();
        Voice voice = voice(received.id());
        assertThat(voice.caller()).isEqualTo("张");
        assertThat(voice.phoneShown()).isEqualTo("138****00");
        assertThat(voice.text()).doesNotContain("13800138000");
        String row =
                life.sql(
                        "select v::text from deputies.voice v where id = " + received.id(),
                        String.class);
        assertThat(row).doesNotContain("13800138000", "张明华", received.code());
        String phone = life.asks(life.keeper, a -> voices.phone(a, received.id()));
        assertThat(phone).isEqualTo("13800138000");
        assertThatThrownBy(() -> life.does(sun, a -> voices.phone(a, received.id())))
                .isInstanceOf(Actor.Forbidden.class);
    }

    @Test
    @DisplayName("LIA-4 当场答复：群众凭查询码看到并评价一次，首次评价不能更改")
    void answeredOnTheSpot() {
        Received received = taken();
        assertThat(life.owed(life.keeper)).contains("处理接待意见");
        life.does(life.keeper, a -> voices.answer(a, received.id(), "已联系物业，今晚修好。"));
        VoiceView seen =
                DataScope.system(() -> voices.follow(received.code().toLowerCase())).orElseThrow();
        assertThat(seen.voice().stage()).isEqualTo(VoiceStage.ANSWERED);
        assertThatThrownBy(() -> rate(received, Satisfaction.DISSATISFIED, ""))
                .hasMessageContaining("还差什么");
        rate(received, Satisfaction.DISSATISFIED, "还是不亮");
        assertThat(life.told(life.keeper)).contains("群众评价：不满意");
        assertThatThrownBy(() -> rate(received, Satisfaction.SATISFIED, ""))
                .isInstanceOf(Refusal.class);
        assertThat(DataScope.system(() -> voices.follow(received.code())).orElseThrow().rating())
                .isEqualTo(Satisfaction.DISSATISFIED);
        assertThat(DataScope.system(() -> voices.follow("AAAABBBBCCCC"))).isEmpty();
    }

    private void rate(Received received, Satisfaction result, String reason) {
        DataScope.system(() -> {
            voices.rate(received.code(), result, reason);
        });
    }

    @Test
    @DisplayName("LIA-4 转单位办理：单位可退回、须反馈，反馈后由登记人答复群众，任务始终有人")
    void passedToAUnit() {
        VoiceId id = taken().id();
        life.does(life.keeper, a -> voices.pass(a, id, life.city.housing, "请尽快"));
        assertThat(life.owed(life.city.housingHandler)).contains("办理群众意见");
        assertThatThrownBy(() -> life.does(life.city.waterHandler, a -> voices.report(a, id, "办了")))
                .hasMessageContaining("没有转给您的单位");
        life.does(life.city.housingHandler, a -> voices.giveBack(a, id, "路灯归水务局管"));
        assertThat(voice(id).stage()).isEqualTo(VoiceStage.TAKEN);
        life.does(life.keeper, a -> voices.pass(a, id, life.city.water, ""));
        assertThatThrownBy(() -> life.does(life.keeper, a -> voices.answer(a, id, "答复")))
                .hasMessageContaining("转办中");
        life.does(life.city.waterHandler, a -> voices.report(a, id, "已更换灯具"));
        assertThat(life.owed(life.keeper)).contains("答复群众");
        life.does(life.keeper, a -> voices.answer(a, id, "路灯已更换。"));
        assertThat(voice(id).stage()).isEqualTo(VoiceStage.ANSWERED);
    }

    @Test
    @DisplayName("LIA-5 依法应当另行解决的不予受理，写明理由和可以去的地方")
    void refusedWithTheWayToGo() {
        Received received = taken();
        life.does(
                life.keeper, a -> voices.refuse(a, received.id(), RefusalWay.RECONSIDERATION, ""));
        VoiceView seen = DataScope.system(() -> voices.follow(received.code())).orElseThrow();
        assertThat(seen.steps().getLast().text()).contains("行政复议", "六十日");
        assertThat(seen.voice().dueOn()).isNull();
    }

    @Test
    @DisplayName("LIA-4 留言到代表的待办，只有这位代表和机关工作人员能答复；转建议线索带上来源")
    void messagesReachTheDeputy() {
        Received received = left();
        assertThat(life.owed(sun)).contains("答复群众留言");
        AccountId wu = life.city.deputies.get(1);
        assertThatThrownBy(() -> life.does(wu, a -> voices.answer(a, received.id(), "答复")))
                .isInstanceOf(Actor.Forbidden.class);
        assertThatThrownBy(() -> life.does(life.keeper, a -> voices.answer(a, received.id(), "答复")))
                .isInstanceOf(Actor.Forbidden.class);
        life.does(sun, a -> voices.suggest(a, received.id(), wu));
        assertThat(life.told(wu)).contains("群众意见：建议线索");
        assertThat(Voices.writing(voice(received.id())))
                .startsWith(
                        "/deputies/suggestions/new?origin=deputies/%s/deputies/voices/%s&"
                                .formatted(received.id(), received.id()));
        assertThat(life.asks(sun, a -> voices.origin(a, received.id())).id())
                .isEqualTo(received.id().value());
    }

    @Test
    @DisplayName("微实事：群众提、代表交、政府办、人大督、群众评；不满意退回再办，满意才办结")
    void fiveInOne() {
        Received received = left();
        MicroMatterId id = life.asks(sun, a -> voices.raise(a, received.id(), sun));
        assertThat(life.owed(sun)).contains("交办微实事");
        life.does(sun, a -> matters.handOver(a, id, life.city.housing, ""));
        life.does(life.city.housingHandler, a -> matters.receive(a, id));
        life.does(life.city.housingHandler, a -> matters.report(a, id, "已修复", List.of()));
        assertThat(life.owed(life.city.clerk)).contains("督查微实事");
        life.does(life.city.clerk, a -> matters.reject(a, id, "现场仍有一盏不亮"));
        life.does(life.city.housingHandler, a -> matters.report(a, id, "全部修复", List.of()));
        life.does(life.city.clerk, a -> matters.pass(a, id, "现场查看，全部亮灯"));
        assertThatThrownBy(() -> rate(received, Satisfaction.DISSATISFIED, ""))
                .hasMessageContaining("还差什么");
        rate(received, Satisfaction.DISSATISFIED, "又坏了一盏");
        assertThat(matter(id).stage()).isEqualTo(MicroMatterStage.HANDLING);
        assertThat(matter(id).round()).isEqualTo(2);
        life.does(life.city.housingHandler, a -> matters.report(a, id, "换了新灯", List.of()));
        life.does(life.city.clerk, a -> matters.pass(a, id, "已看"));
        rate(received, Satisfaction.SATISFIED, "");
        assertThat(matter(id).stage()).isEqualTo(MicroMatterStage.CLOSED);
        assertThat(voice(received.id()).stage()).isEqualTo(VoiceStage.CLOSED);
    }

    @Test
    @DisplayName("微实事：代表不交办须说明理由，意见回到代表手中；退回改交后仍可再提")
    void declinedMatterReturns() {
        Received received = left();
        MicroMatterId id = life.asks(sun, a -> voices.raise(a, received.id(), sun));
        assertThatThrownBy(() -> life.does(sun, a -> matters.decline(a, id, "")))
                .hasMessageContaining("理由");
        life.does(sun, a -> matters.decline(a, id, "已列入全市路灯改造"));
        assertThat(voice(received.id()).stage()).isEqualTo(VoiceStage.TAKEN);
        MicroMatterId again = life.asks(sun, a -> voices.raise(a, received.id(), sun));
        assertThat(again).isNotEqualTo(id);
        life.does(sun, a -> matters.handOver(a, again, life.city.housing, ""));
        life.does(life.city.housingHandler, a -> matters.giveBack(a, again, "归水务局"));
        assertThat(life.owed(sun)).contains("交办微实事");
    }

    private MicroMatter matter(MicroMatterId id) {
        return life.asks(life.city.clerk, a -> matters.view(a, id)).matter();
    }

    @Test
    @DisplayName("每条意见的进度和期限都能由它的步骤重算")
    void isWhatItsStepsMakeOfIt() {
        taken();
        VoiceSearch all =
                new VoiceSearch(
                        List.of(life.city.city.value()),
                        0,
                        List.of(),
                        List.of(),
                        "",
                        "",
                        "",
                        false,
                        false,
                        0,
                        500);
        List<Voice> rows = life.asks(life.city.clerk, a -> voices.rows(all));
        assertThat(rows).isNotEmpty();
        for (Voice row : rows) {
            VoiceStage stage = VoiceStage.TAKEN;
            List<VoiceStep> steps =
                    life.asks(life.city.clerk, a -> voices.view(a, row.id())).steps();
            for (VoiceStep step : steps.subList(1, steps.size())) {
                stage = stage.after(step.act());
            }
            assertThat(row.stage()).isEqualTo(stage);
            assertThat(row.dueOn()).isEqualTo(steps.getLast().dueOn());
        }
    }

    @Test
    @DisplayName("HOT-8 意见汇入热线来源“代表联络”，只进一次，办结后状态随之更新")
    void joinsTheHotline() throws InterruptedException {
        Received received = taken();
        assertThat(ticket(received, false)).isTrue();
        life.does(life.keeper, a -> voices.answer(a, received.id(), "已修好。"));
        assertThat(ticket(received, true)).isTrue();
        Long tickets =
                life.sql(
                        "select count(*) from hotline.ticket where number = '"
                                + received.number()
                                + "'",
                        Long.class);
        assertThat(tickets).isEqualTo(1);
    }

    /** The stream is fed behind the request, a moment after it. */
    private boolean ticket(Received received, boolean closed) throws InterruptedException {
        for (int tries = 0; tries < 100; tries++) {
            Long found =
                    life.sql(
                            "select count(*) from hotline.ticket where number = '"
                                    + received.number()
                                    + "' and state = '"
                                    + (closed ? "CLOSED" : "OPEN")
                                    + "'",
                            Long.class);
            if (found == 1) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return false;
    }

    @Test
    @DisplayName("别的人大看不到本级的群众意见")
    void othersSeeNothing() {
        VoiceId id = taken().id();
        assertThatThrownBy(() -> life.asks(life.city.foreignClerk, a -> voices.view(a, id)))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(
                        () -> life.does(life.keeper, a -> voices.takeDown(a, station, spoken(" "))))
                .hasMessageContaining("写明");
    }
}
