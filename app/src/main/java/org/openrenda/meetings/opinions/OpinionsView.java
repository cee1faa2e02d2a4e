package org.openrenda.meetings.opinions;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.meetings.sittings.AgendaItem;
import org.openrenda.meetings.sittings.Meeting;

/**
 * The opinions on one item as who sorts or approves them sees them.
 *
 * @param list null while nothing was said
 * @param unsorted what waits to be put into the list
 * @param dropped what was left out, with the reason
 * @param issued as issued; empty before
 * @param issueBy SUP-6: the last day to issue an approved list; null before
 * @param used what became of the issued list; empty while nothing did
 * @param usedAt the page of it
 */
public record OpinionsView(
        Meeting meeting,
        AgendaItem item,
        @Nullable OpinionList list,
        List<OpinionLine> lines,
        List<Remark> unsorted,
        List<Remark> dropped,
        List<IssuedOpinion> issued,
        List<ListStep> steps,
        @Nullable LocalDate issueBy,
        String used,
        String usedAt) {

    public ListStage stage() {
        return list == null ? ListStage.SORTING : list.stage();
    }

    /** How many in the list were taken down and not confirmed by who said them (MTG-14). */
    public int unconfirmed() {
        return (int)
                lines.stream()
                        .flatMap(line -> line.sources().stream())
                        .filter(one -> !one.isConfirmed())
                        .count();
    }

    public String title() {
        return "对“" + item.title() + "”的审议意见";
    }
}
