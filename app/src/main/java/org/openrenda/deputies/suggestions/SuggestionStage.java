package org.openrenda.deputies.suggestions;

import static org.openrenda.deputies.suggestions.SuggestionAct.*;

import java.util.EnumMap;
import java.util.Map;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.web.StatusWord;

/** How far a suggestion is, and the written table of its lawful moves (rules.md §2). */
public enum SuggestionStage {
    DRAFT("草稿"),
    CO_SIGNING("征集附议"),
    FIRST_REVIEW("初审"),
    REVIEW("审核"),
    RETURNED("退回修改"),
    REFUSED("不予接收"),
    TURNED("已转其他渠道"),
    WITHDRAWN("已撤回"),
    NUMBERED("待交办"),
    PLANNED("征求分办意见"),
    MERGED("并案办理"),
    ASSIGNED("办理中"),
    REPLIED("待代表评价"),
    NEGOTIATING("面对面协商"),
    CLOSED("已结案"),
    ARCHIVED("已归档");

    private static final Map<SuggestionStage, Map<SuggestionAct, SuggestionStage>> MOVES =
            new EnumMap<>(
                    Map.ofEntries(
                            Map.entry(
                                    DRAFT,
                                    Map.of(
                                            WRITE, DRAFT,
                                            INVITE, CO_SIGNING,
                                            SUBMIT, REVIEW,
                                            SUBMIT_FIRST, FIRST_REVIEW)),
                            Map.entry(
                                    CO_SIGNING,
                                    Map.of(
                                            WRITE, CO_SIGNING,
                                            INVITE, CO_SIGNING,
                                            SUBMIT, REVIEW,
                                            SUBMIT_FIRST, FIRST_REVIEW,
                                            WITHDRAW, WITHDRAWN)),
                            Map.entry(
                                    RETURNED,
                                    Map.of(
                                            WRITE, RETURNED,
                                            INVITE, RETURNED,
                                            SUBMIT, REVIEW,
                                            SUBMIT_FIRST, FIRST_REVIEW,
                                            WITHDRAW, WITHDRAWN,
                                            LAPSE, WITHDRAWN)),
                            Map.entry(
                                    FIRST_REVIEW,
                                    Map.of(
                                            PASS_FIRST, REVIEW,
                                            SEND_BACK, RETURNED,
                                            WITHDRAW, WITHDRAWN)),
                            Map.entry(
                                    REVIEW,
                                    Map.of(
                                            NUMBER, NUMBERED,
                                            SEND_BACK, RETURNED,
                                            REFUSE, REFUSED,
                                            TURN, TURNED,
                                            WITHDRAW, WITHDRAWN)),
                            Map.entry(
                                    NUMBERED,
                                    Map.of(
                                            PLAN, PLANNED,
                                            MERGE, MERGED,
                                            ASSIGN, ASSIGNED,
                                            WITHDRAW, WITHDRAWN)),
                            Map.entry(
                                    PLANNED,
                                    Map.of(
                                            PLAN, PLANNED,
                                            MERGE, MERGED,
                                            ASSIGN, ASSIGNED,
                                            WITHDRAW, WITHDRAWN)),
                            Map.entry(
                                    MERGED,
                                    Map.of(
                                            UNMERGE, NUMBERED,
                                            REPLY, REPLIED,
                                            WITHDRAW, WITHDRAWN)),
                            Map.entry(
                                    ASSIGNED,
                                    Map.of(
                                            TAKE_BACK, NUMBERED,
                                            REPLY, REPLIED,
                                            WITHDRAW, WITHDRAWN)),
                            Map.entry(
                                    REPLIED,
                                    Map.of(
                                            REDO, ASSIGNED,
                                            NEGOTIATE, NEGOTIATING,
                                            CLOSE, CLOSED)),
                            Map.entry(NEGOTIATING, Map.of(REDO, ASSIGNED, CLOSE, CLOSED)),
                            Map.entry(CLOSED, Map.of(ARCHIVE, ARCHIVED))));

    private final String label;

    SuggestionStage(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** The stage with the colour that lists and pages give it. */
    public StatusWord word() {
        return switch (this) {
            case CLOSED, ARCHIVED -> StatusWord.green(label);
            case REFUSED, TURNED, WITHDRAWN, DRAFT, CO_SIGNING -> StatusWord.grey(label);
            case RETURNED, NUMBERED, PLANNED -> StatusWord.amber(label);
            case NEGOTIATING -> StatusWord.red(label);
            default -> StatusWord.blue(label);
        };
    }

    /** Whether the act is lawful now; a page shows only such acts. */
    public boolean allows(SuggestionAct act) {
        return MOVES.getOrDefault(this, Map.of()).containsKey(act);
    }

    /** The stage after the act. */
    public SuggestionStage after(SuggestionAct act) {
        SuggestionStage next = MOVES.getOrDefault(this, Map.of()).get(act);
        if (next == null) {
            throw new Refusal("这件建议现在是“" + label + "”，不能" + act.label() + "。请刷新页面看最新进展。");
        }
        return next;
    }

    /** Before it was submitted, nobody but its authors knows of it. */
    public boolean isPrivate() {
        return this == DRAFT || this == CO_SIGNING;
    }

    public boolean isOver() {
        return this == REFUSED
                || this == TURNED
                || this == WITHDRAWN
                || this == CLOSED
                || this == ARCHIVED;
    }
}
