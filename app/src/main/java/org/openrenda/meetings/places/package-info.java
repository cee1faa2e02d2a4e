/** MTG-12: places for observers; citizens apply, the secretariat or the chair decides. */
@NamedInterface("places")
@NullMarked
package org.openrenda.meetings.places;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
