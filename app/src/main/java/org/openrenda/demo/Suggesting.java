package org.openrenda.demo;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiConsumer;
import org.openrenda.congress.Area;
import org.openrenda.deputies.commitments.Commitments;
import org.openrenda.deputies.handling.AssignmentId;
import org.openrenda.deputies.handling.Handling;
import org.openrenda.deputies.handling.HandlingRole;
import org.openrenda.deputies.handling.Handover;
import org.openrenda.deputies.publications.Publications;
import org.openrenda.deputies.replies.Consultation;
import org.openrenda.deputies.replies.DraftReply;
import org.openrenda.deputies.replies.Promise;
import org.openrenda.deputies.replies.Replies;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.deputies.suggestions.SuggestionSource;
import org.openrenda.deputies.suggestions.SuggestionText;
import org.openrenda.deputies.suggestions.Suggestions;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Satisfaction;
import org.openrenda.platform.UnitId;
import org.openrenda.platform.calendar.Calendar;
import org.springframework.stereotype.Component;

/**
 * Suggestions of the invented city in every stage, told through the façades by the people with
 * accounts: some just handed in, some handled, some promised and kept, one handled again.
 */
@Component
// Longer than 300 lines because it is one story with its people and its wishes.
class Suggesting {

    private static final int NEW_ONES = 48;
    private static final List<String> DEPUTIES =
            List.of("deputy1", "deputy2", "deputy3", "deputy4", "deputy5", "deputy6");

    /** What is asked for, why, the topic, and the unit that handles such things. */
    private record Wish(String what, String why, String topic, String unit) {}

    private static final List<Wish> WISHES =
            List.of(
                    new Wish("更换老旧小区二次供水设备", "六楼以上住户夜间经常停水，泵房设备使用已超过二十年", "0301", "water"),
                    new Wish("整治夜间施工噪声", "多处工地夜间超时施工，周边住户多次反映没有改善", "0601", "environment"),
                    new Wish("补装背街小巷路灯", "部分路段没有照明，老人夜间出行不便", "0306", "city-management"),
                    new Wish("加装老旧住宅电梯简化审批", "加装电梯需要跑多个部门，平均用时超过八个月", "0202", "housing"),
                    new Wish("清理小区消防通道", "通道长期被占用，消防车无法进入", "0202", "housing"),
                    new Wish("治理河道黑臭水体", "夏季异味明显，雨后有污水直排", "0603", "environment"),
                    new Wish("增设社区垃圾分类投放点", "投放点少、清运不及时，垃圾堆在路边", "0403", "city-management"),
                    new Wish("规范物业服务收费公示", "收费项目和支出没有公示，业主意见集中", "0201", "housing"));

    private final Suggestions suggestions;
    private final Handling handling;
    private final Replies replies;
    private final Commitments commitments;
    private final Publications publications;
    private final Cast cast;
    private final CityPlan plan;
    private final Calendar calendar;

    Suggesting(
            Suggestions suggestions,
            Handling handling,
            Replies replies,
            Commitments commitments,
            Publications publications,
            Cast cast,
            CityPlan plan,
            Calendar calendar) {
        this.suggestions = suggestions;
        this.handling = handling;
        this.replies = replies;
        this.commitments = commitments;
        this.publications = publications;
        this.cast = cast;
        this.plan = plan;
        this.calendar = calendar;
    }

    void tell(BiConsumer<String, Runnable> step) {
        step.accept("代表建议：办结并兑现", () -> kept(wish(0), 300));
        step.accept("代表建议：不满意再办", () -> again(wish(1), 150));
        step.accept("代表建议：正在办理", this::underWay);
        step.accept("代表建议：待审核和待交办", this::fresh);
    }

    private static Wish wish(int at) {
        return WISHES.get(at % WISHES.size());
    }

    private void daysAgo(int days, Runnable act) {
        StoryClock.ago(Duration.ofDays(days), act);
    }

