package org.openrenda.hotline.issues;

import java.util.List;
import org.openrenda.hotline.counts.MonthPoint;

/**
 * How complaints changed after supervision began, beyond what changed anyway (F-HOT-8).
 *
 * @param reduction from -1 to 1; below 0 is a rise
 * @param low lower end of the 95% interval
 * @param high its upper end
 * @param verdict what may be said, in one phrase
 * @param known false where the data cannot tell
 * @param own months of the topic (in the area), from two years before
 * @param rest the same topic in the rest of the city, or all other topics
 */
public record TopicEffect(
        double reduction,
        double low,
        double high,
        String comparison,
        String verdict,
        boolean known,
        List<MonthPoint> own,
        List<MonthPoint> rest) {

    public TopicEffect {
        own = List.copyOf(own);
        rest = List.copyOf(rest);
    }
}
