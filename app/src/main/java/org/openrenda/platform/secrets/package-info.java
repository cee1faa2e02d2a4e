/** The part of the ground that keeps secret fields unreadable in the database and its backups. */
@NamedInterface("secrets")
@NullMarked
package org.openrenda.platform.secrets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
