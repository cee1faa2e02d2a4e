/** The part of the ground that holds attachments. */
@NamedInterface("documents")
@NullMarked
package org.openrenda.platform.documents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
