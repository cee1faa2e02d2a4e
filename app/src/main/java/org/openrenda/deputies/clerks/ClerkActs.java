package org.openrenda.deputies.clerks;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.deputies.handling.Assignment;
import org.openrenda.deputies.handling.AssignmentStage;
import org.openrenda.deputies.handling.Extension;
import org.openrenda.deputies.replies.RatingView;
import org.openrenda.deputies.replies.ReplyView;
import org.openrenda.deputies.suggestions.SuggestionAct;
import org.openrenda.deputies.suggestions.SuggestionStage;
import org.openrenda.deputies.suggestions.SuggestionView;
import org.openrenda.platform.Satisfaction;
import org.openrenda.platform.web.FormField.Option;
import org.openrenda.platform.web.StatusWord;

/**
 * What the person who looks may do as a clerk on one suggestion; the fragment {@code
 * deputies/clerk-acts} shows it.
 *
 * @param assignments those that are still somebody's
 * @param mergers what it could be handled together with, the most similar first
 * @param ratingUntil the last day of rating; null when nobody is asked to rate
 * @param leadGone whether the lead deputy may not act any more (DEP-4)
 * @param today the present day
 */
public record ClerkActs(
        SuggestionView view,
        boolean reviews,
        boolean assigns,
        boolean decides,
        boolean publishes,
        List<Assignment> assignments,
        List<ReplyView> replies,
        List<RatingView> ratings,
        List<Option> mergers,
        @Nullable LocalDate ratingUntil,
        boolean leadGone,
        LocalDate today) {

    /** The unit whose answer was rated. */
    public String unitOf(RatingView rating) {
        return replies.stream()
                .filter(one -> one.id() == rating.reply())
                .map(ReplyView::unitName)
                .findFirst()
                .orElse("");
    }

    public static StatusWord word(Satisfaction given) {
        return switch (given) {
            case SATISFIED -> StatusWord.green(given.label());
            case BASICALLY_SATISFIED -> StatusWord.blue(given.label());
            case DISSATISFIED -> StatusWord.red(given.label());
        };
    }

    /** Whether the clerk may do this act on the suggestion now. */
    public boolean may(SuggestionAct act) {
        boolean permitted =
                switch (act) {
                    case PASS_FIRST, SEND_BACK, REFUSE, TURN, NUMBER, ARCHIVE -> reviews;
                    case LAPSE -> reviews && leadGone;
                    case PLAN, ASSIGN, MERGE, UNMERGE, TAKE_BACK -> assigns;
                    case NEGOTIATE, CLOSE -> decides;
                    default -> false;
                };
        return permitted && view.stage().allows(act);
    }

    /** A handover is undone only as long as nobody signed for it. */
    public boolean mayTakeBack() {
        return may(SuggestionAct.TAKE_BACK)
                && view.suggestion().round() == 1
                && assignments.stream().allMatch(one -> one.stage() == AssignmentStage.SENT);
    }

    public boolean mayMerge() {
        return may(SuggestionAct.MERGE) && view.mergedHere().isEmpty() && !mergers.isEmpty();
    }

    /** Those that wait for a clerk's decision. */
    public List<Assignment> toDecide() {
        return decides
                ? assignments.stream().filter(one -> !decision(one).isEmpty()).toList()
                : List.of();
    }

    /** What the clerks have to decide about this assignment; empty for nothing. */
    public static String decision(Assignment at) {
        if (at.stage() == AssignmentStage.RETURN_ASKED) {
            return "决定退办申请";
        }
        if (at.stage() == AssignmentStage.SIGNED) {
            return "审核答复";
        }
        return at.extension() == Extension.ASKED && !at.stage().isGone() ? "决定延期申请" : "";
    }

    public boolean rates() {
        return decides && view.stage() == SuggestionStage.REPLIED;
    }

    public boolean ratingIsOver() {
        return ratingUntil != null && today.isAfter(ratingUntil);
    }

    public boolean negotiates() {
        return decides && view.stage() == SuggestionStage.NEGOTIATING;
    }

    /** SEC-16: reviewed once it has a number and before it is published. */
    public boolean reviewsSecrecy() {
        return publishes
                && view.suggestion().number() != null
                && !view.suggestion().confidential()
                && !view.published();
    }

    public boolean mayPublish() {
        return reviewsSecrecy() && Boolean.TRUE.equals(view.mayPublish());
    }

    /** What anyone will be able to read, before it is published. */
    public String becomesPublic() {
        long open = replies.stream().filter(one -> one.withheld().isEmpty()).count();
        long withheld = replies.size() - open;
        return "将在公众网站公开：标题、领衔代表姓名、建议全文、承办单位和办理过程，以及 "
                + open
                + " 份答复的公开版"
                + (withheld == 0 ? "" : "；另有 " + withheld + " 份答复不公开，只公布理由")
                + "。以后的答复按各自的公开版公开。公开后不能撤下。";
    }
}
