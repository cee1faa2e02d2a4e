/** The pages of an evaluation: the clerk's forms, the chair, the rater, the result and screen. */
@NullMarked
package org.openrenda.evaluation.hall;

import org.jspecify.annotations.NullMarked;
