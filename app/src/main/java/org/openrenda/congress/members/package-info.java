/** Who belongs to the sittings of a congress and of its standing committee. */
@NamedInterface("members")
@NullMarked
package org.openrenda.congress.members;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
