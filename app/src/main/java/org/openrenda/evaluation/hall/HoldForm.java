package org.openrenda.evaluation.hall;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.evaluation.evaluations.EvaluationKind;
import org.openrenda.evaluation.evaluations.EvaluationMode;
import org.openrenda.evaluation.evaluations.EvaluationPlan;
import org.openrenda.evaluation.evaluations.EvaluationSubject;
import org.openrenda.evaluation.evaluations.NewEvaluation;
import org.openrenda.evaluation.evaluations.NewRater;
import org.openrenda.evaluation.evaluations.RaterGroup;
import org.openrenda.evaluation.evaluations.RatingWay;
import org.openrenda.evaluation.forms.EvaluationForm;
import org.openrenda.evaluation.forms.FormId;
import org.openrenda.evaluation.forms.Forms;
import org.openrenda.evaluation.forms.SampleForm;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.web.Form;
import org.springframework.stereotype.Component;

/** Reads what a clerk typed into an evaluation to be held. */
@Component
class HoldForm {

    /** Groups the page has at first, and at most. */
    static final int GROUPS = 3;

    /** What stands before the word of a ready-made form. */
    static final String SAMPLE = "sample-";

    static final int GROUPS_MAX = EvaluationPlan.GROUPS_MAX;
    private static final String SUPERVISORS = "supervisors";
    private static final BigDecimal THOUSANDTHS = BigDecimal.TEN;

    private final RaterNames names;
    private final Forms forms;

    HoldForm(RaterNames names, Forms forms) {
        this.names = names;
        this.forms = forms;
    }

    NewEvaluation read(Actor actor, Form form) {
        EvaluationMode mode = form.one(EvaluationMode.values(), "mode", "请选择当场还是限期。");
        boolean days = mode == EvaluationMode.OVER_DAYS;
        List<RaterGroup> groups = new ArrayList<>();
        List<NewRater> raters = new ArrayList<>();
        for (int no = 1; no <= GROUPS_MAX; no++) {
            if (!form.get("group" + no).isEmpty()) {
                read(actor, form, no, groups, raters);
            }
        }
        EvaluationPlan plan =
                new EvaluationPlan(
                        actor.home(),
                        form.get("title"),
                        form.get("body"),
                        form.one(EvaluationKind.values(), "kind", "请选择测评的种类。"),
                        form.get("basis"),
                        chosen(actor, form),
                        mode,
                        days ? day(form, "opens", 0) : null,
                        days ? day(form, "closes", 1) : null,
                        !form.get("live").isEmpty(),
                        null,
                        subjects(form),
                        groups);
        List<NewRater> supervisors = names.supervisors(actor.home(), form.get(SUPERVISORS));
        return new NewEvaluation(plan, raters, supervisors);
    }

    private void read(
            Actor actor, Form form, int typed, List<RaterGroup> groups, List<NewRater> raters) {
        int no = groups.size() + 1;
        RatingWay by = form.one(RatingWay.values(), "way" + typed, "请选择怎样评。");
        int weight = thousandths("weight" + typed, form.get("weight" + typed));
        groups.add(new RaterGroup(no, form.get("group" + typed), weight, by));
        if (by == RatingWay.CODE) {
            return;
        }
        RaterSource source =
                form.get("who" + typed).isEmpty()
                        ? RaterSource.LISTED
                        : form.one(RaterSource.values(), "who" + typed, "请选择谁来评。");
        String listed = form.get("raters" + typed);
        raters.addAll(names.of(actor, actor.home(), source, listed, no, typed));
    }

    /** The form with what is wrong with the listed people of one group. */
    Form checked(Actor actor, Form form, int group) {
        String field = "raters" + group;
        try {
            int people =
                    names.of(actor, actor.home(), RaterSource.LISTED, form.get(field), group, group)
                            .size();
            return form.value("found" + group, "读入 " + people + " 人，都找到了账号。");
        } catch (Refusal wrong) {
            return form.error(field, wrong.sentence());
        }
    }

    /** How many groups the form shows now. */
    static int groups(Form form) {
        String typed = form.get("groups");
        int asked = typed.matches("[0-9]{1,2}") ? Integer.parseInt(typed) : GROUPS;
        int filled = GROUPS;
        for (int no = GROUPS + 1; no <= GROUPS_MAX; no++) {
            filled = form.get("group" + no).isEmpty() ? filled : no;
        }
        return Math.clamp(Math.max(asked, filled), GROUPS, GROUPS_MAX);
    }

    /** The chosen form; a ready-made one is drawn up as it stands. */
    EvaluationForm chosen(Actor actor, Form form) {
        for (SampleForm one : forms.samples(actor.home())) {
            if (form.get("form").equals(SAMPLE + one.key())) {
                return forms.current(forms.draw(actor, actor.home(), one.name(), one.items()));
            }
        }
        if (!form.get("form").matches("[1-9][0-9]{0,17}")) {
            throw Refusal.of("form", "请选择测评表。");
        }
        return forms.current(new FormId(Long.parseLong(form.get("form"))));
    }

    private static List<EvaluationSubject> subjects(Form form) {
        List<EvaluationSubject> subjects = new ArrayList<>();
        for (String line : form.get("subjects").lines().map(String::strip).toList()) {
            if (!line.isEmpty()) {
                String[] parts = line.split("[|｜]", 2);
                subjects.add(
                        new EvaluationSubject(
                                subjects.size() + 1, parts[0], parts.length > 1 ? parts[1] : ""));
            }
        }
        return subjects;
    }

    /** Midnight at the beginning of a day, or so many days after it. */
    static @Nullable Instant day(Form form, String field, int later) {
        try {
            return LocalDate.parse(form.get(field))
                    .plusDays(later)
                    .atStartOfDay(Calendar.ZONE)
                    .toInstant();
        } catch (DateTimeParseException none) {
            throw Refusal.of(field, "请选择日期。");
        }
    }

    /** Per cent with at most one decimal, in thousandths. */
    static int thousandths(String field, String typed) {
        String plain = typed.replaceAll("[%％\\s]", "");
        if (!plain.matches("[0-9]{1,3}(\\.[0-9])?")) {
            throw Refusal.of(field, "权重请写百分数，例如 40 或 12.5。");
        }
        return new BigDecimal(plain).multiply(THOUSANDTHS).intValueExact();
    }
}
