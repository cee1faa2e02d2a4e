/** The part of deputies' work in which units answer, and deputies rate what they got. */
@NamedInterface("replies")
@NullMarked
package org.openrenda.deputies.replies;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
