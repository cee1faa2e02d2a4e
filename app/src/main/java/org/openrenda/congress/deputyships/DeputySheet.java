package org.openrenda.congress.deputyships;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.web.Dates;
import org.openrenda.platform.web.Matter;
import org.openrenda.platform.web.StatusWord;
import org.springframework.stereotype.Component;

/** How a deputyship looks on its page. */
@Component
class DeputySheet {

    Matter matter(DeputyshipView view) {
        return new Matter(
                view.name(),
                view.congressName() + "第 " + view.term() + " 届代表",
                status(view.status()),
                stages(view),
                next(view),
                facts(view),
                view.history().stream().map(DeputySheet::entry).toList());
    }

    static StatusWord status(DeputyStatus status) {
        return switch (status) {
            case ACTIVE -> StatusWord.green(status.label());
            case ELECTED, UNDER_REVIEW, CONFIRMED -> StatusWord.blue(status.label());
            case SUSPENDED, RESIGNING, ENDING -> StatusWord.amber(status.label());
            case INVALID, ENDED -> StatusWord.grey(status.label());
        };
    }

    /** Only while somebody becomes a deputy: later there is no one way to go. */
    private static List<Matter.Stage> stages(DeputyshipView view) {
        int at =
                switch (view.status()) {
                    case ELECTED -> 1;
                    case UNDER_REVIEW -> 2;
                    case CONFIRMED -> 3;
                    default -> 0;
                };
        if (at == 0) {
            return List.of();
        }
        List<String> names = List.of("当选", "资格审查", "确认资格", "公布名单");
        List<Matter.Stage> stages = new ArrayList<>();
        for (int n = 0; n < names.size(); n++) {
            LocalDate on = n < view.history().size() ? view.history().get(n).on() : null;
            if (n < at) {
                stages.add(new Matter.Stage(names.get(n), Matter.Progress.DONE, on));
            } else {
                stages.add(
                        n == at
                                ? Matter.Stage.now(names.get(n), null)
                                : Matter.Stage.next(names.get(n), null));
            }
        }
        return stages;
    }

    private static Matter.@Nullable Next next(DeputyshipView view) {
        return switch (view.status()) {
            case ELECTED -> new Matter.Next("提交代表资格审查", "人大机关", null, null);
            case UNDER_REVIEW -> new Matter.Next("审查代表资格", "代表资格审查委员会", null, null);
            case CONFIRMED -> new Matter.Next("公布代表名单", "人大常委会或主席团", null, null);
            case RESIGNING -> new Matter.Next("表决是否接受辞职", acceptingBody(view), null, null);
            case ENDING -> new Matter.Next("公告代表资格终止", "人大常委会或主席团", null, null);
            default -> null;
        };
    }

    private static String acceptingBody(DeputyshipView view) {
        return new Deputyship(
                        view.id(),
                        view.person(),
                        view.congress(),
                        view.level(),
                        view.status(),
                        view.history())
                .acceptingBody();
    }

    private static List<Matter.Fact> facts(DeputyshipView view) {
        List<Matter.Fact> facts = new ArrayList<>();
        add(facts, "性别", view.gender());
        add(facts, "出生年份", view.bornYear() == null ? "" : view.bornYear() + " 年");
        add(facts, "民族", view.nation());
        add(facts, "党派", view.party());
        add(facts, "单位及职务", view.occupation());
        add(facts, "选举单位", view.electoralUnit());
        add(facts, "产生方式", view.byElection() ? "补选" : "换届选举");
        add(facts, "代表团", view.delegation());
        add(facts, "代表小组", view.group());
        add(facts, "职业构成", view.profession());
        add(facts, "手机", view.phone() == null ? "" : view.phone());
        add(facts, "联系地址", view.address());
        add(facts, "登记或当选日期", Dates.full(view.since()));
        return facts;
    }

    private static void add(List<Matter.Fact> facts, String label, String value) {
        if (!value.isEmpty()) {
            facts.add(Matter.Fact.of(label, value));
        }
    }

    private static Matter.Entry entry(DeputyStep step) {
        List<String> said = new ArrayList<>();
        said.add(Dates.full(step.on()));
        if (!step.groundLabel().isEmpty()) {
            said.add(step.groundLabel());
        }
        if (step.inFavour() != null) {
            said.add("全体 " + step.members() + " 人，赞成 " + step.inFavour() + " 人");
        }
        said.add("依据：" + step.document());
        if (!step.note().isEmpty()) {
            said.add(step.note());
        }
        return Matter.Entry.of(
                        LocalDateTime.ofInstant(step.at(), Calendar.ZONE),
                        step.byName(),
                        step.act().label())
                .saying(String.join("；", said) + "。");
    }
}
