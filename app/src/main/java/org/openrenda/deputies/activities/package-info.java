/** The part of deputies' work that plans activities and knows who came. */
@NamedInterface("activities")
@NullMarked
package org.openrenda.deputies.activities;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
