package org.openrenda.voting.polls;

/**
 * The marks beside one item.
 *
 * @param inFavour for; where items are chosen, chosen; where things are rated and may be left out,
 *     how many marked it
 * @param score the sum of its scores
 */
public record ItemCount(int inFavour, int against, int abstain, int score) {

    static final ItemCount NONE = new ItemCount(0, 0, 0, 0);

    ItemCount plus(ItemCount other) {
        return new ItemCount(
                inFavour + other.inFavour,
                against + other.against,
                abstain + other.abstain,
                score + other.score);
    }

    int all() {
        return inFavour + against + abstain;
    }
}
