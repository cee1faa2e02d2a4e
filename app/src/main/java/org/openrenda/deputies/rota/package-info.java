/** The part of deputies' work that plans days of duty at stations and counts visits. */
@NamedInterface("rota")
@NullMarked
package org.openrenda.deputies.rota;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
