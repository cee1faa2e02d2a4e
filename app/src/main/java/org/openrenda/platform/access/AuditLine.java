package org.openrenda.platform.access;

/** An entry of the record as the auditor's list shows it. */
public record AuditLine(
        long id, String at, String who, String module, String act, String summary) {}
