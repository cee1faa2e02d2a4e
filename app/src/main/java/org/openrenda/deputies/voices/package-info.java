/** The part of deputies' work that takes citizens' voices and answers each of them. */
@NamedInterface("voices")
@NullMarked
package org.openrenda.deputies.voices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
