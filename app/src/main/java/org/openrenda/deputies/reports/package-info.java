/** The part of deputies' work that reports a year's handling of suggestions in rates (SUG-21). */
@NamedInterface("reports")
@NullMarked
package org.openrenda.deputies.reports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
