/** Running numbers of documents and messages. */
@NamedInterface("numbering")
@NullMarked
package org.openrenda.deputies.numbering;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
