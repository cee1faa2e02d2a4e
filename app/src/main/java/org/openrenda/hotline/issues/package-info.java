/** The part of the hotline that sees what stands out: hot issues, bursts, and effects. */
@NullMarked
package org.openrenda.hotline.issues;

import org.jspecify.annotations.NullMarked;
