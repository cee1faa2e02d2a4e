/**
 * The web kit: page shell, the five page shapes and the small values they show; knows no system.
 */
@NamedInterface("web")
@NullMarked
package org.openrenda.platform.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
