package org.openrenda.meetings.papers;

/** How a reader got hold of a version. */
enum ReceiptWay {
    OPENED,
    SAVED
}
