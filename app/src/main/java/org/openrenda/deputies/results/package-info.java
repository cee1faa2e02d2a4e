/** What came of what citizens said: a suggestion's result told back to them, and rated by them. */
@NamedInterface("results")
@NullMarked
package org.openrenda.deputies.results;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
