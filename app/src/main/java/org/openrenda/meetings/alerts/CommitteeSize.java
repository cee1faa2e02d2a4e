package org.openrenda.meetings.alerts;

import java.util.List;
import org.openrenda.platform.parameters.Parameter;

/** MTG-8: how many members a standing committee may have, by level and population. */
final class CommitteeSize {

    private static final int TEN_THOUSAND = 10_000;

    private CommitteeSize() {}

    /**
     * The numbers of one level.
     *
     * @param largeOver above how many ten thousands of people there may be {@code mostLarge}
     */
    record Range(Parameter least, Parameter most, Parameter largeOver, Parameter mostLarge) {

        /** More people than the threshold, not as many. */
        boolean isLarge(int population) {
            return population > (long) largeOver.value() * TEN_THOUSAND;
        }

        int most(int population) {
            return isLarge(population) ? mostLarge.value() : most.value();
        }
    }

    static Alert of(List<Alert.Line> members, int population, Range range) {
        int there = members.size();
        int most = range.most(population);
        String law =
                "法定名额 %d 至 %d 人%s"
                        .formatted(
                                range.least().value(),
                                most,
                                population == 0
                                        ? "（没有登记人口，按一般情形）"
                                        : range.isLarge(population)
                                                ? "（人口超过 " + range.largeOver().value() + " 万）"
                                                : "");
        List<Parameter> sources =
                List.of(range.least(), range.most(), range.largeOver(), range.mostLarge());
        Alert.State state = Alert.State.KEPT;
        String says = "现有组成人员 " + there + " 人，" + law + "。";
        if (there == 0) {
            state = Alert.State.UNKNOWN;
            says = "还没有登记常委会组成人员；" + law + "。";
        } else if (there > most) {
            state = Alert.State.BROKEN;
        } else if (there < range.least().value()) {
            state = Alert.State.LOOK;
            says = "现有组成人员 " + there + " 人，少于" + law + "；请核对登记是否齐全、是否有缺额。";
        }
        return new Alert("MTG-8", "常委会组成人员名额", state, says, sources, members);
    }
}
