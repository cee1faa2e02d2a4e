package org.openrenda.analysis.issues;

import java.time.LocalDateTime;
import java.util.List;

/**
 * One matter at one place that several citizens complain about.
 *
 * @param number the group's number, stable while messages are added
 * @param heat how hot it is: voices, agreement, how long it lasts and how lately it was heard
 * @param voices distinct complainants; copies of one text and posts of one user are one voice
 * @param place the place most of the messages name, empty if they name none
 * @param title the title of the message nearest to all the others
 * @param ids the messages, the earliest first
 */
public record HotIssue(
        int number,
        double heat,
        int voices,
        LocalDateTime first,
        LocalDateTime last,
        String place,
        String title,
        List<String> ids) {}
