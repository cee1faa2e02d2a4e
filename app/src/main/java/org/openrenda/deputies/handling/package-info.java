/** The part of deputies' work in which suggestions are handed to units and handled by them. */
@NamedInterface("handling")
@NullMarked
package org.openrenda.deputies.handling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
