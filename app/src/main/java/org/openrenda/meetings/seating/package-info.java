/**
 * Who sits where: halls as data, seats by order or by hand, the map for clerk, chair and deputy.
 */
@NamedInterface("seating")
@NullMarked
package org.openrenda.meetings.seating;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
