package org.openrenda.demo;

import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.openrenda.hotline.proposals.Destination;
import org.openrenda.hotline.proposals.Proposal;
import org.openrenda.hotline.proposals.ProposalSearch;
import org.openrenda.hotline.proposals.Proposals;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Origin;
import org.openrenda.platform.Refusal;
import org.openrenda.supervision.MatterId;
import org.openrenda.supervision.NewMatter;
import org.openrenda.supervision.ProblemId;
import org.openrenda.supervision.Supervision;
import org.springframework.stereotype.Component;

/**
 * What the congress has done so far, told through the façades by the people with accounts: one
 * matter closed, one sent back, some just begun, and proposals that wait for the chair.
 */
@Component
class Story {

    private static final int SHOWN_MOST = 100;
    private static final int PATIENCE_SECONDS = 60;
    private static final List<String> DEPUTIES =
            List.of("deputy1", "deputy2", "deputy3", "deputy4", "deputy5");

    private final Proposals proposals;
    private final Supervision supervision;
    private final Cast cast;
    private final CityPlan plan;

    Story(Proposals proposals, Supervision supervision, Cast cast, CityPlan plan) {
        this.proposals = proposals;
        this.supervision = supervision;
        this.cast = cast;
        this.plan = plan;
    }

    void tell(BiConsumer<String, Runnable> step, LocalDate today) {
        step.accept("监督事项：噪声，已结案", this::noise);
        step.accept("监督事项：供水，退回再办", this::water);
        step.accept("监督事项：路灯，刚交办", this::lights);
        step.accept("议题建议", () -> propose(YearMonth.from(today).minusMonths(1)));
        Optional<MatterId> estates = accepted("0201");
        estates.ifPresent(id -> step.accept("监督事项：物业，整改中", () -> estates(id)));
    }

    private static void daysAgo(int days, Runnable act) {
        StoryClock.ago(Duration.ofDays(days), act);
    }

    private MatterId open(String title, String basis, String topic, String name, String area) {
        return supervision.open(
                cast.actor("clerk"),
                new NewMatter(
                        plan.city(),
                        title,
                        basis,
                        "LIST_FOLLOW_UP",
                        topic,
                        name,
                        area.isEmpty() ? null : area,
                        null));
    }

    /** Lists a problem, assigns it, and invites the deputies; the matter is public from here. */
    private ProblemId assigned(MatterId matter, String unit, String title, String detail) {
        Actor clerk = cast.actor("clerk");
        ProblemId problem = supervision.list(clerk, matter, title, detail);
        supervision.assign(clerk, problem, plan.unit(unit));
        return problem;
    }

    private void invite(MatterId matter) {
        List<AccountId> deputies =
                DEPUTIES.stream().map(name -> cast.actor(name).account()).toList();
        supervision.invite(cast.actor("clerk"), matter, deputies);
    }

    private void noise() {
        MatterId[] matter = new MatterId[1];
        ProblemId[] problems = new ProblemId[2];
        daysAgo(
                TicketStream.EFFECT.daysBeforeEnd(),
                () -> {
                    matter[0] =
                            open(
                                    "澄湖区夜间施工和生活噪声扰民问题",
                                    "热线显示，澄湖区夜间施工、广场舞和商铺音响的诉求连续两个季度居全市首位，群众反映强烈。",
                                    TicketStream.EFFECT.topic(),
                                    "噪声",
                                    TicketStream.EFFECT.county());
                    supervision.publish(cast.actor("clerk"), matter[0]);
                    invite(matter[0]);
                });
        daysAgo(
                114,
                () -> {
                    problems[0] = noiseOf(matter[0], "夜间施工许可未公示、超时施工", "十二处工地夜间施工未公示许可，超过许可时间施工。");
                    problems[1] = noiseOf(matter[0], "临街商铺和广场音响超标", "四个广场、两条商业街夜间音响超标，反复投诉。");
                });
        daysAgo(112, () -> each(problems, p -> supervision.receive(cast.actor("environment"), p)));
        daysAgo(
                64,
                () -> {
                    report("environment", problems[0], "十二处工地全部公示许可、装设在线噪声监测，超时施工立案七起。");
                    report("environment", problems[1], "四个广场装设定向音响和分贝显示屏，两条商业街签订承诺书，复测全部达标。");
                });
        daysAgo(57, () -> each(problems, p -> pass(p, "实地抽查八处，监测数据与报告一致。")));
        daysAgo(50, () -> each(problems, p -> rate(p, "SATISFIED", "SATISFIED", 5)));
    }

    private ProblemId noiseOf(MatterId matter, String title, String detail) {
        return assigned(matter, "市生态环境局", title, detail);
    }

    private static void each(ProblemId[] problems, java.util.function.Consumer<ProblemId> act) {
        List.of(problems).forEach(act);
    }

    private void report(String handler, ProblemId problem, String text) {
        supervision.report(cast.actor(handler), problem, text, List.of());
    }

    private void pass(ProblemId problem, String opinion) {
        supervision.pass(cast.actor("clerk"), problem, opinion);
    }

