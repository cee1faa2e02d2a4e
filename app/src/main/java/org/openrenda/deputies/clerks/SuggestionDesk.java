package org.openrenda.deputies.clerks;

import java.util.List;
import org.openrenda.deputies.DeputiesPermission;
import org.openrenda.deputies.commitments.Commitments;
import org.openrenda.deputies.handling.AssignmentSearch;
import org.openrenda.deputies.handling.AssignmentWatch;
import org.openrenda.deputies.handling.Handling;
import org.openrenda.deputies.suggestions.SuggestionSearch;
import org.openrenda.deputies.suggestions.Suggestions;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.desk.DeskFigures;
import org.openrenda.platform.web.Figure;
import org.openrenda.platform.web.StatusWord.Tone;
import org.springframework.stereotype.Component;

/** What the clerks of deputies' affairs watch, each figure with the list behind it. */
@Component
class SuggestionDesk implements DeskFigures {

    private static final String LIST = "/deputies/suggestions?";
    private static final String ASSIGNED = "/deputies/assignments?watch=";

    private final Suggestions suggestions;
    private final Handling handling;
    private final Commitments commitments;

    SuggestionDesk(Suggestions suggestions, Handling handling, Commitments commitments) {
        this.suggestions = suggestions;
        this.handling = handling;
        this.commitments = commitments;
    }

    /** The three that matter most, on the desk of all modules. */
    @Override
    public List<Figure> figures(Actor actor) {
        if (!actor.may(DeputiesPermission.REVIEW)) {
            return List.of();
        }
        CongressId home = actor.home();
        return List.of(
                review(home), assign(home), watch(home, AssignmentWatch.LATE, "建议逾期未答复", Tone.RED));
    }

    /** What has just come and waits for the clerks themselves. */
    List<Figure> coming(CongressId home) {
        return List.of(
                review(home),
                assign(home),
                watch(home, AssignmentWatch.RETURN, "退办待决定", Tone.AMBER),
                watch(home, AssignmentWatch.EXTENSION, "延期待决定", Tone.AMBER),
                watch(home, AssignmentWatch.CHECK, "答复待审核", Tone.AMBER),
                figure(
                        "promises",
                        "承诺到期未兑现",
                        commitments.late(home),
                        Tone.RED,
                        "/deputies/commitments?late=yes"));
    }

    /** Clocks that run against the units and the deputies. */
    List<Figure> clocks(CongressId home) {
        int unrated = suggestions.count(search(home, "", "UNRATED"));
        return List.of(
                watch(home, AssignmentWatch.SOON, "7 天内到期", Tone.AMBER),
                watch(home, AssignmentWatch.WEEK, "本周逾期", Tone.RED),
                watch(home, AssignmentWatch.LATE, "逾期未答复", Tone.RED),
                watch(home, AssignmentWatch.UNSIGNED, "逾期未签收", Tone.RED),
                watch(home, AssignmentWatch.UNMET, "时限过半未面商", Tone.AMBER),
                figure("unrated", "评价期满未评完", unrated, Tone.AMBER, LIST + "clock=UNRATED"));
    }

    private Figure review(CongressId home) {
        return figure(
                "review",
                "建议待审核",
                suggestions.count(search(home, "REVIEWING", "")),
                Tone.AMBER,
                "/deputies/suggestions/reviewing");
    }

    private Figure assign(CongressId home) {
        return figure(
                "assign",
                "建议待交办",
                suggestions.count(search(home, "WAITING", "")),
                Tone.AMBER,
                "/deputies/suggestions/assigning");
    }

    private Figure watch(CongressId home, AssignmentWatch watch, String label, Tone tone) {
        return figure(
                "assignments-" + watch.name().toLowerCase(java.util.Locale.ROOT),
                label,
                handling.count(AssignmentSearch.of(home, watch, 1)),
                tone,
                ASSIGNED + watch.name());
    }

    private static Figure figure(String key, String label, int count, Tone tone, String href) {
        return Figure.of(key, label, count, "件").in(count > 0 ? tone : Tone.GREY).at(href);
    }

    private static SuggestionSearch search(CongressId home, String stage, String clock) {
        return new SuggestionSearch(
                List.of(home.value()),
                stage,
                "",
                "",
                0,
                0,
                "",
                "",
                clock,
                false,
                "due",
                false,
                0,
                1);
    }
}
