package org.openrenda.platform.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Whoever passed the password may use this route, even while the second step is still owed. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface BeforeSecondStep {}
