package org.openrenda.evaluation.forms;

/**
 * One word of a scale.
 *
 * @param value what it counts, in whole points from 0 to 100
 */
public record Grade(String word, int value) {

    public Grade {
        word = word.strip();
    }
}
