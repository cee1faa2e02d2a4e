package org.openrenda.deputies.suggestions;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Refusal;

/**
 * One suggestion (代表法 24, 36, 51). Its stage is always what its steps make of it, so it can be
 * recomputed from them; the units' part lies in the part {@code handling}.
 *
 * @param lead null for a suggestion of earlier years whose deputy has no account
 * @param version counts the drafts; a co-signer confirms one of them
 * @param round 0 before it was assigned, 1 at first, one more each time it is handled again
 * @param mergedInto the suggestion it is handled together with
 */
public record Suggestion(
        SuggestionId id,
        CongressId congress,
        @Nullable AccountId lead,
        String leadName,
        String title,
        SuggestionSource source,
        SuggestionStage stage,
        int version,
        int round,
        @Nullable String number,
        @Nullable SuggestionId mergedInto,
        boolean confidential,
        @Nullable LocalDate submittedOn) {

    static final int TITLE_MOST = 50;
    static final int TEXT_LEAST = 20;
    static final int TEXT_MOST = 10_000;

    /** SUG-1: clear and concrete, one matter in one suggestion. */
    static void check(String title, String text) {
        if (title.isBlank() || title.length() > TITLE_MOST) {
            throw Refusal.of("title", "请用一句话写明建议什么（" + TITLE_MOST + " 字以内）。");
        }
        if (text.length() > TEXT_MOST) {
            throw Refusal.of("text", "正文超过 " + TEXT_MOST + " 字，请精简或放入附件。");
        }
    }

    /** What a suggestion needs before it is handed in. */
    static void checkComplete(String text) {
        if (text.strip().length() < TEXT_LEAST) {
            throw new Refusal("SUG-1", "正文太短：请写明情况、问题和具体建议（至少 " + TEXT_LEAST + " 字）。");
        }
    }

    public boolean isLed(@Nullable AccountId account) {
        return lead != null && lead.equals(account);
    }

    /** SUG-9: only what has not been handed to units is merged, and never in a chain. */
    void allowMerge(Suggestion into) {
        if (id.equals(into.id())) {
            throw Refusal.of("into", "不能并入自己。");
        }
        if (!congress.equals(into.congress())) {
            throw Refusal.of("into", "只能并入本级的建议。");
        }
        if (into.stage() != SuggestionStage.NUMBERED && into.stage() != SuggestionStage.PLANNED) {
            throw Refusal.of(
                    "into", "只能并入尚未交办的建议，“" + into.title() + "”现在是“" + into.stage().label() + "”。");
        }
    }

    /** Number and title, as a sentence names it. */
    public String named() {
        return number == null ? "“" + title + "”" : number + "“" + title + "”";
    }
}
