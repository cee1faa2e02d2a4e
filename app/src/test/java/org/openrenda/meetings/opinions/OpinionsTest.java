package org.openrenda.meetings.opinions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.DocxReader;
import org.openrenda.TestCity;
import org.openrenda.meetings.MeetingLife;
import org.openrenda.meetings.sittings.ItemId;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.MeetingRole;
import org.openrenda.meetings.sittings.NewParticipant;
import org.openrenda.meetings.sittings.Participant;
import org.openrenda.meetings.sittings.Publicity;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.documents.OfficialDocument;
import org.openrenda.platform.documents.OfficialDocx;
import org.openrenda.platform.tasks.Task;
import org.openrenda.platform.tasks.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

// Longer than 300 lines because each verb stands here with its refusals beside it.
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("审议意见")
class OpinionsTest {

    private static final String PUMPS = "三年内更换全部老旧泵房";
    private static final String SAME = "老旧泵房要在三年内换完";

    @Autowired private ApplicationContext context;
    @Autowired private Opinions opinions;
    @Autowired private Tasks tasks;
    @Autowired private Calendar calendar;

    private MeetingLife life;
    private TestCity city;
    private MeetingId meeting;

    @BeforeAll
    void found() {
        life = new MeetingLife(context, 3);
        city = life.people.city;
        meeting = life.opened(3);
        List<NewParticipant> others =
                List.of(
                        new NewParticipant(
                                null, null, "林川", "市水务局局长", "", MeetingRole.NONVOTING, true),
                        new NewParticipant(
                                null,
                                city.deputies.get(0),
                                "孙莉",
                                "",
                                "",
                                MeetingRole.OBSERVER,
                                true),
                        new NewParticipant(
                                null,
                                city.deputies.get(1),
                                "吴强",
                                "记录员",
                                "",
                                MeetingRole.NONVOTING,
                                true));
        life.people.asks(city.clerk, a -> life.sittings.addPeople(a, meeting, others));
    }

    /** An item that was deliberated on, open to opinions. */
    private ItemId item(String title, Publicity publicity) {
        ItemId item = life.item(meeting, title, publicity);
        life.people.does(city.chair, a -> life.sittings.take(a, item));
        life.people.does(city.chair, a -> life.sittings.finish(a, item));
        return item;
    }

    private ItemId item() {
        return item("听取水污染防治报告", Publicity.OPEN);
    }

    private RemarkId say(int member, ItemId item, String text) {
        return life.people.asks(life.people.account(member), a -> opinions.say(a, item, text));
    }

