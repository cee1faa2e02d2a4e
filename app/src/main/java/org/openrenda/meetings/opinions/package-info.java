/** Deliberation opinions: said or taken down, confirmed, sorted into a list, approved, issued. */
@NamedInterface("opinions")
@NullMarked
package org.openrenda.meetings.opinions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
