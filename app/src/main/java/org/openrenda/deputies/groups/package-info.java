/** The part of deputies' work that knows groups of deputies and what they tell one another. */
@NamedInterface("groups")
@NullMarked
package org.openrenda.deputies.groups;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
