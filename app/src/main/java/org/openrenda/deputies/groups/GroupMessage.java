package org.openrenda.deputies.groups;

import java.time.Instant;

/** What one member told the group. */
public record GroupMessage(String name, String text, Instant at) {}
