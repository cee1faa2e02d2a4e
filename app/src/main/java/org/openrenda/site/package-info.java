/**
 * The public site: what is supervised, how far it is, who owes the next step; followed by a code.
 */
@ApplicationModule(
        displayName = "公众网站",
        allowedDependencies = {
            "congress",
            "deputies :: commitments",
            "deputies :: publications",
            "deputies :: replies",
            "deputies :: suggestions",
            "hotline",
            "hotline :: counts",
            "hotline :: issues",
            "hotline :: topics",
            "meetings :: papers",
            "meetings :: places",
            "meetings :: publications",
            "meetings :: sittings",
            "platform",
            "platform :: access",
            "platform :: calendar",
            "platform :: database",
            "platform :: documents",
            "platform :: record",
            "platform :: web",
            "supervision"
        })
@NullMarked
package org.openrenda.site;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
