/**
 * Evaluation (测评): weighted forms as data, rounds held in the room or over days, and results that
 * are recomputable from the sheets. An instrument: it knows no meeting and no system.
 */
@ApplicationModule(
        displayName = "测评",
        allowedDependencies = {
            "congress",
            "congress :: members",
            "platform",
            "platform :: access",
            "platform :: calendar",
            "platform :: database",
            "platform :: documents",
            "platform :: live",
            "platform :: notices",
            "platform :: parameters",
            "platform :: record",
            "platform :: tasks",
            "platform :: web",
            "voting :: polls",
            "voting :: secretballots"
        })
@NullMarked
package org.openrenda.evaluation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
