/** The part of the hotline that turns evidence into topic proposals and carries their decision. */
@NamedInterface("proposals")
@NullMarked
package org.openrenda.hotline.proposals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
