/** Devices at the door, such as face terminals, that sign people in with a token of their own. */
@NamedInterface("terminals")
@NullMarked
package org.openrenda.meetings.terminals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
