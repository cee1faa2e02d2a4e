package org.openrenda.platform.access;

/** A role held, as the page of an account shows it. */
public record HeldRole(long id, String role, String congress, String unit) {}
