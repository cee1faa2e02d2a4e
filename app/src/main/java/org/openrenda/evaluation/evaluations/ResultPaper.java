package org.openrenda.evaluation.evaluations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.openrenda.congress.Congress;
import org.openrenda.evaluation.forms.EvaluationForm;
import org.openrenda.evaluation.forms.FormItem;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.documents.OfficialDocument;
import org.openrenda.platform.documents.OfficialDocument.Block;
import org.openrenda.platform.documents.OfficialDocument.Grid;
import org.openrenda.platform.documents.OfficialDocument.Kind;
import org.openrenda.platform.documents.OfficialDocument.Paragraph;
import org.springframework.stereotype.Component;

/** The result in words: one sentence for the record, and the sheet that is filed. */
@Component
class ResultPaper {

    private static final String TEN = "一二三四五六七八九十";
    private static final String WITHHELD = "人数不足，不显示";

    private final Congress congress;
    private final Calendar calendar;

    ResultPaper(Congress congress, Calendar calendar) {
        this.congress = congress;
        this.calendar = calendar;
    }

    static String sentence(EvaluationPlan plan, EvaluationResult result) {
        String people = "应评 %d 人，已评 %d 人。".formatted(result.asked(), result.rated());
        SubjectResult best = result.byRank().getFirst();
        if (best.rank() == 0) {
            return people + WITHHELD + "。";
        }
        return plan.subjects().size() == 1
                ? people + "得 " + best.total().shown() + " 分。"
                : people + "第一名" + best.subject().name() + "，" + best.total().shown() + " 分。";
    }

    OfficialDocument write(EvaluationView view, EvaluationResult result, String stored) {
        EvaluationPlan plan = view.plan();
        EvaluationForm form = plan.form();
        List<Block> body = new ArrayList<>();
        body.add(Paragraph.heading("一、测评事项"));
        body.add(Paragraph.text(plan.title() + "（" + plan.kind().label() + "）。"));
        if (!plan.basis().isEmpty()) {
            body.add(Paragraph.text("依据：" + plan.basis() + "。"));
        }
        body.add(
                Paragraph.text(
                        "测评表："
                                + form.name()
                                + "第 "
                                + form.version()
                                + " 版，"
                                + plan.mode().label()
                                + "。"));
        for (FormItem item : form.items()) {
            body.add(
                    Paragraph.text(
                            item.no()
                                    + ". "
                                    + item.title()
                                    + "，权重 "
                                    + item.percent()
                                    + "%："
                                    + item.scale().words()
                                    + "。"));
        }
        body.add(Paragraph.heading("二、测评人"));
        body.add(people(result));
        body.add(Paragraph.heading("三、测评结果"));
        body.add(ranking(result));
        body.add(
                Paragraph.text(
                        "各组先算平均分，再按组的权重相加；未评的不计入平均。每组、每个对象不足 " + result.minimum() + " 人评的，不显示。"));
        distribution(form, result, body);
        body.add(Paragraph.text("结果指纹（SHA-256）如下："));
        String digest = SheetTable.digest(stored);
        body.add(Paragraph.text(digest.replaceAll("(.{8})(?!$)", "$1 ")));
        String issuer = congress.congress(plan.congress()).name();
        return new OfficialDocument(
                issuer, "", "", "测评结果单", "", body, issuer, publishedOn(view), List.of());
    }

    private static Grid people(EvaluationResult result) {
        List<List<String>> rows = new ArrayList<>();
        for (GroupCount one : result.groups()) {
            rows.add(
                    List.of(
                            one.group().name(),
                            one.group().percent() + "%",
                            one.group().way().brief(),
                            String.valueOf(one.asked()),
                            String.valueOf(one.rated()),
                            String.valueOf(one.notRated())));
        }
        return new Grid(
                List.of("组", "权重", "方式", "应评", "已评", "未评"), List.of(4, 2, 2, 2, 2, 2), rows, false);
    }

    private static Grid ranking(EvaluationResult result) {
        List<List<String>> rows = new ArrayList<>();
        for (SubjectResult one : result.byRank()) {
            rows.add(
                    List.of(
                            one.rank() == 0 ? "—" : String.valueOf(one.rank()),
                            one.subject().name(),
                            one.total() == null ? WITHHELD : one.total().shown(),
                            one.satisfied().words(),
                            String.valueOf(one.rated())));
        }
        return new Grid(
                List.of("名次", "对象", "得分", "满意率", "评的人数"), List.of(2, 5, 3, 5, 3), rows, false);
    }

    private static void distribution(
            EvaluationForm form, EvaluationResult result, List<Block> body) {
        body.add(Paragraph.heading("四、各项分布"));
        for (FormItem item : form.items()) {
            List<Band> bands = Band.of(item.scale());
            List<String> head = new ArrayList<>(List.of("对象"));
            List<Integer> widths = new ArrayList<>(List.of(4));
            bands.forEach(band -> {
                head.add(band.label());
                widths.add(2);
            });
            List<List<String>> rows = new ArrayList<>();
            for (SubjectResult one : result.subjects()) {
                List<String> row = new ArrayList<>(List.of(one.subject().name()));
                for (Band band : bands) {
                    row.add(
                            one.total() == null
                                    ? "—"
                                    : String.valueOf(band.in(one.items().get(item.no() - 1))));
                }
                rows.add(row);
            }
            body.add(new Paragraph(Kind.SUBHEADING, "（" + numeral(item.no()) + "）" + item.title()));
            body.add(new Grid(head, widths, rows, false));
        }
    }

    /** Chinese figures up to twenty, as many items as a form has. */
    private static String numeral(int no) {
        if (no <= TEN.length()) {
            return TEN.substring(no - 1, no);
        }
        return no == 2 * TEN.length() ? "二十" : "十" + numeral(no - TEN.length());
    }

    private LocalDate publishedOn(EvaluationView view) {
        return view.steps().stream()
                .filter(step -> step.act() == EvaluationAct.PUBLISH)
                .map(step -> LocalDate.ofInstant(step.at(), Calendar.ZONE))
                .findFirst()
                .orElse(calendar.today());
    }
}
