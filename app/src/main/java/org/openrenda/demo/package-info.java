/**
 * The demo: the invented city 云澜市 with its congresses, people and two years of hotline tickets,
 * built through the façades of the other modules. It does nothing outside the profile {@code demo}.
 */
@ApplicationModule(
        displayName = "演示",
        allowedDependencies = {
            "congress",
            "congress :: deputyships",
            "deputies :: activities",
            "deputies :: commitments",
            "deputies :: contact",
            "deputies :: handling",
            "deputies :: keysupervision",
            "deputies :: micromatters",
            "deputies :: publications",
            "deputies :: replies",
            "deputies :: rota",
            "deputies :: stations",
            "deputies :: dutyreports",
            "deputies :: groups",
            "deputies :: motions",
            "deputies :: officials",
            "deputies :: study",
            "deputies :: suggestions",
            "deputies :: voices",
            "evaluation :: evaluations",
            "evaluation :: forms",
            "hotline :: intake",
            "hotline :: issues",
            "hotline :: proposals",
            "meetings :: decisions",
            "meetings :: minutes",
            "meetings :: papers",
            "meetings :: places",
            "meetings :: seating",
            "meetings :: sittings",
            "platform :: access",
            "platform :: calendar",
            "platform :: database",
            "platform :: parameters",
            "platform :: web",
            "platform",
            "supervision",
            "voting :: polls"
        })
@NullMarked
package org.openrenda.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