    /** Two deputies sign; the text names the place. */
    private SuggestionId handedIn(Wish wish, int nth) {
        Actor lead = cast.actor(DEPUTIES.get(nth % DEPUTIES.size()));
        Actor second = cast.actor(DEPUTIES.get((nth + 1) % DEPUTIES.size()));
        Area area = towns().get((nth * 7) % towns().size());
        String text =
                area.name()
                        + wish.why()
                        + "。\n建议：一是摸清底数，列出清单和时间表；二是"
                        + wish.what()
                        + "，明确责任单位和经费；三是建立回访制度，每季度公开进展。";
        SuggestionId id =
                suggestions.draft(
                        lead,
                        new SuggestionText(
                                plan.city(),
                                nth % 3 == 0 ? SuggestionSource.SESSION : SuggestionSource.RECESS,
                                "关于" + area.name() + wish.what() + "的建议",
                                text,
                                wish.topic(),
                                area.code(),
                                null,
                                null,
                                false,
                                null));
        if (nth % 2 == 0) {
            suggestions.invite(lead, id, List.of(account(second)));
            suggestions.confirm(second, id, 1);
        }
        suggestions.submit(lead, id);
        return id;
    }

    private static List<Area> towns() {
        return CityPlan.areas().stream().filter(area -> area.code().length() == 9).toList();
    }

    private static AccountId account(Actor actor) {
        AccountId account = actor.account();
        if (account == null) {
            throw new IllegalStateException("a deputy of the story has an account");
        }
        return account;
    }

    private SuggestionId assigned(Wish wish, int nth) {
        Actor clerk = cast.actor("clerk");
        SuggestionId id = handedIn(wish, nth);
        suggestions.number(clerk, id);
        publications.reviewSecrecy(clerk, id, true, "不涉及国家秘密、商业秘密和个人隐私");
        publications.publish(clerk, id);
        handling.assign(clerk, id, List.of(new Handover(unit(wish), HandlingRole.LEAD)), false);
        return id;
    }

    private UnitId unit(Wish wish) {
        return plan.unit(
                Cast.MEMBERS.stream()
                        .filter(member -> member.account().equals(wish.unit()))
                        .findFirst()
                        .orElseThrow()
                        .work());
    }

    private AssignmentId assignment(SuggestionId id) {
        return handling.living(id).getFirst().id();
    }

    private void met(SuggestionId id, Wish wish) {
        Actor unit = cast.actor(wish.unit());
        AccountId lead = suggestions.signers(id).getFirst().account();
        replies.consult(
                unit,
                assignment(id),
                new Consultation(
                        lead,
                        Consultation.Phase.DURING,
                        Consultation.Way.ON_SITE,
                        calendar.today(),
                        "与代表一同到现场察看，代表希望列出时间表并公开"));
    }

    private void answer(SuggestionId id, Wish wish, String category, int promiseDays) {
        Actor unit = cast.actor(wish.unit());
        List<Promise> promises =
                promiseDays == 0
                        ? List.of()
                        : List.of(
                                new Promise(
                                        "完成" + wish.what() + "首批任务",
                                        calendar.today().plusDays(promiseDays)));
        replies.draft(
                unit,
                assignment(id),
                new DraftReply(
                        category,
                        "您提出的建议收悉。经现场察看并与您沟通，现答复如下：一、底数已经摸清，清单附后；二、"
                                + wish.what()
                                + "已列入年度计划，经费已落实；三、每季度公开进展并回访。感谢您对我们工作的关心和支持。",
                        "已列入年度计划，经费已落实，每季度公开进展。",
                        "",
                        promises));
        replies.countersign(unit, assignment(id), "计划财务科、法规科会签同意");
        replies.signOff(unit, assignment(id), "主要负责人", stem(wish));
        replies.pass(cast.actor("clerk"), assignment(id));
    }

