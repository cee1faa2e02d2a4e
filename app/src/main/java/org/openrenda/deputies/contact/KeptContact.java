package org.openrenda.deputies.contact;

import java.time.LocalDate;

/** A contact that was kept: when, how, and what was raised. */
public record KeptContact(LocalDate on, ContactWay way, String raised, String byName) {}
