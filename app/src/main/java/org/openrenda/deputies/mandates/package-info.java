/** Who may act as a deputy now, asked by every part in which deputies act. */
@NamedInterface("mandates")
@NullMarked
package org.openrenda.deputies.mandates;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
