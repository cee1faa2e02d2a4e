package org.openrenda.deputies.results;

/**
 * How citizens rated results, apart from the deputies' ratings.
 *
 * @param voices how many citizens' voices the suggestion grew out of: the base of those asked
 * @param rated how many ratings were given
 */
public record ResultCount(
        Occasion occasion,
        int voices,
        int rated,
        int satisfied,
        int basicallySatisfied,
        int dissatisfied) {}
