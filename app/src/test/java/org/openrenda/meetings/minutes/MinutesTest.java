package org.openrenda.meetings.minutes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.TestCity;
import org.openrenda.meetings.MeetingLife;
import org.openrenda.meetings.opinions.Opinions;
import org.openrenda.meetings.opinions.RemarkId;
import org.openrenda.meetings.sittings.ItemId;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.MeetingStage;
import org.openrenda.meetings.sittings.ParticipantId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.documents.OfficialDocument;
import org.openrenda.platform.documents.OfficialDocx;
import org.openrenda.platform.documents.OfficialPdf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("会议记录")
class MinutesTest {

    @Autowired private ApplicationContext context;
    @Autowired private Minutes minutes;
    @Autowired private Opinions opinions;

    private MeetingLife life;
    private TestCity city;

    @BeforeAll
    void found() {
        life = new MeetingLife(context, 5);
        city = life.people.city;
    }

    private MeetingId closed() {
        MeetingId id = life.opened(3);
        ItemId item = life.now(id, "听取水污染防治报告");
        life.goes(id, 3);
        life.people.does(city.chair, a -> life.sittings.finish(a, item));
        life.people.does(city.chair, a -> life.sittings.close(a, id));
        return id;
    }

    @Test
    @DisplayName("MTG-14 初稿由过程写成；修改留下各次文本；签发以后不能再改")
    void isWrittenFromTheLog() {
        MeetingId id = closed();
        String draft = life.people.asks(city.clerk, a -> minutes.text(a, id));
        assertThat(draft)
                .contains("应到 5 人，出席 3 人。")
                .contains("会议结束前离席：委员3。")
                .contains("缺席：委员4、委员5。")
                .contains("（一）听取水污染防治报告");
        life.people.does(city.clerk, a -> minutes.edit(a, id, draft + "\r\n主持人陈立。"));
        String edited = life.people.asks(city.clerk, a -> minutes.text(a, id));
        assertThat(edited).isEqualTo(draft + "\n主持人陈立。");
        String log = life.people.asks(city.clerk, a -> minutes.draft(a, id));
        assertThat(log).isEqualTo(draft);
        life.people.does(city.chair, a -> minutes.sign(a, id, ""));
        assertThat(life.view(id).meeting().stage()).isEqualTo(MeetingStage.MINUTES_SIGNED);
        assertThat(life.view(id).steps().getLast().text()).contains("指纹");
        assertThatThrownBy(() -> life.people.does(city.clerk, a -> minutes.edit(a, id, "改")))
                .isInstanceOf(Refusal.class);
    }

    @Test
    @DisplayName("MTG-13 出席情况通报和会议记录可以存为 docx 和 PDF；代表看不到记录")
    void isADocument() {
        MeetingId id = closed();
        OfficialDocument circular = life.people.asks(city.clerk, a -> minutes.circular(a, id));
        assertThat(circular.title()).contains("出席情况的通报");
        assertThat(circular.body().toString()).contains("缺席：委员4、委员5。");
        OfficialDocument whole = life.people.asks(city.clerk, a -> minutes.document(a, id));
        assertThat(whole.mark()).isEqualTo("未签发");
        assertThat(new String(OfficialPdf.write(whole), 0, 4)).isEqualTo("%PDF");
        assertThat(new String(OfficialDocx.write(whole), 0, 2)).isEqualTo("PK");
        assertThatThrownBy(() -> life.people.does(life.people.account(1), a -> minutes.text(a, id)))
                .isInstanceOf(Actor.Forbidden.class);
    }

    @Test
    @DisplayName("MTG-14 记下的发言写进初稿，未经本人核对的有标注，没有理由不能签发；本人核对后标注消失")
    void wantsSpeakersToConfirm() {
        MeetingId id = life.opened(3);
        ItemId item = life.now(id, "审议养老服务条例");
        RemarkId taken =
                life.people.asks(
                        city.clerk, a -> opinions.takeDown(a, item, who(id, 2), "建议明确部门分工。"));
        life.people.asks(life.people.account(1), a -> opinions.say(a, item, "建议增加助餐点。"));
        life.people.does(city.chair, a -> life.sittings.finish(a, item));
        life.people.does(city.chair, a -> life.sittings.close(a, id));
        assertThat(life.people.<String>asks(city.clerk, a -> minutes.text(a, id)))
                .contains("委员2说：建议明确部门分工。（未经本人核对）")
                .contains("委员1提出：建议增加助餐点。");
        assertThatThrownBy(() -> life.people.does(city.chair, a -> minutes.sign(a, id, " ")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("1 条发言没有经本人核对");
        life.people.does(life.people.account(2), a -> opinions.confirm(a, taken));
        assertThat(life.people.<String>asks(city.clerk, a -> minutes.text(a, id)))
                .contains("委员2说：建议明确部门分工。")
                .doesNotContain("未经本人核对");
        life.people.does(city.chair, a -> minutes.sign(a, id, ""));
        assertThat(life.view(id).steps().getLast().text()).doesNotContain("理由");
    }

    @Test
    @DisplayName("MTG-14 发言人没有核对仍签发的，理由记入会议过程")
    void keepsTheReason() {
        MeetingId id = life.opened(3);
        ItemId item = life.now(id, "审议养老服务条例");
        life.people.asks(city.clerk, a -> opinions.takeDown(a, item, who(id, 3), "建议明确部门分工。"));
        life.people.does(city.chair, a -> life.sittings.finish(a, item));
        life.people.does(city.chair, a -> life.sittings.close(a, id));
        life.people.does(city.chair, a -> minutes.sign(a, id, "本人出访，书面补核"));
        assertThat(life.view(id).steps().getLast().text()).endsWith("1 条发言未经本人核对，理由：本人出访，书面补核");
    }

    private ParticipantId who(MeetingId id, int no) {
        return life.sittings.participants(id).stream()
                .filter(one -> one.no() == no)
                .findFirst()
                .orElseThrow()
                .id();
    }

    @Test
    @DisplayName("闭会以前没有会议记录")
    void comesAfterTheClose() {
        MeetingId id = life.opened(3);
        assertThatThrownBy(() -> life.people.does(city.clerk, a -> minutes.text(a, id)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("闭会后");
    }
}
