package org.openrenda.voting.polls;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.openrenda.congress.Congress;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.documents.OfficialDocument;
import org.openrenda.platform.documents.OfficialDocument.Paragraph;
import org.springframework.stereotype.Component;

/** The result of a poll in words: one sentence for the record, and the sheet that is signed. */
@Component
class ResultSheet {

    private final Congress congress;
    private final Calendar calendar;

    ResultSheet(Congress congress, Calendar calendar) {
        this.congress = congress;
        this.calendar = calendar;
    }

    /** VOT-7: what the chair reads out. */
    static String sentence(PollPlan plan, PollResult result) {
        StringBuilder text = new StringBuilder();
        text.append("应到 %d 人，实到 %d 人，".formatted(result.base(), result.present()));
        if (plan.form().kind() == BallotKind.QUESTION) {
            ItemCount count = result.items().getFirst().count();
            text.append(votes(count)).append("，未按 ").append(result.notPressed()).append(" 人。");
        } else {
            text.append("收回 %d 票，有效 %d 票。".formatted(result.ballots(), result.valid()));
        }
        if (result.outcome() == Outcome.INVALID) {
            return text.append("表决无效：").append(result.reason()).append("。").toString();
        }
        return text.append(result.outcome().label()).append("。").toString();
    }

    private static String votes(ItemCount count) {
        return "赞成 %d 票，反对 %d 票，弃权 %d 票"
                .formatted(count.inFavour(), count.against(), count.abstain());
    }

    OfficialDocument write(PollView view, PollResult result, String stored) {
        PollPlan plan = view.plan();
        List<Paragraph> body = new ArrayList<>();
        body.add(Paragraph.heading("一、表决事项"));
        body.add(Paragraph.text(plan.title()));
        body.add(Paragraph.text("事项类别：" + plan.matter().label() + "；" + plan.kind().label() + "。"));
        body.add(
                Paragraph.text(
                        "表决方式："
                                + plan.visibility().label()
                                + (plan.profile() == SecretProfile.NONE
                                        ? ""
                                        : "（" + plan.profile().label() + "）")
                                + "，"
                                + plan.form().kind().label()
                                + "。"));
        body.add(
                Paragraph.text(
                        "通过规则："
                                + plan.rule().words()
                                + "（"
                                + plan.rule().source()
                                + "），须有 "
                                + result.needed()
                                + " 票。"));
        body.add(Paragraph.heading("二、人数和票数"));
        body.add(
                Paragraph.text(
                        "应到 %d 人，实到 %d 人；收回 %d 票，其中有效 %d 票、废票 %d 票；未按 %d 人。"
                                .formatted(
                                        result.base(),
                                        result.present(),
                                        result.ballots(),
                                        result.valid(),
                                        result.voided(),
                                        result.notPressed())));
        for (PollResult.Part part : result.parts()) {
            if (part.voters() > 0) {
                body.add(
                        Paragraph.text(
                                "%s：%d 人，收回 %d 票。"
                                        .formatted(
                                                part.method().label(),
                                                part.voters(),
                                                part.tally().ballots())));
            }
        }
        body.add(Paragraph.heading("三、表决结果"));
        for (ItemResult item : result.items()) {
            body.add(Paragraph.text(line(plan.form(), item, result.valid())));
        }
        body.add(Paragraph.text("结果：" + sentence(plan, result)));
        body.add(Paragraph.heading("四、监票和确认"));
        body.add(Paragraph.text("监票人：" + names(view, OfficialDuty.SUPERVISOR) + "。"));
        if (view.officials().stream().anyMatch(one -> one.duty() == OfficialDuty.COUNTER)) {
            body.add(Paragraph.text("计票人：" + names(view, OfficialDuty.COUNTER) + "。"));
        }
        body.add(Paragraph.text("以上人员已分别以本人账号登录确认。结果指纹（SHA-256）：" + NamedBox.digest(stored)));
        body.add(Paragraph.text("监票人签名：＿＿＿＿＿＿　　计票人签名：＿＿＿＿＿＿　　（盖章）"));
        String issuer = congress.congress(plan.congress()).name();
        return new OfficialDocument(
                issuer, "", "", "表决结果单", "", body, issuer, announcedOn(view), List.of());
    }

    /** One item's line, as the sheet has it. */
    static String line(BallotForm form, ItemResult item, int valid) {
        String title = item.no() == 0 ? "另选他人：" + item.title() : item.no() + ". " + item.title();
        ItemCount count = item.count();
        String found =
                switch (form.kind()) {
                    case QUESTION, PER_ITEM -> votes(count) + "，" + (item.reached() ? "通过" : "未通过");
                    case CHOOSE, COMPETITIVE -> {
                        String votes =
                                form.kind() == BallotKind.CHOOSE || item.no() == 0
                                        ? "得 " + count.inFavour() + " 票"
                                        : votes(count);
                        yield votes + (item.elected() ? "，选出" : item.tied() ? "，票数相等" : "，未选出");
                    }
                    case SCORE ->
                            form.isWithheld(count)
                                    ? "评的不足 " + form.least() + " 人，不显示"
                                    : "总分 " + count.score() + "，平均 " + item.average(valid) + " 分";
                };
        return title + "：" + found + "。";
    }

    private static String names(PollView view, OfficialDuty duty) {
        return view.officials().stream()
                .filter(one -> one.duty() == duty)
                .map(Official::name)
                .collect(Collectors.joining("、"));
    }

    private LocalDate announcedOn(PollView view) {
        return view.steps().stream()
                .filter(step -> step.act() == PollAct.ANNOUNCE)
                .map(step -> LocalDate.ofInstant(step.at(), Calendar.ZONE))
                .findFirst()
                .orElse(calendar.today());
    }
}
