package org.openrenda.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * This route asks for a proof of identity (a passkey, or password and time-based code) that is only
 * minutes old. It stands beside {@link Needs} or {@link SignedIn}, which say who may; whoever may
 * not is refused before being asked for anything.
 *
 * <p>A page is come back to after the proof; a plain form that was posted is kept, sealed, and sent
 * again after one more press. A form with files, and a form that is filled for a long time, should
 * have this on the page that shows the form as well.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Fresh {

    /** The parameter that says how many minutes the proof holds, at the actor's own congress. */
    String value() default "access.fresh.minutes";

    /**
     * The parameter that is 1 where also those must give a proof who have no second way at all yet;
     * while it is 0 they pass with their password, and the page leads them to add one. Empty where
     * nobody passes without.
     */
    String required() default "";
}
