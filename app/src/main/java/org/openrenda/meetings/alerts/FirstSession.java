package org.openrenda.meetings.alerts;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.parameters.Parameter;
import org.openrenda.platform.web.Dates;

/** MTG-3: the first session of a term is called within so many months of the election. */
final class FirstSession {

    private FirstSession() {}

    /**
     * How it stands.
     *
     * @param election null where nobody has entered it
     */
    static Alert of(
            List<Held> sessions, LocalDate today, @Nullable Election election, Parameter within) {
        if (election == null) {
            return alert(Alert.State.UNKNOWN, "没有登记代表选举完成的日期；换届选举后请在下面登记。", within, List.of());
        }
        LocalDate day = election.completedOn();
        LocalDate due = day.plusMonths(within.value());
        Held first =
                sessions.stream()
                        .filter(one -> !one.on().isBefore(day))
                        .min(Comparator.comparing(Held::on))
                        .orElse(null);
        String until =
                "代表选举 "
                        + Dates.full(day)
                        + " 完成（"
                        + election.document()
                        + "），第一次会议应不晚于 "
                        + Dates.full(due);
        if (first == null) {
            boolean late = today.isAfter(due);
            return alert(
                    late ? Alert.State.BROKEN : Alert.State.SOON,
                    until + (late ? "，已经超过。" : "，还没有筹备。"),
                    within,
                    List.of());
        }
        boolean late = first.on().isAfter(due);
        return alert(
                late ? Alert.State.BROKEN : Alert.State.KEPT,
                until + "，定于 " + Dates.full(first.on()) + (late ? "，晚了。" : "。"),
                within,
                List.of(first.line()));
    }

    private static Alert alert(
            Alert.State state, String says, Parameter within, List<Alert.Line> lines) {
        return new Alert("MTG-3", "第一次会议", state, says, List.of(within), lines);
    }
}
