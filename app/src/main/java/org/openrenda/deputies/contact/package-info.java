/** The part of deputies' work that keeps deputies' public pages and the dual contact. */
@NamedInterface("contact")
@NullMarked
package org.openrenda.deputies.contact;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
