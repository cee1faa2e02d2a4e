/** The tree of congresses and its parts from table files: looked through, then all or nothing. */
@NullMarked
package org.openrenda.congress.imports;

import org.jspecify.annotations.NullMarked;
