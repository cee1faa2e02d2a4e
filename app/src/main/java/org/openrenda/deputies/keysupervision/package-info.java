/** The part of deputies' work in which leaders supervise key suggestions (SUG-20). */
@NamedInterface("keysupervision")
@NullMarked
package org.openrenda.deputies.keysupervision;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
