/** Papers of a meeting: sent by role, renewed in versions, opened with a receipt. */
@NamedInterface("papers")
@NullMarked
package org.openrenda.meetings.papers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
