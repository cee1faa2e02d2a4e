package org.openrenda.platform.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** This route is for those who hold the permission of this code at some congress. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {

    /** The code of a {@link org.openrenda.platform.Permission}, for example {@code supervision.assign}. */
    String value();
}
