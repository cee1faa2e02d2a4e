/** Minutes: drafted from the log of the meeting, edited, signed, and written as a document. */
@NamedInterface("minutes")
@NullMarked
package org.openrenda.meetings.minutes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
