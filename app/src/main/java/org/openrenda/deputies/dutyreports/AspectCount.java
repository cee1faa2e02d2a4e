package org.openrenda.deputies.dutyreports;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.openrenda.platform.Refusal;

/** The votes on one aspect; they are secret, so there are counts and no names. */
public record AspectCount(Aspect aspect, int satisfied, int basically, int dissatisfied) {

    public int cast() {
        return satisfied + basically + dissatisfied;
    }

    /** DEP-30: enough voters, and each of the five aspects once with no more votes than voters. */
    static void check(int least, int voters, List<AspectCount> counts) {
        if (voters < least) {
            throw Refusal.of("voters", "参加评议的选民应在 " + least + " 人以上，现为 " + voters + " 人。");
        }
        Set<Aspect> rated = EnumSet.noneOf(Aspect.class);
        for (AspectCount count : counts) {
            if (count.cast() > voters) {
                throw Refusal.of(
                        count.aspect().name(),
                        "“" + count.aspect().label() + "”的票数超过参加评议的 " + voters + " 人。");
            }
            rated.add(count.aspect());
        }
        if (rated.size() != Aspect.values().length || counts.size() != rated.size()) {
            throw new Refusal("请登记全部五个方面的票数。");
        }
    }
}
