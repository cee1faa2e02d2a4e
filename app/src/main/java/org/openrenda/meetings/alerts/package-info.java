/** What the law asks of the course of meetings and of the standing committee, and is not so yet. */
@NamedInterface("alerts")
@NullMarked
package org.openrenda.meetings.alerts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
