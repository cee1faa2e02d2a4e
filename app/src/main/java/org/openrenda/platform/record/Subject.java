package org.openrenda.platform.record;

/**
 * The thing a record entry speaks of.
 *
 * @param module the module's one word
 * @param kind the aggregate's name in that module, in lower case
 * @param id its id
 */
public record Subject(String module, String kind, long id) {}
