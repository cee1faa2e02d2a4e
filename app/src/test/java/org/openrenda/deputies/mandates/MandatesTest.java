package org.openrenda.deputies.mandates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.congress.Congress;
import org.openrenda.congress.NewPerson;
import org.openrenda.congress.deputyships.Attendance;
import org.openrenda.congress.deputyships.Deputyships;
import org.openrenda.congress.deputyships.EndReason;
import org.openrenda.congress.deputyships.Office;
import org.openrenda.congress.deputyships.OfficeEnd;
import org.openrenda.congress.deputyships.OfficeKind;
import org.openrenda.congress.deputyships.Paper;
import org.openrenda.congress.deputyships.Presence;
import org.openrenda.congress.deputyships.SuspensionGround;
import org.openrenda.deputies.StationLife;
import org.openrenda.deputies.SuggestionLife;
import org.openrenda.deputies.Visits;
import org.openrenda.deputies.contact.Contact;
import org.openrenda.deputies.contact.Profile;
import org.openrenda.deputies.handling.AssignmentId;
import org.openrenda.deputies.handling.HandlingRole;
import org.openrenda.deputies.handling.Handover;
import org.openrenda.deputies.replies.Consultation;
import org.openrenda.deputies.rota.RotaId;
import org.openrenda.deputies.stations.StationId;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.deputies.suggestions.SuggestionStage;
import org.openrenda.deputies.voices.NewVoice;
import org.openrenda.deputies.voices.VoiceId;
import org.openrenda.deputies.voices.Voices;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Grant;
import org.openrenda.platform.PersonId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Role;
import org.openrenda.platform.Satisfaction;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.database.DataScope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("DEP-4 暂停执行职务和资格终止的代表")
// Longer than 300 lines because each kind of duty stands here beside its way out.
class MandatesTest {

    @Autowired private ApplicationContext context;
    @Autowired private Deputyships deputyships;
    @Autowired private Congress congress;
    @Autowired private Access access;
    @Autowired private Contact contact;
    @Autowired private Voices voices;
    private SuggestionLife life;
    private StationLife station;
    private int people;

    @BeforeAll
    void found() {
        station = new StationLife(context);
        life = new SuggestionLife(station.city);
    }

    /** A deputy on the roster with an account of their own. */
    record Known(AccountId account, PersonId person, long deputyship) {}

    private Known known() {
        int n = ++people;
        PersonId person =
                life.asks(
                        life.city.clerk,
                        a ->
                                congress.person(
                                        a,
                                        life.city.city,
                                        new NewPerson("方代表" + n, "男", 1980, "汉族", "群众", "工人", "")));
        Actor setup = Actor.system("测试布置", life.city.city);
        long id =
                DataScope.system(
                        () -> congress.deputy(setup, person, life.city.city, "测北区人大", "测北代表团"));
        AccountId account =
                life.reads(() -> {
                    AccountId one =
                            access.open(setup, "roster" + n, "方代表" + n, person, life.city.city);
                    access.grant(setup, one, new Grant(Role.DEPUTY, life.city.city, null));
                    return one;
                });
        return new Known(account, person, id);
    }

    private Paper paper() {
        return new Paper(life.today(), "代表资格审查委员会报告第 2 号", "");
    }

    private void suspend(Known one) {
        life.does(
                life.city.clerk,
                a -> deputyships.suspend(a, one.deputyship(), SuspensionGround.DETAINED, paper()));
    }

    private void end(Known one) {
        life.does(
                life.city.clerk,
                a -> deputyships.end(a, one.deputyship(), EndReason.MOVED_AWAY, paper()));
    }

