/** The part of deputies' work that keeps the stations where deputies meet the people. */
@NamedInterface("stations")
@NullMarked
package org.openrenda.deputies.stations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
