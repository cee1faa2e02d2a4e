/**
 * The part of deputies' work that holds motions from the first draft to the congress's decision.
 */
@NamedInterface("motions")
@NullMarked
package org.openrenda.deputies.motions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
