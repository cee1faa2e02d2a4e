/** The part of the ground that keeps what is open to everyone from being used up by one. */
@NamedInterface("limits")
@NullMarked
package org.openrenda.platform.limits;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
