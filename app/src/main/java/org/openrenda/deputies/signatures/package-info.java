/** Deputies signing one text together: suggestions and motions alike. */
@NamedInterface("signatures")
@NullMarked
package org.openrenda.deputies.signatures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
