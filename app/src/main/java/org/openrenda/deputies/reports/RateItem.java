package org.openrenda.deputies.reports;

import org.openrenda.deputies.suggestions.SuggestionId;

/**
 * One thing that a rate counts among its lower number.
 *
 * @param unit the handling unit; empty where a suggestion is counted as a whole
 * @param counted whether it belongs to the upper number too
 */
public record RateItem(
        SuggestionId suggestion, String number, String title, String unit, boolean counted) {}
