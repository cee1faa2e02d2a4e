/** The part of the hotline that reads the small cube of counts: board, trends, rates, rankings. */
@NamedInterface("counts")
@NullMarked
package org.openrenda.hotline.counts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
