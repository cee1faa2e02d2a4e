/** What becomes of a deputyship from the election to its end, with who, when, why and by what. */
@NamedInterface("deputyships")
@NullMarked
package org.openrenda.congress.deputyships;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
