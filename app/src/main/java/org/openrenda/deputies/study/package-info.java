/** The part of deputies' work in which deputies study and are tested. */
@NamedInterface("study")
@NullMarked
package org.openrenda.deputies.study;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
