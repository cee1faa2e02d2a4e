/** A meeting from its plan to its close: agenda, people, leave, attendance, quorum, speeches. */
@NamedInterface("sittings")
@NullMarked
package org.openrenda.meetings.sittings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
