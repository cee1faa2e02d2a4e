package org.openrenda.deputies.suggestions;

import org.openrenda.platform.CongressId;

/** All who signed took a suggestion back, so that its handling ends. */
public record SuggestionWithdrawn(SuggestionId id, CongressId congress) {}
