package org.openrenda.hotline;

import java.util.List;
import java.util.function.BiFunction;
import org.openrenda.hotline.issues.Issue;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Origin;

/**
 * What a system does about the thing that a hot issue tells of; a system declares one as a bean, so
 * that the hotline shows it without knowing the system.
 *
 * @param label what is listed, such as 相关代表建议 (Chinese)
 * @param of what this reader may see of it, the newest first
 */
public record RelatedWork(String label, BiFunction<Actor, Issue, List<Origin>> of) {}
