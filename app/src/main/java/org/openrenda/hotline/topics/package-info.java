/** The part of the hotline that knows the topics: their names, their levels, who answers for them. */
@NullMarked
package org.openrenda.hotline.topics;

import org.jspecify.annotations.NullMarked;
