package org.openrenda.meetings.publications;

import java.util.List;
import org.openrenda.meetings.sittings.Meeting;

/**
 * A meeting as everyone may see it: its open items only (MTG-15), and nobody's name but reporters'.
 *
 * @param owner the name of the congress
 * @param items in the order of the agenda
 * @param papers of the whole meeting
 */
public record PublicMeeting(
        Meeting meeting, String owner, List<Item> items, List<PublicPaper> papers) {

    /**
     * An open item.
     *
     * @param number its place among the open items, such as 1 or 1.2
     * @param about what is done with it, and who reports
     * @param results what the chair announced, a sentence for each vote
     */
    public record Item(
            String number,
            String title,
            String about,
            String stage,
            List<String> results,
            List<PublicPaper> papers) {}
}
