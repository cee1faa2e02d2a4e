/** The ground every system stands on; it knows none of them. */
@ApplicationModule(
        displayName = "平台",
        allowedDependencies = {})
package org.openrenda.platform;

import org.springframework.modulith.ApplicationModule;
