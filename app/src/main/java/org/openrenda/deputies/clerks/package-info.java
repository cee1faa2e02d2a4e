/** The part of deputies' work that clerks see: lists, the desk, assigning many, and their acts. */
@NamedInterface("clerks")
@NullMarked
package org.openrenda.deputies.clerks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
