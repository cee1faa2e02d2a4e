package org.openrenda.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * One network may use this route only so often. How often stands in two parameters, {@code
 * limits.<name>.most} and {@code limits.<name>.minutes}; routes of the same name share one
 * allowance.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Limited {

    /** The name of the allowance, for example {@code site.follow}. */
    String value();

    /** Counts only requests that carry this request parameter with content; empty for all. */
    String with() default "";
}
