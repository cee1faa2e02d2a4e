/** The part of deputies' work that handling units see: assignments, answers, plans. */
@NamedInterface("units")
@NullMarked
package org.openrenda.deputies.units;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
