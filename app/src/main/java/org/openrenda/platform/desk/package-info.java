/**
 * The part of the ground that greets a person: what they owe, what they were told, who they are.
 */
@NamedInterface("desk")
@NullMarked
package org.openrenda.platform.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
