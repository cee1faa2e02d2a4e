package org.openrenda.deputies.handling;

/** SUG-2: whether more time was asked for, and what was decided. */
public enum Extension {
    NONE,
    ASKED,
    GRANTED,
    REJECTED
}
