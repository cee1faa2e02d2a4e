/** The part of deputies' work in which deputies ask to meet officials (约见). */
@NamedInterface("officials")
@NullMarked
package org.openrenda.deputies.officials;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
