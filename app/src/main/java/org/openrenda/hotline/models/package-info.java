/** The part of the hotline that trains and keeps the place's own classification models. */
@NamedInterface("models")
@NullMarked
package org.openrenda.hotline.models;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
