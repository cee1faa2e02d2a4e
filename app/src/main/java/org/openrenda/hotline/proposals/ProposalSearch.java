package org.openrenda.hotline.proposals;

import java.util.List;

/**
 * Which topic proposals a list shows, of the congresses that may be seen.
 *
 * @param stage a stage's name; empty for all
 * @param words text in the title; empty for all
 * @param sort one of {@link #SORTS}
 */
public record ProposalSearch(
        String stage, String words, String sort, boolean descending, int offset, int most) {

    public static final List<String> SORTS = List.of("title", "score", "tickets", "stage", "month");

    /** The newest first. */
    public static ProposalSearch of(String stage, int most) {
        return new ProposalSearch(stage, "", "month", true, 0, most);
    }
}
