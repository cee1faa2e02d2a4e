package org.openrenda.voting.polls;

import org.jspecify.annotations.Nullable;
import org.openrenda.platform.PersonId;

/**
 * One item or candidate on a ballot.
 *
 * @param no from 1, in the order printed
 * @param title of a person the name first, then the office
 * @param person who it is about, where that is somebody in the register
 * @param marking how it is marked, on score ballots whose items are not marked alike; else null
 */
public record BallotItem(
        int no, String title, @Nullable PersonId person, @Nullable Marking marking) {

    public BallotItem {
        if (no < 1 || title.isBlank()) {
            throw new IllegalArgumentException("an item has a number from 1 and a title");
        }
    }

    /** An item that is marked as all others on its ballot. */
    public BallotItem(int no, String title, @Nullable PersonId person) {
        this(no, title, person, null);
    }

    /** One thing asked of one that is rated; its title names both. */
    public static BallotItem rated(int no, Marking marking) {
        return new BallotItem(no, marking.heading() + "：" + marking.label(), null, marking);
    }

    /** The first word of the title: the name, where the item is about a person. */
    public String name() {
        return title.strip().split("[\\s　、，,；;：:]", 2)[0];
    }

    public static BallotItem of(int no, String title) {
        return new BallotItem(no, title, null);
    }
}
