package org.openrenda.deputies.dutyreports;

import java.util.ArrayList;
import java.util.List;
import org.openrenda.evaluation.evaluations.EvaluationId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Voters rate reports with one-time codes: begun and taken over on the page of a report. */
@Controller
class DutyRatingPages {

    private final DutyRatings ratings;

    DutyRatingPages(DutyRatings ratings) {
        this.ratings = ratings;
    }

    /** This report and those ticked beside it; it goes on on the evaluation's own pages. */
    @Needs("deputies.keep-record")
    @PostMapping("/deputies/duty-reports/{id}/ballot")
    String hold(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") List<Long> reports,
            RedirectAttributes redirect) {
        List<ReportId> rated = new ArrayList<>(List.of(new ReportId(id)));
        reports.forEach(one -> rated.add(new ReportId(one)));
        EvaluationId held = ratings.hold(actor, rated);
        redirect.addFlashAttribute("notice", "已拟定。请核对后点“准备完成”，再制发测评码，打印、剪开，由选民自己抽取。");
        return "redirect:/evaluation/" + held + "/chair";
    }

    @Needs("deputies.keep-record")
    @PostMapping("/deputies/duty-reports/{id}/ballot-result")
    String take(Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        int taken = ratings.take(actor, new ReportId(id));
        redirect.addFlashAttribute("notice", "已按测评结果登记 " + taken + " 名代表的评议，并书面告知代表本人。");
        return "redirect:" + DutyReports.address(new ReportId(id));
    }
}
