/** The part of the hotline that reads the small cube of counts: board, trends, rates, rankings. */
@NullMarked
package org.openrenda.hotline.counts;

import org.jspecify.annotations.NullMarked;