    private static String stem(Wish wish) {
        return switch (wish.unit()) {
            case "water" -> "云水函";
            case "environment" -> "云环函";
            case "housing" -> "云建函";
            default -> "云城管函";
        };
    }

    private void rate(SuggestionId id, Satisfaction result) {
        long reply = replies.of(id).getLast().id();
        for (var signer : suggestions.signers(id)) {
            replies.rate(
                    actor(signer.account()),
                    id,
                    reply,
                    Satisfaction.SATISFIED,
                    result,
                    result == Satisfaction.DISSATISFIED ? "只有计划，没有时间表，夜间施工仍在继续" : "");
        }
    }

    private Actor actor(AccountId account) {
        return DEPUTIES.stream()
                .map(cast::actor)
                .filter(one -> account.equals(one.account()))
                .findFirst()
                .orElseThrow();
    }

    private void kept(Wish wish, int days) {
        SuggestionId[] id = new SuggestionId[1];
        daysAgo(days, () -> id[0] = assigned(wish, 0));
        daysAgo(days - 3, () -> handling.receive(cast.actor(wish.unit()), assignment(id[0])));
        daysAgo(days - 40, () -> met(id[0], wish));
        daysAgo(days - 70, () -> answer(id[0], wish, "B", 120));
        daysAgo(days - 80, () -> rate(id[0], Satisfaction.SATISFIED));
        daysAgo(
                days - 170,
                () ->
                        commitments
                                .of(id[0])
                                .forEach(promise ->
                                        commitments.report(
                                                cast.actor(wish.unit()),
                                                promise.id(),
                                                "首批十二个小区已全部更换并通水验收")));
        daysAgo(
                days - 180,
                () ->
                        commitments
                                .of(id[0])
                                .forEach(promise ->
                                        commitments.strikeOff(
                                                cast.actor("clerk"), promise.id(), "抽查三个小区，水压达标")));
    }

    private void again(Wish wish, int days) {
        SuggestionId[] id = new SuggestionId[1];
        daysAgo(days, () -> id[0] = assigned(wish, 2));
        daysAgo(days - 2, () -> handling.receive(cast.actor(wish.unit()), assignment(id[0])));
        daysAgo(days - 60, () -> met(id[0], wish));
        daysAgo(days - 80, () -> answer(id[0], wish, "D", 0));
        daysAgo(days - 90, () -> rate(id[0], Satisfaction.DISSATISFIED));
    }

    /** One waits for its receipt, one to be given back, one to be answered, one for its rating. */
    private void underWay() {
        daysAgo(5, () -> assigned(wish(2), 3));
        SuggestionId[] id = new SuggestionId[3];
        daysAgo(6, () -> id[0] = assigned(wish(3), 4));
        daysAgo(
                3,
                () ->
                        handling.askReturn(
                                cast.actor(wish(3).unit()),
                                assignment(id[0]),
                                "审批事项已划转",
                                "市城市管理局"));
        daysAgo(88, () -> id[1] = assigned(wish(5), 6));
        daysAgo(85, () -> handling.receive(cast.actor(wish(5).unit()), assignment(id[1])));
        daysAgo(30, () -> met(id[1], wish(5)));
        daysAgo(70, () -> id[2] = assigned(wish(6), 8));
        daysAgo(68, () -> handling.receive(cast.actor(wish(6).unit()), assignment(id[2])));
        daysAgo(20, () -> met(id[2], wish(6)));
        daysAgo(4, () -> answer(id[2], wish(6), "B", 60));
    }

    private void fresh() {
        LocalDate today = calendar.today();
        for (int nth = 0; nth < NEW_ONES; nth++) {
            int at = nth;
            int days = 1 + (nth + today.getDayOfMonth()) % 6;
            daysAgo(
                    days,
                    () -> {
                        SuggestionId id = handedIn(wish(at), 10 + at);
                        if (at % 4 != 0) {
                            suggestions.number(cast.actor("clerk"), id);
                        }
                    });
        }
    }
}
