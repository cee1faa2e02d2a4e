/** The part of deputies' work where deputies write, sign, read and rate on their phones. */
@NamedInterface("writing")
@NullMarked
package org.openrenda.deputies.writing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
