/** What a meeting decides by vote: polls prepared from an item, opened with those in the room. */
@NamedInterface("decisions")
@NullMarked
package org.openrenda.meetings.decisions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
