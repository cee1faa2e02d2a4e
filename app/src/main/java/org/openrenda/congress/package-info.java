/** The tree of congresses, their organs, terms, people, deputyships, areas and handling units. */
@ApplicationModule(
        displayName = "人大组织",
        allowedDependencies = {
            "platform",
            "platform :: access",
            "platform :: calendar",
            "platform :: command",
            "platform :: database",
            "platform :: documents",
            "platform :: parameters",
            "platform :: record",
            "platform :: secrets",
            "platform :: web"
        })
@NullMarked
package org.openrenda.congress;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
