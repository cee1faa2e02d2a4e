/** An evaluation from its preparation to the publication of its result, with its sheets. */
@NamedInterface("evaluations")
@NullMarked
package org.openrenda.evaluation.evaluations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
