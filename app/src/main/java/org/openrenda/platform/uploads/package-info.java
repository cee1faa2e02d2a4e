/** Files that arrive piece by piece, so that a cut connection costs only the piece under way. */
@NamedInterface("uploads")
@NullMarked
package org.openrenda.platform.uploads;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
