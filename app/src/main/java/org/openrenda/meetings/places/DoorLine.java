package org.openrenda.meetings.places;

/** One accepted observer for who stands at the door: the whole name to compare with the card. */
public record DoorLine(int place, String name, String phone) {}
