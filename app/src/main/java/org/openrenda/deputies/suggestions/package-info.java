/** The part of deputies' work that holds a suggestion from its draft to its end. */
@NamedInterface("suggestions")
@NullMarked
package org.openrenda.deputies.suggestions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
