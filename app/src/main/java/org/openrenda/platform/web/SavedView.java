package org.openrenda.platform.web;

/**
 * Filters, order and columns of one list that a person gave a name.
 *
 * @param href the list shown so
 * @param on whether the list is shown so now
 */
public record SavedView(long id, String name, String href, boolean on) {}
