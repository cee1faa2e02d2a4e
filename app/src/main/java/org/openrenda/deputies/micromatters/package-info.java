/** The part of deputies' work that runs micro matters from the citizen to the citizen's rating. */
@NamedInterface("micromatters")
@NullMarked
package org.openrenda.deputies.micromatters;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
