package org.openrenda.meetings.minutes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.TestCity;
import org.openrenda.meetings.MeetingLife;
import org.openrenda.meetings.opinions.Opinions;
import org.openrenda.meetings.papers.PaperId;
import org.openrenda.meetings.papers.PaperView;
import org.openrenda.meetings.papers.Papers;
import org.openrenda.meetings.sittings.ItemId;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.MeetingKind;
import org.openrenda.meetings.sittings.Publicity;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.documents.OfficialDocx;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("会议简报")
class BulletinsTest {

    @Autowired private ApplicationContext context;
    @Autowired private Bulletins bulletins;
    @Autowired private Opinions opinions;
    @Autowired private Papers papers;

    private MeetingLife life;
    private TestCity city;

    @BeforeAll
    void found() {
        life = new MeetingLife(context, 5);
        city = life.people.city;
    }

    private Bulletin drafted(MeetingId id) {
        BulletinId draft = life.people.asks(city.clerk, a -> bulletins.draft(a, id));
        return life.people.asks(city.clerk, a -> bulletins.bulletin(a, draft));
    }

    @Test
    @DisplayName("MTG-14 简报由会议过程写成，核发后作为材料发给出席、列席人员，不算晚发；下一期从上一期以后写起")
    void isWrittenFromWhatHappenedSince() {
        MeetingId id = life.opened(4);
        ItemId item = life.now(id, "审议养老服务条例");
        life.people.asks(life.people.account(1), a -> opinions.say(a, item, "建议增加助餐点。"));
        Bulletin first = drafted(id);
        assertThat(first.text()).contains("一、审议养老服务条例").contains("委员1提出：建议增加助餐点。");
        assertThatThrownBy(() -> drafted(id))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("第 1 期");
        life.people.does(
                city.clerk,
                a -> bulletins.edit(a, first.id(), "审议养老服务条例", first.text() + "\r\n完。"));
        PaperId paper = life.people.asks(city.chair, a -> bulletins.issue(a, first.id()));
        PaperView sent = life.people.asks(life.people.account(3), a -> papers.paper(a, paper));
        assertThat(sent.paper().title()).isEqualTo("简报第 1 期：审议养老服务条例");
        assertThat(sent.daysLate()).isZero();
        assertThatThrownBy(() ->
                        life.people.does(city.clerk, a -> bulletins.edit(a, first.id(), "改", "改")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("已经核发");
        life.people.asks(life.people.account(2), a -> opinions.say(a, item, "建议明确部门分工。"));
        Bulletin second = drafted(id);
        assertThat(second.no()).isEqualTo(2);
        assertThat(second.text()).contains("建议明确部门分工").doesNotContain("助餐点");
    }

    @Test
    @DisplayName("MTG-15 秘密议题上的内容不写进简报")
    void saysNothingOfSecretItems() {
        MeetingId id = life.opened(4);
        ItemId open = life.now(id, "审议养老服务条例");
        life.people.does(city.chair, a -> life.sittings.finish(a, open));
        ItemId secret = life.item(id, "审议涉密事项", Publicity.SECRET);
        life.people.does(city.chair, a -> life.sittings.take(a, secret));
        life.people.asks(life.people.account(1), a -> opinions.say(a, secret, "不宜公开的意见。"));
        assertThat(drafted(id).text())
                .contains("养老服务条例")
                .doesNotContain("涉密")
                .doesNotContain("不宜公开");
    }

    @Test
    @DisplayName("开会以前不能编简报；委员不能核发，也看不到没有核发的简报")
    void isIssuedByTheChair() {
        MeetingId early = life.convened(MeetingKind.STANDING_COMMITTEE);
        assertThatThrownBy(() -> drafted(early)).isInstanceOf(Refusal.class);
        MeetingId id = life.opened(4);
        life.now(id, "审议养老服务条例");
        Bulletin draft = drafted(id);
        assertThatThrownBy(() ->
                        life.people.does(
                                life.people.account(1), a -> bulletins.issue(a, draft.id())))
                .isInstanceOf(Actor.Forbidden.class);
        assertThatThrownBy(() -> life.people.does(life.people.account(1), a -> bulletins.of(a, id)))
                .isInstanceOf(Actor.Forbidden.class);
        List<PaperView> mine = life.people.asks(life.people.account(1), a -> papers.of(a, id));
        assertThat(mine).isEmpty();
        var document = life.people.asks(city.clerk, a -> bulletins.document(a, draft.id()));
        assertThat(document.mark()).isEqualTo("未核发");
        assertThat(new String(OfficialDocx.write(document), 0, 2)).isEqualTo("PK");
    }
}
