/** The part of the ground that holds working days and due dates. */
@NamedInterface("calendar")
@NullMarked
package org.openrenda.platform.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
