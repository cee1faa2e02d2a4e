/**
 * Voting: who votes, how, named or secret, and what carries, kept apart; results are recomputable
 * from the ballots. An instrument: it knows no meeting and no system.
 */
@ApplicationModule(
        displayName = "表决",
        allowedDependencies = {
            "congress",
            "congress :: members",
            "platform",
            "platform :: access",
            "platform :: calendar",
            "platform :: database",
            "platform :: documents",
            "platform :: notices",
            "platform :: parameters",
            "platform :: record",
            "platform :: secrets",
            "platform :: command",
            "platform :: live",
            "platform :: web"
        })
@NullMarked
package org.openrenda.voting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
