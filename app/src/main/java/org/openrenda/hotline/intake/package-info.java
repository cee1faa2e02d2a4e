/** The intake of the hotline: tickets read, de-identified, classified, stored and counted. */
@NamedInterface("intake")
@NullMarked
package org.openrenda.hotline.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
