/** Big screens: at most seven figures, readable from ten metres, updating by themselves. */
@ApplicationModule(
        displayName = "大屏",
        allowedDependencies = {
            "congress",
            "hotline",
            "hotline :: counts",
            "hotline :: issues",
            "hotline :: topics",
            "platform",
            "platform :: calendar",
            "platform :: database",
            "platform :: parameters",
            "platform :: web",
            "supervision"
        })
@NullMarked
package org.openrenda.screens;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
