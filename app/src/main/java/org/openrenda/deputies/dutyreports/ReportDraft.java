package org.openrenda.deputies.dutyreports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.openrenda.deputies.DutyCategory;
import org.openrenda.deputies.duty.DutyLine;

/** The words of a first draft, made of nothing but the lines of the record. */
final class ReportDraft {

    private static final int LINES_A_CATEGORY_MOST = 12;
    private static final String[] NUMERALS = {
        "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一"
    };

    private ReportDraft() {}

    static String of(int year, List<DutyLine> lines) {
        Map<DutyCategory, List<DutyLine>> by = new EnumMap<>(DutyCategory.class);
        lines.reversed()
                .forEach(line ->
                        by.computeIfAbsent(line.category(), c -> new ArrayList<>()).add(line));
        if (by.isEmpty()) {
            return year + "年，履职档案中没有记录。";
        }
        List<String> counts = new ArrayList<>();
        by.forEach((category, some) -> counts.add(category.label() + " " + some.size() + " 次"));
        StringBuilder text = new StringBuilder(year + "年，本人依法履行代表职责：");
        text.append(String.join("，", counts)).append("。\n");
        int at = 0;
        for (Map.Entry<DutyCategory, List<DutyLine>> one : by.entrySet()) {
            text.append(NUMERALS[at++]).append("、").append(one.getKey().label()).append('\n');
            one.getValue().stream()
                    .limit(LINES_A_CATEGORY_MOST)
                    .forEach(line -> text.append(day(line.on())).append(line.text()).append("。\n"));
            int left = one.getValue().size() - LINES_A_CATEGORY_MOST;
            if (left > 0) {
                text.append("此外还有 ").append(left).append(" 次。\n");
            }
        }
        return text.toString().strip();
    }

    private static String day(LocalDate on) {
        return on.getMonthValue() + "月" + on.getDayOfMonth() + "日，";
    }
}
