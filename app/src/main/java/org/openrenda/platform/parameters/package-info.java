/** The part of the ground that holds the numbers that law and locality set, with their sources. */
@NamedInterface("parameters")
@NullMarked
package org.openrenda.platform.parameters;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
