package org.openrenda.deputies.study;

import java.util.List;
import java.util.Set;
import org.openrenda.platform.Refusal;

/**
 * A question with one right answer or several.
 *
 * @param right the numbers of the right options, counted from 0
 */
public record Question(long id, String text, List<String> options, Set<Integer> right) {

    private static final int OPTIONS_LEAST = 2;
    private static final int OPTIONS_MOST = 8;

    void check() {
        Refusal.needed("text", "请写题目", text);
        if (options.size() < OPTIONS_LEAST || options.size() > OPTIONS_MOST) {
            throw Refusal.of("options", "请写 2 到 8 个选项，每行一个。");
        }
        if (right.isEmpty() || right.stream().anyMatch(n -> n < 0 || n >= options.size())) {
            throw Refusal.of("options", "请在正确选项的行首加 *，至少一个。");
        }
    }

    public boolean isSingle() {
        return right.size() == 1;
    }

    /** Right only when all right options and no other were chosen. */
    boolean isRight(Set<Integer> chosen) {
        return right.equals(chosen);
    }
}
