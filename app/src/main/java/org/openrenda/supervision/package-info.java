/**
 * Supervision: matters, their list of problems, and each problem followed until it is struck off.
 */
@ApplicationModule(
        displayName = "监督",
        allowedDependencies = {
            "congress",
            "evaluation :: evaluations",
            "evaluation :: hall",
            "hotline",
            "hotline :: counts",
            "hotline :: issues",
            "hotline :: proposals",
            "meetings :: opinions",
            "meetings :: sittings",
            "platform",
            "platform :: access",
            "platform :: calendar",
            "platform :: database",
            "platform :: desk",
            "platform :: documents",
            "platform :: parameters",
            "platform :: record",
            "platform :: tasks",
            "platform :: web"
        })
@NullMarked
package org.openrenda.supervision;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