    private Participant participant(String name) {
        return life.sittings.participants(meeting).stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private RemarkId takenDown(String name, ItemId item, String text) {
        return life.people.asks(
                city.clerk, a -> opinions.takeDown(a, item, participant(name).id(), text));
    }

    private OpinionId listed(ItemId item, RemarkId... remarks) {
        return life.people.asks(city.clerk, a -> opinions.list(a, item, Set.of(remarks), ""));
    }

    private OpinionsView view(ItemId item) {
        return life.people.asks(city.clerk, a -> opinions.view(a, item));
    }

    private void submit(ItemId item, String why) {
        life.people.does(city.clerk, a -> opinions.submit(a, item, why));
    }

    private void approve(ItemId item) {
        life.people.does(city.chair, a -> opinions.approve(a, item, "第四十次主任会议通过"));
    }

    private void issue(ItemId item) {
        life.people.does(city.clerk, a -> opinions.issue(a, item, "市人民政府"));
    }

    private static void refused(String words, Runnable act) {
        assertThatThrownBy(act::run).isInstanceOf(Refusal.class).hasMessageContaining(words);
    }

    @Test
    @DisplayName("MTG-12 审议开始以后出席、列席人员才能提意见；旁听人员不能提")
    void isSaidOnceTheItemIsTakenUp() {
        ItemId waiting = life.item(meeting, "审议养老服务条例", Publicity.OPEN);
        refused("还没有开始审议", () -> say(1, waiting, PUMPS));
        ItemId item = item();
        refused("请写意见", () -> say(1, item, "  "));
        refused("以内", () -> say(1, item, "字".repeat(Remarks.TEXT_MAX + 1)));
        say(1, item, "字".repeat(Remarks.TEXT_MAX));
        refused(
                "没有发言权",
                () -> life.people.asks(city.deputies.get(0), a -> opinions.say(a, item, PUMPS)));
        assertThat(view(item).unsorted()).hasSize(1);
        List<Remark> others = life.people.asks(life.people.account(2), a -> opinions.mine(a, item));
        assertThat(others).isEmpty();
        assertThatThrownBy(
                        () -> life.people.asks(life.people.account(1), a -> opinions.view(a, item)))
                .isInstanceOf(Actor.Forbidden.class);
    }

    @Test
    @DisplayName("MTG-14 记下的发言由本人核对或更正，别人不行；没有账号的由工作人员凭书面记录登记")
    void isConfirmedByWhoSaidIt() {
        ItemId item = item();
        RemarkId taken = takenDown("委员2", item, SAME);
        AccountId speaker = life.people.account(2);
        assertThat(view(item).unsorted().getFirst().stage()).isEqualTo(RemarkStage.UNCONFIRMED);
        refused(
                "本人核对",
                () -> life.people.does(life.people.account(1), a -> opinions.confirm(a, taken)));
        refused("本人核对", () -> life.people.does(city.clerk, a -> opinions.confirm(a, taken)));
        life.people.does(speaker, a -> opinions.correct(a, taken, PUMPS));
        Remark remark = life.people.asks(speaker, a -> opinions.mine(a, item)).getFirst();
        assertThat(remark.text()).isEqualTo(PUMPS);
        assertThat(remark.isConfirmed()).isTrue();
        assertThat(remark.steps()).extracting(Remark.Step::text).containsExactly(SAME, PUMPS);
        refused("不能“核对无误”", () -> life.people.does(speaker, a -> opinions.confirm(a, taken)));
        RemarkId guest = takenDown("林川", item, "资金缺口较大");
        life.people.does(city.clerk, a -> opinions.confirm(a, guest));
        assertThat(view(item).unsorted()).allMatch(Remark::isConfirmed);
    }

    @Test
    @DisplayName("分组审议由指定的记录人记下，本组的人核对；没有指定的人、别的组不能记")
    void isTakenDownForAGroup() {
        ItemId item = item();
        AccountId taker = city.deputies.get(1);
        refused(
                "指定的记录人",
                () ->
                        life.people.asks(
                                taker, a -> opinions.takeDownGroup(a, item, "第一代表团", PUMPS)));
        life.people.does(
                city.clerk,
                a -> opinions.appointNoteTaker(a, meeting, participant("吴强").id(), "第一代表团"));
        RemarkId group =
                life.people.asks(taker, a -> opinions.takeDownGroup(a, item, "第一代表团", PUMPS));
        refused(
                "请选择这次会议",
                () ->
                        life.people.asks(
                                taker, a -> opinions.takeDownGroup(a, item, "第二代表团", PUMPS)));
        refused("本人核对", () -> life.people.does(taker, a -> opinions.confirm(a, group)));
        life.people.does(life.people.account(3), a -> opinions.confirm(a, group));
        Remark remark = view(item).unsorted().getFirst();
        assertThat(remark.name()).isEqualTo("第一代表团");
        assertThat(remark.steps().getLast().byName()).isEqualTo("委员3");
    }

    @Test
    @DisplayName("SUP-5 相同的合为一条并留下来源，可以改写、调换、合并、撤下；不列入的写理由；阶段可由步骤重算")
    void isSortedIntoAList() {
        ItemId item = item();
        RemarkId one = say(1, item, PUMPS);
        RemarkId same = say(2, item, SAME);
        RemarkId other = say(3, item, "公开每季度水质数据");
        RemarkId off = say(3, item, "食堂饭菜偏咸");
        OpinionId pumps = listed(item, one, same);
        OpinionId water = listed(item, other);
        refused("请选择还没有整理", () -> listed(item, one));
        refused(
                "理由",
                () -> life.people.does(city.clerk, a -> opinions.drop(a, item, Set.of(off), " ")));
        life.people.does(city.clerk, a -> opinions.drop(a, item, Set.of(off), "与议题无关"));
        life.people.does(city.clerk, a -> opinions.reword(a, pumps, "加快更换老旧泵房。"));
        life.people.does(city.clerk, a -> opinions.move(a, water, true));
        refused("已在最前", () -> life.people.does(city.clerk, a -> opinions.move(a, water, true)));
        OpinionsView view = view(item);
        assertThat(view.lines())
                .extracting(OpinionLine::text)
                .containsExactly("公开每季度水质数据", "加快更换老旧泵房。");
        assertThat(view.lines().getLast().sources())
                .extracting(Remark::name)
                .containsExactly("委员1", "委员2");
        assertThat(view.dropped().getFirst().dropped()).isEqualTo("与议题无关");
        refused(
                "不能收回",
                () -> life.people.does(life.people.account(1), a -> opinions.withdraw(a, one)));
        life.people.does(city.clerk, a -> opinions.merge(a, water, pumps));
        assertThat(view(item).lines().getFirst().sources()).hasSize(3);
        assertThat(view(item).lines().getFirst().place()).isOne();
        life.people.does(city.clerk, a -> opinions.takeApart(a, pumps));
        assertThat(view(item).unsorted()).hasSize(3);
        life.people.does(city.clerk, a -> opinions.takeUp(a, off));
        life.people.does(life.people.account(3), a -> opinions.withdraw(a, off));
        assertThat(view(item).unsorted()).hasSize(3);
        assertThat(OpinionList.recomputed(view(item).steps())).isEqualTo(ListStage.SORTING);
        assertThatThrownBy(() ->
                        life.people.does(
                                life.people.account(1),
                                a -> opinions.drop(a, item, Set.of(one), "不要")))
                .isInstanceOf(Actor.Forbidden.class);
    }

    @Test
    @DisplayName("MTG-14 没整理完不能送审；记下而未经核对的，须写明理由才能送审")
    void isHandedInWhole() {
        ItemId item = item();
        RemarkId one = say(1, item, PUMPS);
        refused("还没有审议意见", () -> submit(item, ""));
        listed(item, one);
        RemarkId taken = takenDown("委员2", item, SAME);
        refused("没有整理", () -> submit(item, ""));
        listed(item, taken);
        assertThatThrownBy(() -> submit(item, " "))
                .isInstanceOfSatisfying(
                        Refusal.class, r -> assertThat(r.rule()).isEqualTo("MTG-14"));
        submit(item, "发言人出差，电话核对");
        assertThat(view(item).steps().getLast().text()).contains("电话核对");
        refused("待审定", () -> say(3, item, "再提一条"));
        assertThatThrownBy(() -> life.people.does(city.clerk, a -> opinions.approve(a, item, "")))
                .isInstanceOf(Actor.Forbidden.class);
        refused("退回修改", () -> life.people.does(city.chair, a -> opinions.giveBack(a, item, "")));
        life.people.does(city.chair, a -> opinions.giveBack(a, item, "第二条再具体些"));
        say(3, item, "再提一条");
        assertThat(view(item).stage()).isEqualTo(ListStage.SORTING);
    }

    @Test
    @DisplayName("SUP-6、SUP-7 审定后七日内印发，印发后三个月报告；印发以后什么都不能改")
    void isIssuedInTime() {
        ItemId item = item();
        OpinionId first = listed(item, say(1, item, PUMPS), say(2, item, SAME));
        refused("不能“印发”", () -> issue(item));
        submit(item, "");
        approve(item);
        OpinionsView approved = view(item);
        var list =
                new org.openrenda.platform.record.Subject(
                        "meetings", "opinions", approved.list().id().value());
        List<Task> owed = life.people.asks(city.clerk, a -> tasks.openFor(list));
        assertThat(owed).extracting(Task::act).containsExactly("印发审议意见");
        assertThat(owed.getFirst().dueOn())
                .isEqualTo(calendar.due("meetings.opinions.dispatch", city.city, calendar.today()));
        refused("主送机关", () -> life.people.does(city.clerk, a -> opinions.issue(a, item, " ")));
        issue(item);
        OpinionsView issued = view(item);
        assertThat(issued.list().number()).matches("审议意见〔\\d{4}〕\\d+号");
        assertThat(issued.list().reportDueOn())
                .isEqualTo(calendar.due("meetings.opinions.report", city.city, calendar.today()));
        assertThat(issued.issued()).containsExactly(new IssuedOpinion(1, PUMPS, 2));
        List<IssuedOpinion> read =
                life.people.asks(life.people.account(3), a -> opinions.issued(a, item));
        assertThat(read).hasSize(1);
        assertThat(OpinionList.recomputed(issued.steps())).isEqualTo(ListStage.ISSUED);
        refused("已印发", () -> life.people.does(city.clerk, a -> opinions.reword(a, first, "改")));
        refused("已印发", () -> issue(item));
        assertThatThrownBy(() ->
                        city.jdbc().sql("update meetings.issued_opinion set text = '改'").update())
                .hasStackTraceContaining("permission denied");
    }

    @Test
    @DisplayName("清单可以存为公文，印发前标明送审稿；秘密议题的不转给别的系统")
    void isADocument() throws Exception {
        ItemId item = item("审议应急方案", Publicity.SECRET);
        listed(item, say(1, item, PUMPS));
        listed(item, say(2, item, "公开每季度水质数据"));
        OfficialDocument draft = life.people.asks(city.clerk, a -> opinions.document(a, item));
        assertThat(draft.mark()).isEqualTo("送审稿");
        submit(item, "");
        approve(item);
        issue(item);
        OfficialDocument paper = life.people.asks(city.clerk, a -> opinions.document(a, item));
        assertThat(paper.addressee()).isEqualTo("市人民政府");
        assertThat(paper.issuer()).endsWith("常务委员会");
        assertThat(String.join("\n", DocxReader.blocks(OfficialDocx.write(paper))))
                .contains("一、" + PUMPS)
                .contains("二、公开每季度水质数据")
                .contains("书面报告研究处理情况");
        OpinionListId id = view(item).list().id();
        assertThatThrownBy(() -> life.people.asks(city.clerk, a -> opinions.issuedList(a, id)))
                .isInstanceOf(Refusal.class);
        List<OpinionListRow> offered = life.people.asks(city.clerk, a -> opinions.issuedLists(a));
        assertThat(offered).noneMatch(row -> row.id().equals(id));
    }

    @Test
    @DisplayName("会上意见和清单的每一步都照写明的表走，表外的一律拒绝")
    void followsTheTables() {
        for (RemarkAct act : RemarkAct.values()) {
            assertThatThrownBy(() -> RemarkStage.WITHDRAWN.after(act)).isInstanceOf(Refusal.class);
        }
        assertThat(RemarkStage.NEW.after(RemarkAct.SAY)).isEqualTo(RemarkStage.CONFIRMED);
        assertThat(RemarkStage.UNCONFIRMED.after(RemarkAct.CORRECT))
                .isEqualTo(RemarkStage.CONFIRMED);
        for (ListAct act : ListAct.values()) {
            assertThatThrownBy(() -> ListStage.ISSUED.after(act)).isInstanceOf(Refusal.class);
        }
        assertThatThrownBy(() -> ListStage.SORTING.after(ListAct.APPROVE))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> ListStage.SUBMITTED.after(ListAct.SORT))
                .isInstanceOf(Refusal.class);
    }
}
