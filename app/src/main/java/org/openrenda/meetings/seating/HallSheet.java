package org.openrenda.meetings.seating;

/** A hall as lists show it. */
public record HallSheet(HallId id, String name, HallLayout layout, boolean used) {}
