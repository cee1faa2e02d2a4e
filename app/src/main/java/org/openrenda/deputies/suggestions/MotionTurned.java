package org.openrenda.deputies.suggestions;

import java.util.List;
import org.openrenda.platform.Actor;

/**
 * SUG-25: the presidium decided that a motion is taken as a suggestion.
 *
 * @param by the clerk who registered the decision
 * @param movers the lead deputy first; each of them confirmed the words of the motion
 */
public record MotionTurned(long motion, Actor by, SuggestionText text, List<Signer> movers) {}
