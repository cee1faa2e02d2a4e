package org.openrenda.analysis.issues;

/**
 * What a message or a group is about: the sums of its members' place and matter vectors.
 *
 * @param size how many messages were summed
 */
record Sketch(Sparse place, Sparse matter, int size) {

    /** Places that agree this far are taken for the same. */
    private static final double SAME_PLACE = 0.7;

    Sketch plus(Sketch other) {
        return new Sketch(place.plus(other.place), matter.plus(other.matter), size + other.size);
    }

    /** Mean likeness of the members of both: the same matter, and at the same place. */
    double likeness(Sketch other) {
        double pairs = (double) size * other.size;
        double samePlace = place.dot(other.place) / pairs;
        if (samePlace == 0) {
            return 0;
        }
        return matter.dot(other.matter) / pairs * Math.min(1, samePlace / SAME_PLACE);
    }
}
