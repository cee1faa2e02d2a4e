package org.openrenda.site;

import java.time.Instant;
import java.util.List;
import org.openrenda.deputies.publications.PublicSuggestion;
import org.openrenda.platform.record.Entry;

/**
 * A published suggestion that somebody follows by a code.
 *
 * @param fresh what happened since that moment, the newest first
 */
public record FollowedSuggestion(PublicSuggestion shown, Instant since, List<Entry> fresh) {}
