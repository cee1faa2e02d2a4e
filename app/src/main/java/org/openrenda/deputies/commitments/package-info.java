/** The part of deputies' work that keeps the ledger of promises until each is struck off. */
@NamedInterface("commitments")
@NullMarked
package org.openrenda.deputies.commitments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
