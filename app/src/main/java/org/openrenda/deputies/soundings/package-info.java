/** Opinions that the congress asks for through its stations, counted and sent back (LIA-5). */
@NamedInterface("soundings")
@NullMarked
package org.openrenda.deputies.soundings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
