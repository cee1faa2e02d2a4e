/** The part of deputies' work that shows leaders the whole at one glance. */
@NamedInterface("overview")
@NullMarked
package org.openrenda.deputies.overview;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
