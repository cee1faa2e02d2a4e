/** The ground of the house: the words that all parts share, and the parts themselves. */
@ApplicationModule(
        displayName = "平台",
        allowedDependencies = {})
@NullMarked
package org.openrenda.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
