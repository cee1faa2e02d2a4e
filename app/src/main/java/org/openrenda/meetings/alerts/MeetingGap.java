package org.openrenda.meetings.alerts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.openrenda.platform.parameters.Parameter;
import org.openrenda.platform.web.Dates;

/** MTG-7: the standing committee meets at least once in so many months. */
final class MeetingGap {

    private static final String TITLE = "常委会会议间隔";

    private MeetingGap() {}

    /** The last day on which the next meeting is in time. */
    static LocalDate due(LocalDate last, int months) {
        return last.plusMonths(months);
    }

    static Alert of(List<Held> meetings, LocalDate today, Parameter gap, Parameter warning) {
        List<Held> held =
                meetings.stream()
                        .filter(Held::held)
                        .sorted(Comparator.comparing(Held::on))
                        .toList();
        List<Alert.Line> lines = new ArrayList<>();
        for (int n = 1; n < held.size(); n++) {
            LocalDate asked = due(held.get(n - 1).on(), gap.value());
            if (held.get(n).on().isAfter(asked)) {
                Alert.Line line = held.get(n).line();
                lines.add(new Alert.Line(line.text() + "：应不晚于 " + Dates.full(asked), line.href()));
            }
        }
        if (held.isEmpty()) {
            return alert(Alert.State.UNKNOWN, "还没有开过的常委会会议。", gap, warning, lines);
        }
        Held last = held.getLast();
        LocalDate due = due(last.on(), gap.value());
        lines.addFirst(last.line());
        Held next =
                meetings.stream()
                        .filter(one -> !one.held() && !one.on().isBefore(today))
                        .min(Comparator.comparing(Held::on))
                        .orElse(null);
        String until = "上一次在 " + Dates.full(last.on()) + "，下一次应不晚于 " + Dates.full(due);
        if (next != null) {
            lines.addFirst(next.line());
        }
        if (today.isAfter(due)) {
            return alert(Alert.State.BROKEN, until + "，已经超过。", gap, warning, lines);
        }
        if (next != null) {
            boolean late = next.on().isAfter(due);
            String says = until + "，定于 " + Dates.full(next.on()) + (late ? "，晚了。" : "。");
            Alert.State state = late ? Alert.State.BROKEN : Alert.State.KEPT;
            return alert(state, says, gap, warning, lines);
        }
        boolean soon = !today.plusDays(warning.value()).isBefore(due);
        return alert(
                soon ? Alert.State.SOON : Alert.State.KEPT, until + "，还没有筹备。", gap, warning, lines);
    }

    private static Alert alert(
            Alert.State state, String says, Parameter gap, Parameter soon, List<Alert.Line> lines) {
        return new Alert("MTG-7", TITLE, state, says, List.of(gap, soon), lines);
    }
}
