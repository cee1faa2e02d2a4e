/** The part of deputies' work that keeps a unit's papers and knows which go with its answer. */
@NamedInterface("answerfiles")
@NullMarked
package org.openrenda.deputies.answerfiles;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
