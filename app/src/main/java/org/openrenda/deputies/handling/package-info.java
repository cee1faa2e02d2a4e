/** The part of deputies' work in which units handle, answer, and are rated by the deputies. */
@NamedInterface("handling")
@NullMarked
package org.openrenda.deputies.handling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
