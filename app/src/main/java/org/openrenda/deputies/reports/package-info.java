/** The part of deputies' work in which deputies report to those who elected them. */
@NamedInterface("reports")
@NullMarked
package org.openrenda.deputies.reports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
