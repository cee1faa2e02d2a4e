/**
 * Deputies' work: suggestions that end in results, motions, stations, contact with the people, and
 * the duty record that is derived from what was done.
 */
@ApplicationModule(
        displayName = "代表工作",
        allowedDependencies = {
            "congress",
            "congress :: deputyships",
            "evaluation :: evaluations",
            "evaluation :: forms",
            "evaluation :: hall",
            "hotline",
            "hotline :: counts",
            "hotline :: intake",
            "hotline :: issues",
            "hotline :: topics",
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
            "platform :: uploads",
            "platform :: web"
        })
@NullMarked
package org.openrenda.deputies;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
