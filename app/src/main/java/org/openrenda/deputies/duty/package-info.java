/** The part of deputies' work that keeps the duty record, which nobody types. */
@NamedInterface("duty")
@NullMarked
package org.openrenda.deputies.duty;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
