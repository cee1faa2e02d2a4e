/** Evaluation forms (测评表): weighted items with scales, in versions that never change. */
@NamedInterface("forms")
@NullMarked
package org.openrenda.evaluation.forms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
