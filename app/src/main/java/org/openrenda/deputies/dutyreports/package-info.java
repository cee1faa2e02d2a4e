/** The part of deputies' work in which deputies report to those who elected them. */
@NamedInterface("dutyreports")
@NullMarked
package org.openrenda.deputies.dutyreports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
