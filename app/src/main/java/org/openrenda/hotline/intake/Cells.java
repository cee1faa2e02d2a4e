package org.openrenda.hotline.intake;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what hotlines write into cells: times, yes and no, words for state and contentment. */
final class Cells {

    private static final LocalDate SERIAL_DAY_0 = LocalDate.of(1899, 12, 30);

    /** Excel's numbers of the days from 1990 to 2099, written where a date was meant. */
    private static final double SERIAL_FIRST = 32_874;

    private static final double SERIAL_LAST = 73_050;
    private static final int PARTS = 6;

    private Cells() {}

    /** A time in any of the usual forms; empty when it is none. */
    static Optional<LocalDateTime> time(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            Optional<LocalDateTime> serial = serial(text);
            return serial.isPresent() ? serial : Optional.of(parts(text));
        } catch (DateTimeException | NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    static Optional<LocalDate> day(String text) {
        return time(text).map(LocalDateTime::toLocalDate);
    }

    private static Optional<LocalDateTime> serial(String text) {
        if (text.length() < 5 || !text.matches("\\d{5}(\\.\\d+)?")) {
            return Optional.empty();
        }
        double days = Double.parseDouble(text);
        if (days < SERIAL_FIRST || days > SERIAL_LAST) {
            return Optional.empty();
        }
        return Optional.of(SERIAL_DAY_0.atStartOfDay().plusSeconds(Math.round(days * 86_400)));
    }

    /** Year, month, day and what follows, whatever stands between them. */
    private static LocalDateTime parts(String text) {
        int[] parts = new int[PARTS];
        int found = 0;
        int digits = 0;
        int fraction = text.indexOf('.', text.lastIndexOf(':') + 1);
        boolean hasTime = text.indexOf(':') > 0;
        int end = hasTime && fraction > 0 ? fraction : text.length();
        for (int i = 0; i < end && found < PARTS; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                int width = found == 0 ? 4 : 2;
                if (digits == width) {
                    found++;
                    digits = 0;
                    if (found == PARTS) {
                        break;
                    }
                }
                parts[found] = parts[found] * 10 + c - '0';
                digits++;
            } else if (digits > 0) {
                found++;
                digits = 0;
            }
        }
        found += digits > 0 ? 1 : 0;
        if (found < 3) {
            throw new DateTimeException("no date");
        }
        return ordered(text, parts);
    }

    /** 3/14/2024 and 14/3/2024 stand in exports of foreign programs; the first only is unclear. */
    private static LocalDateTime ordered(String text, int[] parts) {
        if (parts[0] <= 31 && parts[0] > 0) {
            String[] numbers = text.split("\\D+");
            if (numbers.length < 3 || numbers[2].length() != 4) {
                throw new DateTimeException("a year has four digits");
            }
            int first = Integer.parseInt(numbers[0]);
            int second = Integer.parseInt(numbers[1]);
            int[] again = new int[PARTS];
            again[0] = Integer.parseInt(numbers[2]);
            again[1] = first > 12 ? second : first;
            again[2] = first > 12 ? first : second;
            for (int i = 3; i < Math.min(PARTS, numbers.length); i++) {
                again[i] = Integer.parseInt(numbers[i]);
            }
            return of(text, again);
        }
        return of(text, parts);
    }

    private static LocalDateTime of(String text, int[] parts) {
        String upper = text.toUpperCase(Locale.ROOT);
        boolean afternoon = upper.contains("PM") || upper.contains("下午") || upper.contains("晚上");
        boolean morning = upper.contains("AM") || upper.contains("上午") || upper.contains("凌晨");
        int hour = parts[3];
        hour = afternoon && hour < 12 ? hour + 12 : morning && hour == 12 ? 0 : hour;
        return LocalDateTime.of(parts[0], parts[1], parts[2], hour, parts[4], parts[5]);
    }

    /** Yes or no; null when the cell says neither. */
    static @Nullable Boolean yes(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        return switch (word) {
            case "" -> null;
            case "是", "y", "yes", "1", "true", "有", "√" -> true;
            case "否", "n", "no", "0", "false", "无", "×" -> false;
            default -> {
                if (word.startsWith("未") || word.startsWith("不") || word.startsWith("没")) {
                    yield word.contains("回访") || word.contains("评价") ? null : false;
                }
                boolean yes = word.startsWith("已") || word.startsWith("解决");
                yield yes || word.startsWith("联系") || word.startsWith("响应") ? true : null;
            }
        };
    }

    static Ticket.@Nullable Satisfaction satisfaction(String text) {
        String word = text.strip();
        if (word.isEmpty() || word.contains("未评") || word.contains("未回访")) {
            return null;
        }
        if (word.contains("不满意") || word.equals("否") || word.equals("差评")) {
            return Ticket.Satisfaction.DISSATISFIED;
        }
        if (word.contains("基本满意") || word.equals("一般") || word.equals("比较满意")) {
            return Ticket.Satisfaction.BASICALLY_SATISFIED;
        }
        return word.contains("满意") || word.equals("是") || word.equals("好评")
                ? Ticket.Satisfaction.SATISFIED
                : null;
    }

    static Ticket.Kind kind(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        if (word.contains("咨询") || word.contains("enquiry")) {
            return Ticket.Kind.CONSULTATION;
        }
        if (word.contains("求助") || word.contains("求决") || word.contains("诉求")) {
            return Ticket.Kind.HELP;
        }
        if (word.contains("投诉") || word.contains("complaint")) {
            return Ticket.Kind.COMPLAINT;
        }
        if (word.contains("举报")) {
            return Ticket.Kind.REPORT;
        }
        boolean suggestion = word.contains("建议") || word.contains("意见");
        return suggestion ? Ticket.Kind.SUGGESTION : Ticket.Kind.OTHER;
    }

    static boolean closed(String state) {
        String word = state.toLowerCase(Locale.ROOT);
        return !word.startsWith("未")
                && !word.startsWith("待")
                && (word.contains("办结")
                        || word.contains("完成")
                        || word.contains("结案")
                        || word.contains("归档")
                        || word.startsWith("close"));
    }

    /** A text that the database can hold: no control characters, no half of a letter. */
    static String clean(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || Character.isSurrogate(c) || c == 0xFEFF) {
                return cleaned(text);
            }
        }
        return text;
    }

    private static String cleaned(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> c == '\n' || c >= ' ')
                .filter(c -> c < 0xD800 || c > 0xDFFF)
                .filter(c -> c != 0xFEFF)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
