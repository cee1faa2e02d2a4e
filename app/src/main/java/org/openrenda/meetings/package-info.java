/**
 * Meetings: what is planned, who comes, what is on the agenda, how it runs, what was decided and
 * what the minutes say. An instrument: it uses voting and knows no system.
 */
@ApplicationModule(
        displayName = "会议",
        allowedDependencies = {
            "congress",
            "congress :: deputyships",
            "congress :: members",
            "voting :: ballotforms",
            "voting :: polls",
            "platform",
            "platform :: access",
            "platform :: calendar",
            "platform :: database",
            "platform :: desk",
            "platform :: documents",
            "platform :: notices",
            "platform :: parameters",
            "platform :: record",
            "platform :: secrets",
            "platform :: tasks",
            "platform :: uploads",
            "platform :: command",
            "platform :: live",
            "platform :: web"
        })
@NullMarked
package org.openrenda.meetings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
