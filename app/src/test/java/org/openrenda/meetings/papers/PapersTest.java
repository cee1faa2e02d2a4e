package org.openrenda.meetings.papers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.TestCity;
import org.openrenda.meetings.MeetingLife;
import org.openrenda.meetings.sittings.ItemId;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.MeetingKind;
import org.openrenda.meetings.sittings.MeetingRole;
import org.openrenda.meetings.sittings.NewMeeting;
import org.openrenda.meetings.sittings.NewParticipant;
import org.openrenda.meetings.sittings.Publicity;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.notices.NoticeSearch;
import org.openrenda.platform.notices.Notices;
import org.openrenda.platform.record.Subject;
import org.openrenda.platform.tasks.Task;
import org.openrenda.platform.tasks.Tasks;
import org.openrenda.platform.uploads.Uploaded;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

// Longer than 300 lines because each verb stands here with its refusals beside it.
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("会议材料")
class PapersTest {

    @Autowired private ApplicationContext context;
    @Autowired private Papers papers;
    @Autowired private Notices notices;
    @Autowired private Tasks tasks;

    private MeetingLife life;
    private TestCity city;

    @BeforeAll
    void found() {
        life = new MeetingLife(context, 3);
        city = life.people.city;
    }

    /** A convened meeting with a guest and an observer beside the three members. */
    private MeetingId convened(int days) {
        MeetingId id = life.planned(life.given(MeetingKind.STANDING_COMMITTEE, days));
        List<NewParticipant> others =
                List.of(
                        someone("孙莉", 0, MeetingRole.NONVOTING),
                        someone("吴强", 1, MeetingRole.OBSERVER),
                        new NewParticipant(
                                null, null, "林川", "市水务局局长", "", MeetingRole.NONVOTING, true));
        life.people.asks(city.clerk, a -> life.sittings.addPeople(a, id, others));
        life.people.does(city.clerk, a -> life.sittings.convene(a, id, "临近会期"));
        return id;
    }

    private NewParticipant someone(String name, int deputy, MeetingRole role) {
        return new NewParticipant(null, city.deputies.get(deputy), name, "", "", role, true);
    }

    private static Uploaded file(String words) {
        String pdf = "%PDF-1.4\n%" + words + "\n%%EOF\n";
        return new Uploaded("报告.pdf", pdf.getBytes(StandardCharsets.UTF_8));
    }

    private PaperId sent(
            MeetingId id, @Nullable ItemId item, Audience audience, Publicity publicity) {
        NewPaper given = new NewPaper(item, audience.label() + "的材料", audience, publicity);
        return life.people.asks(city.clerk, a -> papers.send(a, id, given, file("一")));
    }

    private List<String> titles(AccountId who, MeetingId id) {
        return life.people.asks(who, a -> papers.of(a, id)).stream()
                .map(one -> one.paper().title())
                .toList();
    }

    private int told(AccountId who, String words) {
        return life.people.asks(
                who, a -> notices.count(who, new NoticeSearch(words, false, false, 0, 1)));
    }

    @Test
    @DisplayName("MTG-12、MTG-15 材料按身份发放：出席、列席、旁听、名单以外的人各看到各的")
    void reachesWhomItIsFor() {
        MeetingId id = convened(20);
        sent(id, null, Audience.ATTEND, Publicity.SECRET);
        sent(id, null, Audience.NONVOTING, Publicity.INTERNAL);
        sent(id, null, Audience.OBSERVER, Publicity.OPEN);
        sent(id, null, Audience.PUBLIC, Publicity.OPEN);
        assertThat(titles(life.people.account(1), id)).hasSize(4);
        assertThat(titles(city.deputies.get(0), id))
                .containsExactly("出席、列席人员的材料", "全部参加人员的材料", "公众的材料");
        assertThat(titles(city.deputies.get(1), id)).containsExactly("全部参加人员的材料", "公众的材料");
        assertThat(titles(city.deputies.get(2), id)).containsExactly("公众的材料");
        assertThatThrownBy(() -> titles(city.foreignClerk, id)).isInstanceOf(Refusal.class);
    }

