/** What a member writes for the own use beside an item; nobody else reads it. */
@NamedInterface("notes")
@NullMarked
package org.openrenda.meetings.notes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
