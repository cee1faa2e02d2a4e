/** The part of deputies' work that runs micro matters from the citizen to the citizen's rating. */
@NamedInterface("matters")
@NullMarked
package org.openrenda.deputies.matters;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