    private static void refusedByDep4(ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> {
                            assertThat(refusal.rule()).isEqualTo("DEP-4");
                            assertThat(refusal.getMessage()).contains("不能");
                        });
    }

    @Test
    @DisplayName("DEP-4 暂停期间草稿可以写，提交、邀请、附议、撤回一律拒绝；恢复后可以提交")
    void writesButHandsNothingIn() throws Exception {
        Known one = known();
        SuggestionId own =
                life.asks(one.account(), a -> life.suggestions.draft(a, life.text("加装路灯")));
        suspend(one);
        life.does(one.account(), a -> life.suggestions.rewrite(a, own, life.text("加装路灯和护栏")));
        refusedByDep4(() -> life.does(one.account(), a -> life.suggestions.submit(a, own)));
        assertThat(new Visits(context).page(one.account(), "/deputies/suggestions/" + own))
                .contains("不能提交")
                .doesNotContain(own + "/submission");
        refusedByDep4(() ->
                life.does(
                        one.account(),
                        a -> life.suggestions.invite(a, own, List.of(life.second()))));
        SuggestionId other = life.draft();
        assertThatThrownBy(() ->
                        life.does(
                                life.lead(),
                                a -> life.suggestions.invite(a, other, List.of(one.account()))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("能够执行职务");
        life.does(life.city.clerk, a -> deputyships.resume(a, one.deputyship(), paper()));
        life.does(one.account(), a -> life.suggestions.submit(a, own));
        assertThat(life.asks(one.account(), a -> life.suggestions.view(a, own)).stage())
                .isEqualTo(SuggestionStage.REVIEW);
    }

    @Test
    @DisplayName("DEP-4 已经附议又被暂停的，从未提交的名单里移出并告知领衔代表，其余照常提交")
    void leavesTheListOfWhatIsNotHandedIn() {
        Known one = known();
        SuggestionId id = life.draft();
        life.does(life.lead(), a -> life.suggestions.invite(a, id, List.of(one.account())));
        life.does(one.account(), a -> life.suggestions.confirm(a, id, 1));
        suspend(one);
        assertThat(life.asks(life.lead(), a -> life.suggestions.view(a, id)).signers()).hasSize(1);
        assertThat(station.told(life.lead())).contains("附议名单有变动");
        life.does(life.lead(), a -> life.suggestions.submit(a, id));
    }

    @Test
    @DisplayName("DEP-4 已交办的建议照常办理、答复仍送本人；暂停期间不请其评价，只等他一人的评价随即结束")
    void whatWasHandedInIsAnswered() {
        Known one = known();
        SuggestionId id =
                life.asks(one.account(), a -> life.suggestions.draft(a, life.text("加装路灯")));
        life.does(one.account(), a -> life.suggestions.submit(a, id));
        answered(id, one.account());
        assertThat(life.owed(one.account())).contains("评价答复");
        suspend(one);
        assertThat(life.owed(one.account())).doesNotContain("评价答复");
        assertThat(life.asks(one.account(), a -> life.suggestions.view(a, id)).stage())
                .isEqualTo(SuggestionStage.CLOSED);
    }

    @Test
    @DisplayName("DEP-4 另有联名代表未评的不提前结束；恢复后评价仍开着的，重新请其评价")
    void resumedIsAskedAgain() {
        Known one = known();
        SuggestionId id = life.draft();
        life.does(life.lead(), a -> life.suggestions.invite(a, id, List.of(one.account())));
        life.does(one.account(), a -> life.suggestions.confirm(a, id, 1));
        life.does(life.lead(), a -> life.suggestions.submit(a, id));
        answered(id, life.lead());
        suspend(one);
        assertThat(life.stage(id)).isEqualTo(SuggestionStage.REPLIED);
        long reply = life.unrated(id, one.account()).getFirst();
        refusedByDep4(() ->
                life.does(
                        one.account(),
                        a ->
                                life.replies.rate(
                                        a,
                                        id,
                                        reply,
                                        Satisfaction.SATISFIED,
                                        Satisfaction.SATISFIED,
                                        "")));
        life.does(life.city.clerk, a -> deputyships.resume(a, one.deputyship(), paper()));
        assertThat(life.owed(one.account())).contains("评价答复");
        life.does(
                one.account(),
                a ->
                        life.replies.rate(
                                a, id, reply, Satisfaction.SATISFIED, Satisfaction.SATISFIED, ""));
        assertThat(life.stage(id)).isEqualTo(SuggestionStage.REPLIED);
    }

    private void answered(SuggestionId id, AccountId met) {
        life.does(life.city.clerk, a -> life.suggestions.number(a, id));
        life.does(
                life.city.clerk,
                a ->
                        life.handling.assign(
                                a,
                                id,
                                List.of(new Handover(life.city.housing, HandlingRole.LEAD)),
                                false));
        AssignmentId assignment = life.assignment(id, life.city.housing);
        AccountId handler = life.city.housingHandler;
        life.does(handler, a -> life.handling.receive(a, assignment));
        life.does(
                handler,
                a ->
                        life.replies.consult(
                                a,
                                assignment,
                                new Consultation(
                                        met,
                                        Consultation.Phase.DURING,
                                        Consultation.Way.FACE_TO_FACE,
                                        life.today(),
                                        "希望年内完成")));
        life.does(handler, a -> life.replies.draft(a, assignment, life.reply("A")));
        life.does(handler, a -> life.replies.countersign(a, assignment, "同意"));
        life.does(handler, a -> life.replies.signOff(a, assignment, "局长 李山", "测建函"));
        life.does(life.city.clerk, a -> life.replies.pass(a, assignment));
    }

    @Test
    @DisplayName("DEP-4 退回修改的建议，领衔代表资格终止后由附议代表接替；没有附议的由工作机构决定")
    void aReturnedOneIsNotLost() {
        Known lead = known();
        SuggestionId both =
                life.asks(lead.account(), a -> life.suggestions.draft(a, life.text("加装路灯")));
        life.does(lead.account(), a -> life.suggestions.invite(a, both, List.of(life.second())));
        life.does(life.second(), a -> life.suggestions.confirm(a, both, 1));
        life.does(lead.account(), a -> life.suggestions.submit(a, both));
        SuggestionId alone =
                life.asks(lead.account(), a -> life.suggestions.draft(a, life.text("加装护栏")));
        life.does(lead.account(), a -> life.suggestions.submit(a, alone));
        life.does(life.city.clerk, a -> life.suggestions.sendBack(a, both, "请写明路段"));
        life.does(life.city.clerk, a -> life.suggestions.sendBack(a, alone, "请写明路段"));
        end(lead);
        assertThat(
                        life.asks(life.second(), a -> life.suggestions.view(a, both))
                                .suggestion()
                                .lead())
                .isEqualTo(life.second());
        assertThat(life.owed(life.second())).contains("修改后重新提交");
        life.does(life.second(), a -> life.suggestions.submit(a, both));
        assertThat(life.owed(life.city.clerk)).contains("决定退回件的去向");
        life.does(life.city.clerk, a -> life.suggestions.lapse(a, alone, "代表已迁出，无人接替"));
        assertThat(life.owed(life.city.clerk)).doesNotContain("决定退回件的去向");
        assertThat(life.owed(lead.account())).isEmpty();
    }

    @Test
    @DisplayName("DEP-4 暂停期间不值班、不收留言；已收的留言转由机关答复，恢复后回到本人")
    void stationsAndMessages() {
        Known one = known();
        Profile page = life.asks(one.account(), contact::own);
        VoiceId voice =
                DataScope.system(() ->
                                voices.leave(
                                        page,
                                        new NewVoice("", "小区门口路灯坏了半个月，夜里看不清路。", "", "", ""),
                                        List.of()))
                        .id();
        suspend(one);
        assertThat(life.owed(life.city.clerk)).contains("答复群众留言");
        assertThat(life.owed(one.account())).doesNotContain("答复群众留言");
        refusedByDep4(() -> life.does(one.account(), a -> voices.answer(a, voice, "已经联系路灯所")));
        assertThatThrownBy(() ->
                        DataScope.system(() ->
                                voices.leave(
                                        page, new NewVoice("", "再反映一件事", "", "", ""), List.of())))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("不接收");
        life.does(life.city.clerk, a -> deputyships.resume(a, one.deputyship(), paper()));
        assertThat(life.owed(one.account())).contains("答复群众留言");
        life.does(life.city.clerk, a -> voices.answer(a, voice, "已转城管部门修复"));
    }

    @Test
    @DisplayName("DEP-4 排好的值班移出并告知联络站，工作人员可以另排代表")
    void dutyIsPassedOn() {
        Known one = known();
        StationId place = station.station();
        RotaId day = station.duty(place, 6, one.account());
        suspend(one);
        assertThat(station.told(station.keeper)).contains("值班代表有变动");
        assertThatThrownBy(() -> station.duty(place, 7, one.account()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("能够执行职务");
        AccountId other = station.city.deputies.get(0);
        station.does(station.keeper, a -> station.rota.add(a, day, other));
        assertThat(station.told(other)).contains("安排您值班");
    }

    @Test
    @DisplayName("DEP-7 第二次未经批准不出席会议提示工作机构研究，资格不自动终止；更正后不再计入")
    void absentTwiceIsAnAlert() {
        Known one = known();
        attend(one, "一次会议", Presence.ABSENT);
        attend(one, "二次会议", Presence.EXCUSED);
        assertThat(life.owed(life.city.clerk)).doesNotContain("研究未经批准缺席");
        attend(one, "三次会议", Presence.ABSENT);
        assertThat(life.owed(life.city.clerk)).contains("研究未经批准缺席");
        assertThat(deputyships.mayAct(one.person(), life.city.city)).isTrue();
        assertThat(deputyships.absentTwice(life.city.city)).contains(one.deputyship());
        attend(one, "三次会议", Presence.EXCUSED);
        assertThat(deputyships.absentTwice(life.city.city)).doesNotContain(one.deputyship());
    }

    private void attend(Known one, String meeting, Presence presence) {
        life.does(
                life.city.clerk,
                a ->
                        deputyships.attend(
                                a,
                                life.city.city,
                                one.person(),
                                new Attendance(meeting, presence, paper())));
    }

    @Test
    @DisplayName("DEP-9 失去代表职务的，常委会和专门委员会职务相应终止；被罢免的相应撤销，随公告公布")
    void officesGoWithTheDeputyship() {
        Known moved = known();
        Known recalled = known();
        for (Known one : List.of(moved, recalled)) {
            life.does(
                    life.city.clerk,
                    a ->
                            deputyships.holdOffice(
                                    a,
                                    one.deputyship(),
                                    OfficeKind.COMMITTEE_MEMBER,
                                    "市人大常委会",
                                    paper()));
        }
        assertThatThrownBy(() ->
                        life.does(
                                life.city.clerk,
                                a ->
                                        deputyships.holdOffice(
                                                a,
                                                moved.deputyship(),
                                                OfficeKind.TOWNSHIP_CHAIR,
                                                "某镇",
                                                paper())))
                .isInstanceOf(Refusal.class);
        end(moved);
        life.does(
                life.city.clerk,
                a -> deputyships.end(a, recalled.deputyship(), EndReason.RECALLED, paper()));
        assertThat(office(moved).end()).isEqualTo(OfficeEnd.ENDED);
        assertThat(office(recalled).end()).isEqualTo(OfficeEnd.REVOKED);
        assertThat(office(moved).announcedOn()).isNull();
        life.does(life.city.clerk, a -> deputyships.announce(a, moved.deputyship(), paper()));
        LocalDate today = life.today();
        assertThat(office(moved).announcedOn()).isEqualTo(today);
    }

    private Office office(Known one) {
        return life.asks(life.city.clerk, a -> deputyships.offices(a, one.deputyship())).getFirst();
    }
}
