/** What the public reads of meetings, decided before it does (MTG-15). */
@NamedInterface("publications")
@NullMarked
package org.openrenda.meetings.publications;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
