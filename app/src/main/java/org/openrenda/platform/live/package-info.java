/** News of running things, told to the pages that show them. */
@NamedInterface("live")
@NullMarked
package org.openrenda.platform.live;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
