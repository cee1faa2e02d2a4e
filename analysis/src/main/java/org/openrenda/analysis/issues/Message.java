package org.openrenda.analysis.issues;

import java.time.LocalDateTime;
import java.util.Objects;

/**
 * What one citizen wrote once.
 *
 * @param user who wrote it; two messages of one user are one voice
 * @param likes how many others agreed
 */
public record Message(
        String id, String user, LocalDateTime time, String title, String text, int likes) {

    public Message {
        Objects.requireNonNull(id);
        Objects.requireNonNull(user);
        Objects.requireNonNull(time);
        Objects.requireNonNull(title);
        Objects.requireNonNull(text);
    }
}