    @Test
    @DisplayName("MTG-15 秘密材料只能发给出席人员，内部材料不能发给旁听；材料不能比议题更公开")
    void isNeverWiderThanItMayBe() {
        assertThatThrownBy(() -> new NewPaper(null, "方案", Audience.NONVOTING, Publicity.SECRET))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("MTG-15");
        assertThatThrownBy(() -> new NewPaper(null, "方案", Audience.OBSERVER, Publicity.INTERNAL))
                .isInstanceOf(Refusal.class);
        MeetingId id = convened(20);
        ItemId secret = life.item(id, "秘密议题", Publicity.SECRET);
        assertThatThrownBy(() -> sent(id, secret, Audience.ATTEND, Publicity.INTERNAL))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("不能比议题更公开");
        PaperId paper = sent(id, secret, Audience.ATTEND, Publicity.SECRET);
        assertThatThrownBy(() -> life.people.does(city.deputies.get(0), a -> papers.open(a, paper)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("没有这份材料");
        life.people.does(city.clerk, a -> life.sittings.dropItem(a, secret));
        assertThat(titles(life.people.account(1), id)).containsExactly("出席人员的材料");
    }

    @Test
    @DisplayName("通知发出以前，材料只有工作人员看得到")
    void waitsForTheNotice() {
        MeetingId id = life.planned(MeetingKind.STANDING_COMMITTEE);
        sent(id, null, Audience.ATTEND, Publicity.OPEN);
        assertThat(titles(life.people.account(1), id)).isEmpty();
        assertThat(titles(city.clerk, id)).hasSize(1);
        life.people.does(city.clerk, a -> life.sittings.convene(a, id, "临近会期"));
        assertThat(titles(life.people.account(1), id)).hasSize(1);
    }

    @Test
    @DisplayName("打开才有回执，只记第一次；没从材料页打开的拿不到文件；存到手机不算已读")
    void keepsReceipts() {
        MeetingId id = convened(20);
        PaperId paper = sent(id, null, Audience.NONVOTING, Publicity.INTERNAL);
        AccountId member = life.people.account(1);
        assertThatThrownBy(() -> life.people.asks(member, a -> papers.file(a, paper, 1)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("打开这份材料");
        life.people.asks(member, a -> papers.open(a, paper));
        life.people.asks(member, a -> papers.open(a, paper));
        byte[] bytes = life.people.asks(member, a -> papers.file(a, paper, 1)).bytes();
        assertThat(new String(bytes, StandardCharsets.UTF_8)).startsWith("%PDF");
        life.people.asks(life.people.account(2), a -> papers.save(a, id));
        assertThat(states(paper)).containsExactly("已读", "已存到手机，未读", "未读", "未读", "没有账号");
        PaperView view = life.people.asks(city.clerk, a -> papers.paper(a, paper));
        assertThat(view.readers()).isEqualTo(5);
        assertThat(view.read()).isOne();
        assertThat(life.people.asks(member, a -> papers.paper(a, paper)).watermark())
                .contains("内部材料")
                .contains("委员1");
    }

    private List<String> states(PaperId paper) {
        return life.people.asks(city.clerk, a -> papers.readers(a, paper)).stream()
                .map(Readership::state)
                .toList();
    }

    @Test
    @DisplayName("秘密材料不能存到手机")
    void secretPapersAreNotSaved() {
        MeetingId id = convened(20);
        sent(id, null, Audience.ATTEND, Publicity.SECRET);
        sent(id, null, Audience.ATTEND, Publicity.INTERNAL);
        List<PaperView> saved = life.people.asks(life.people.account(1), a -> papers.save(a, id));
        assertThat(saved).hasSize(1);
        assertThat(saved.getFirst().paper().publicity()).isEqualTo(Publicity.INTERNAL);
    }

    @Test
    @DisplayName("换新版须写明改了什么，读过旧版的收到这一句；旧版还在，最新一版要再读")
    void isRenewedInVersions() {
        MeetingId id = convened(20);
        PaperId paper = sent(id, null, Audience.ATTEND, Publicity.OPEN);
        AccountId member = life.people.account(1);
        life.people.asks(member, a -> papers.open(a, paper));
        assertThatThrownBy(() ->
                        life.people.does(city.clerk, a -> papers.renew(a, paper, " ", file("二"))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("改了什么");
        life.people.does(city.clerk, a -> papers.renew(a, paper, "第三页表格更正", file("二")));
        assertThat(told(member, "第三页表格更正")).isOne();
        PaperView view = life.people.asks(member, a -> papers.paper(a, paper));
        assertThat(view.isOutdated()).isTrue();
        assertThat(view.paper().versions()).extracting(PaperVersion::no).containsExactly(2, 1);
        assertThat(states(paper).getFirst()).isEqualTo("读过旧版");
        life.people.asks(member, a -> papers.file(a, paper, 1));
        assertThatThrownBy(() -> life.people.asks(member, a -> papers.file(a, paper, 2)))
                .isInstanceOf(Refusal.class);
        life.people.asks(member, a -> papers.open(a, paper));
        assertThat(states(paper).getFirst()).isEqualTo("已读");
    }

    @Test
    @DisplayName("断网时读的是存下的那一版，补报的回执也记那一版；没存过的补报不了")
    void tellsLaterWhichVersionWasRead() {
        MeetingId id = convened(20);
        PaperId paper = sent(id, null, Audience.ATTEND, Publicity.OPEN);
        AccountId member = life.people.account(1);
        life.people.asks(member, a -> papers.save(a, id));
        life.people.does(city.clerk, a -> papers.renew(a, paper, "更正", file("二")));
        life.people.does(member, a -> papers.openSaved(a, paper, 1));
        assertThat(states(paper).getFirst()).isEqualTo("读过旧版");
        assertThatThrownBy(() -> life.people.does(member, a -> papers.openSaved(a, paper, 2)))
                .isInstanceOf(Refusal.class);
    }

    @Test
    @DisplayName("提醒只发给没读最新一版的人；都读过了就没有可提醒的；代表不能提醒")
    void remindsThoseWhoHaveNotRead() {
        MeetingId id = convened(20);
        PaperId paper = sent(id, null, Audience.ATTEND, Publicity.OPEN);
        life.people.asks(life.people.account(1), a -> papers.open(a, paper));
        int already = told(life.people.account(1), "还没有打开");
        int reminded = life.people.asks(city.clerk, a -> papers.remind(a, paper));
        assertThat(reminded).isEqualTo(2);
        assertThat(told(life.people.account(2), "还没有打开")).isOne();
        assertThat(told(life.people.account(1), "还没有打开")).isEqualTo(already);
        assertThatThrownBy(() ->
                        life.people.asks(life.people.account(1), a -> papers.remind(a, paper)))
                .isInstanceOf(Actor.Forbidden.class);
        life.people.asks(life.people.account(2), a -> papers.open(a, paper));
        life.people.asks(life.people.account(3), a -> papers.open(a, paper));
        assertThatThrownBy(() -> life.people.asks(city.clerk, a -> papers.remind(a, paper)))
                .isInstanceOf(Refusal.class);
    }

    @Test
    @DisplayName("收回须写明原因；收回以后谁也打不开，工作人员看得到收回过")
    void isTakenBack() {
        MeetingId id = convened(20);
        PaperId paper = sent(id, null, Audience.ATTEND, Publicity.OPEN);
        assertThatThrownBy(() -> life.people.does(city.clerk, a -> papers.withdraw(a, paper, "")))
                .isInstanceOf(Refusal.class);
        life.people.does(city.clerk, a -> papers.withdraw(a, paper, "发错了稿"));
        assertThat(titles(life.people.account(1), id)).isEmpty();
        assertThat(life.people.asks(city.clerk, a -> papers.paper(a, paper)).paper().withdrawn())
                .isEqualTo("发错了稿");
        assertThatThrownBy(() ->
                        life.people.does(city.clerk, a -> papers.renew(a, paper, "改稿", file("二"))))
                .isInstanceOf(Refusal.class);
    }

    @Test
    @DisplayName("MTG-10 常委会材料提前五日不算晚，提前四日算晚一日并提示；临时会议不算")
    void saysWhenItIsLate() {
        assertThat(daysLate(convened(5))).isZero();
        MeetingId late = convened(4);
        assertThat(daysLate(late)).isOne();
        PaperView paper = life.people.asks(city.clerk, a -> papers.of(a, late)).getFirst();
        assertThat(Papers.lateness(life.view(late), paper)).contains("MTG-10").contains("1 天");
        NewMeeting soon = life.given(MeetingKind.STANDING_COMMITTEE, 1);
        MeetingId extraordinary =
                life.planned(
                        new NewMeeting(
                                soon.congress(),
                                soon.kind(),
                                null,
                                soon.title(),
                                soon.place(),
                                soon.startsAt(),
                                true));
        assertThat(daysLate(extraordinary)).isZero();
    }

    private int daysLate(MeetingId id) {
        PaperId paper = sent(id, null, Audience.ATTEND, Publicity.OPEN);
        return life.people.asks(city.clerk, a -> papers.paper(a, paper)).daysLate();
    }

    @Test
    @DisplayName("MTG-10 通知发出后，议题还没有材料的，工作人员有限期的待办；补齐就了结，收回又回来")
    void isOwedByTheLastDay() {
        MeetingId id = life.planned(life.given(MeetingKind.STANDING_COMMITTEE, 20));
        ItemId item = life.item(id, "审议养老服务条例", Publicity.OPEN);
        assertThat(owed(id)).isEmpty();
        life.people.does(city.clerk, a -> life.sittings.convene(a, id, ""));
        var numbers = life.view(id).numbers();
        assertThat(owed(id))
                .extracting(Task::dueOn)
                .containsExactly(numbers.materialsBy(life.view(id).meeting().startsAt()));
        PaperId paper = sent(id, item, Audience.ATTEND, Publicity.OPEN);
        assertThat(owed(id)).isEmpty();
        life.people.does(city.clerk, a -> papers.withdraw(a, paper, "发错了稿"));
        assertThat(owed(id)).hasSize(1);
    }

    private List<Task> owed(MeetingId id) {
        Subject subject = new Subject("meetings", "papers", id.value());
        return life.people.asks(city.clerk, a -> tasks.openFor(subject));
    }

    @Test
    @DisplayName("闭会以后不能再发材料，读过的还能读；代表不能发材料")
    void endsWithTheMeeting() {
        MeetingId id = life.opened(2);
        PaperId paper = sent(id, null, Audience.ATTEND, Publicity.OPEN);
        assertThatThrownBy(() ->
                        life.people.asks(
                                life.people.account(1),
                                a ->
                                        papers.send(
                                                a,
                                                id,
                                                new NewPaper(
                                                        null,
                                                        "自己的材料",
                                                        Audience.ATTEND,
                                                        Publicity.OPEN),
                                                file("三"))))
                .isInstanceOf(Actor.Forbidden.class);
        life.people.does(city.chair, a -> life.sittings.close(a, id));
        assertThatThrownBy(() -> sent(id, null, Audience.ATTEND, Publicity.OPEN))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("不能再发材料");
        life.people.asks(life.people.account(1), a -> papers.open(a, paper));
    }
}
