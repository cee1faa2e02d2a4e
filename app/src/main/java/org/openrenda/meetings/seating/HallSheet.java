package org.openrenda.meetings.seating;

/**
 * A hall as lists show it.
 *
 * @param plan the rows as they were typed
 * @param closed the seats out of use as they were typed
 * @param used whether a meeting has chosen it
 */
public record HallSheet(
        HallId id, String name, String plan, String closed, HallLayout layout, boolean used) {}
