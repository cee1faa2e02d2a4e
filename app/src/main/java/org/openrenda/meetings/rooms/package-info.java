/** The pages of meetings: the secretariat, the chair, the member's phone and the hall screen. */
@NullMarked
package org.openrenda.meetings.rooms;

import org.jspecify.annotations.NullMarked;
