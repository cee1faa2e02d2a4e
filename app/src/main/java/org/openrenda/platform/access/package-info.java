/** The part of the ground that holds who one is, what one may do, and whose data one sees. */
@NamedInterface("access")
@NullMarked
package org.openrenda.platform.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
