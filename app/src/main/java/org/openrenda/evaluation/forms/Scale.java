package org.openrenda.evaluation.forms;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.openrenda.platform.Refusal;

/**
 * How one item is marked: in graded words, or with whole points between two bounds.
 *
 * @param grades the words from best to worst; empty where points are given directly
 * @param satisfiedFrom the least value that counts as satisfied; 0 where no rate is taken
 */
public record Scale(List<Grade> grades, int lowest, int highest, int satisfiedFrom) {

    public static final int HIGHEST = 100;
    private static final int GRADES_MAX = 10;
    private static final int WORD_MAX = 12;

    public Scale {
        grades = grades.stream().sorted(Comparator.comparingInt(Grade::value).reversed()).toList();
        if (lowest < 0 || highest > HIGHEST || lowest >= highest) {
            throw Refusal.of("scale", "分值应是 0 到 100 的整数，最高分要大于最低分。");
        }
        if (satisfiedFrom < 0 || satisfiedFrom > highest) {
            throw Refusal.of("satisfied", "“计入满意”的分值应在 0 到最高分之间。");
        }
        checkWords(grades);
    }

    private static void checkWords(List<Grade> grades) {
        if (grades.size() == 1 || grades.size() > GRADES_MAX) {
            throw Refusal.of("scale", "档次应有 2 到 " + GRADES_MAX + " 个。");
        }
        Set<Object> seen = new HashSet<>();
        for (Grade one : grades) {
            if (one.word().isEmpty() || one.word().length() > WORD_MAX) {
                throw Refusal.of("scale", "每个档次要有 " + WORD_MAX + " 字以内的名称。");
            }
            if (!seen.add(one.word()) || !seen.add(one.value())) {
                throw Refusal.of("scale", "“" + one.word() + "”的名称或分值与别的档次相同，请改开。");
            }
        }
    }

    /** Graded words; the highest and lowest value are those of the words. */
    public static Scale words(int satisfiedFrom, List<Grade> grades) {
        int lowest = grades.stream().mapToInt(Grade::value).min().orElse(0);
        int highest = grades.stream().mapToInt(Grade::value).max().orElse(0);
        return new Scale(grades, lowest, highest, satisfiedFrom);
    }

    /** Whole points from the lowest to the highest. */
    public static Scale points(int lowest, int highest, int satisfiedFrom) {
        return new Scale(List.of(), lowest, highest, satisfiedFrom);
    }

    public boolean isWords() {
        return !grades.isEmpty();
    }

    /** Whether a mark of this value can be given. */
    public boolean holds(int value) {
        return isWords()
                ? grades.stream().anyMatch(one -> one.value() == value)
                : value >= lowest && value <= highest;
    }

    /** Whether a rate of the satisfied is taken at all. */
    public boolean asksSatisfaction() {
        return satisfiedFrom > 0;
    }

    public boolean isSatisfied(int value) {
        return asksSatisfaction() && value >= satisfiedFrom;
    }

    /** The word of a value, where there is one. */
    public Optional<String> word(int value) {
        return grades.stream().filter(one -> one.value() == value).map(Grade::word).findFirst();
    }

    /** The scale in one line, such as 满意 100、基本满意 80、不满意 0. */
    public String words() {
        if (!isWords()) {
            return lowest + " 到 " + highest + " 分";
        }
        return String.join(
                "、", grades.stream().map(one -> one.word() + " " + one.value()).toList());
    }
}
