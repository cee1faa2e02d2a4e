/** The part of the ground that holds what people are told inside the system. */
@NamedInterface("notices")
@NullMarked
package org.openrenda.platform.notices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
