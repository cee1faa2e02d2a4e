/**
 * The hotline: citizens' voices taken in, de-identified, classified, grouped, counted and proposed.
 */
@ApplicationModule(
        displayName = "民声",
        allowedDependencies = {
            "congress",
            "platform",
            "platform :: access",
            "platform :: calendar",
            "platform :: command",
            "platform :: database",
            "platform :: desk",
            "platform :: documents",
            "platform :: notices",
            "platform :: parameters",
            "platform :: record",
            "platform :: secrets",
            "platform :: tasks",
            "platform :: web"
        })
@NullMarked
package org.openrenda.hotline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
