/** The record: append-only timelines of every aggregate, sealed into a tamper-evident log. */
@NamedInterface("record")
@NullMarked
package org.openrenda.platform.record;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