    private void rate(ProblemId problem, String attitude, String result, int raters) {
        boolean dissatisfied = result.equals("DISSATISFIED");
        for (String deputy : DEPUTIES.subList(0, raters)) {
            String reason = dissatisfied ? "走访的住户说高峰时段仍然没有水，只换了水泵，没有换老管。" : "";
            supervision.rate(cast.actor(deputy), problem, attitude, result, reason);
        }
    }

    private void water() {
        MatterId[] matter = new MatterId[1];
        ProblemId[] problem = new ProblemId[2];
        daysAgo(
                86,
                () -> {
                    matter[0] =
                            open(
                                    "居民小区停水和水压不足问题",
                                    "夏季用水高峰期间，停水和水压低的诉求同比上升，老旧小区高层住户反映集中。",
                                    "0301",
                                    "供水",
                                    "");
                    supervision.publish(cast.actor("clerk"), matter[0]);
                    invite(matter[0]);
                });
        daysAgo(
                82,
                () -> {
                    problem[0] =
                            assigned(matter[0], "市水务局", "西岭区老旧小区高层水压不足", "炉火里、西岭口一带六层以上早晚高峰没有水。");
                    problem[1] = assigned(matter[0], "市水务局", "计划停水通知不到户", "多次停水未提前二十四小时通知住户。");
                });
        daysAgo(80, () -> each(problem, p -> supervision.receive(cast.actor("water"), p)));
        daysAgo(38, () -> report("water", problem[0], "已更换加压水泵六台，高峰时段压力提高。"));
        daysAgo(33, () -> pass(problem[0], "泵房已查看，请代表入户评价。"));
        daysAgo(26, () -> rate(problem[0], "BASICALLY_SATISFIED", "DISSATISFIED", 5));
    }

    private void lights() {
        MatterId[] matter = new MatterId[1];
        daysAgo(
                3,
                () -> {
                    matter[0] = open("背街小巷路灯不亮问题", "入冬以来路灯不亮的诉求增多，集中在老城背街小巷。", "0306", "路灯和照明", "");
                    supervision.publish(cast.actor("clerk"), matter[0]);
                });
        daysAgo(1, () -> assigned(matter[0], "市城市管理局", "石渡县九曲巷等处路灯长期不亮", "九曲巷二十余盏路灯不亮已近五个月。"));
    }

    /** Drafts for the last full month: two go on to the chair, two are accepted. */
    private void propose(YearMonth month) {
        Actor clerk = cast.actor("clerk");
        Actor chair = cast.actor("chair");
        CongressId city = plan.city();
        proposals.draftBest(clerk, city, month);
        draft(clerk, city, month, "0201");
        draft(clerk, city, month, "0501");
        List<Proposal> drafts = proposals.list(clerk, ProposalSearch.of("DRAFTED", SHOWN_MOST));
        int sent = 0;
        for (Proposal one : drafts) {
            boolean chosen = one.topicCode().equals("0201") || one.topicCode().equals("0501");
            if (chosen) {
                proposals.send(clerk, one.id());
                proposals.accept(chair, one.id(), Destination.SUPERVISION, "群众反映集中，列入本季度清单式督办。");
            } else if (sent < 2) {
                proposals.send(clerk, one.id());
                sent++;
            }
        }
    }

    private void draft(Actor clerk, CongressId city, YearMonth month, String topic) {
        boolean drafted =
                proposals.list(clerk, ProposalSearch.of("", SHOWN_MOST)).stream()
                        .anyMatch(one -> one.topicCode().equals(topic));
        if (!drafted) {
            proposals.draft(clerk, city, month, topic, null);
        }
    }

    /** An accepted topic becomes a matter in the background, a moment after the decision. */
    private Optional<MatterId> accepted(String topic) {
        for (int second = 0; second < PATIENCE_SECONDS; second++) {
            Optional<Origin> outcome =
                    proposals
                            .list(cast.actor("clerk"), ProposalSearch.of("ACCEPTED", SHOWN_MOST))
                            .stream()
                            .filter(one -> one.topicCode().equals(topic))
                            .flatMap(one -> Optional.ofNullable(one.outcome()).stream())
                            .findFirst();
            if (outcome.isPresent()) {
                String address = outcome.get().address();
                long id = Long.parseLong(address.substring(address.lastIndexOf('/') + 1));
                return Optional.of(new MatterId(id));
            }
            pause();
        }
        return Optional.empty();
    }

    private static void pause() {
        try {
            Thread.sleep(1_000);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw new Refusal("程序正在停止。");
        }
    }

    private void estates(MatterId matter) {
        supervision.publish(cast.actor("clerk"), matter);
        invite(matter);
        ProblemId fees =
                assigned(matter, "市住房和城乡建设局", "物业服务收费不公示、质价不符", "抽查四十个小区，近半数没有公示收费依据和服务标准。");
        assigned(matter, "市住房和城乡建设局", "业主委员会成立难", "申请成立业主委员会的小区中，三成超过一年没有结果。");
        supervision.receive(cast.actor("housing"), fees);
    }
}
