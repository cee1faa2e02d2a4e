package org.openrenda.voting.polls;

import org.jspecify.annotations.Nullable;
import org.openrenda.platform.PersonId;

/**
 * One item or candidate on a ballot.
 *
 * @param no from 1, in the order printed
 * @param person the person it is about, where it is about one
 */
public record BallotItem(int no, String title, @Nullable PersonId person) {

    public BallotItem {
        if (no < 1 || title.isBlank()) {
            throw new IllegalArgumentException("an item has a number from 1 and a title");
        }
    }

    public static BallotItem of(int no, String title) {
        return new BallotItem(no, title, null);
    }
}
