/** The archive of a meeting: written once, with a manifest of fingerprints, and downloaded. */
@NamedInterface("archive")
@NullMarked
package org.openrenda.meetings.archive;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
