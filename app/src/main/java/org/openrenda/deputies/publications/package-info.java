/** The part of deputies' work that decides what the public reads of suggestions and answers. */
@NamedInterface("publications")
@NullMarked
package org.openrenda.deputies.publications;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
