package org.openrenda.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** This route is for those who hold one of these permissions at some congress. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {

    /** The codes of {@link Permission}s, for example {@code supervision.assign}. */
    String[] value();
}
