package org.openrenda.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes the tickets' texts from sentences of our own: a matter, a detail, a wish, a caller. */
final class Wording {

    private static final int TEXT_MIN = 60;
    private static final Pattern MARK = Pattern.compile("\\{(\\w+)}");

    private final Map<String, List<String>> phrases = Sheet.words("phrases.tsv", "\\|");
    private final Map<String, List<String>> people = Sheet.words("people.tsv", " ");

    /**
     * What callers say of one topic, and how often.
     *
     * @param weight calls in a thousand, before the season
     * @param where U in subdistricts, R in towns, A anywhere
     * @param days a handling unit usually needs
     */
    record Subject(
            String topic,
            double weight,
            Season season,
            char where,
            String kind,
            int days,
            List<String> titles,
            List<String> matters,
            List<String> details) {}

    /** Where and who: what the sentences have room for. */
    record Caller(Town town, String place, String road, String phone) {}

    /** A title and a text. */
    record Text(String title, String body) {}

    /** Every topic the invented citizens call about. */
    static List<Subject> subjects() {
        List<Subject> subjects = new ArrayList<>();
        List<String> lines = Sheet.lines("matters.txt");
        for (int at = 0; at < lines.size(); at += 4) {
            String[] head = lines.get(at).split(" ");
            subjects.add(
                    new Subject(
                            head[0],
                            Double.parseDouble(head[1]),
                            Season.of(head[2]),
                            head[3].charAt(0),
                            head[4],
                            Integer.parseInt(head[5]),
                            choices(lines.get(at + 1), "t "),
                            choices(lines.get(at + 2), "m "),
                            choices(lines.get(at + 3), "d ")));
        }
        return List.copyOf(subjects);
    }

    private static List<String> choices(String line, String mark) {
        if (!line.startsWith(mark)) {
            throw new IllegalArgumentException("expected " + mark + "before " + line);
        }
        return List.of(line.substring(mark.length()).split("\\|"));
    }

    /** A call about a subject at a place. */
    Text of(Subject subject, Caller caller, RandomGenerator chance) {
        String title = fill(pick(subject.titles(), chance), caller, chance);
        return new Text(title, body(subject, pick(subject.matters(), chance), caller, chance));
    }

    /** Callers who tell two things at once, as people do; the title is of the first. */
    Text of(Subject first, Subject second, Caller caller, RandomGenerator chance) {
        Text text = of(first, caller, chance);
        String besides = "另外，" + pick(second.matters(), chance) + "。";
        return new Text(text.title(), text.body() + fill(besides, caller, chance));
    }

    /** A call about a known lasting issue: the same matter in other words around it. */
    Text of(Subject subject, String title, String matter, Caller caller, RandomGenerator chance) {
        return new Text(title, body(subject, matter, caller, chance));
    }

    /** The same caller once more. */
    Text again(Text before, Caller caller, RandomGenerator chance) {
        String again = fill(pick(phrases.get("again"), chance), caller, chance);
        return new Text(before.title(), again + before.body());
    }

    private String body(Subject subject, String matter, Caller caller, RandomGenerator chance) {
        StringBuilder body = new StringBuilder(160);
        String detail = pick(subject.details(), chance);
        body.append(pick(phrases.get("open"), chance));
        boolean placed = matter.contains("{e}") || matter.contains("{r}");
        boolean named = matter.contains(caller.place());
        body.append(placed || named ? "" : pick(phrases.get("where"), chance));
        body.append(matter).append("，").append(detail).append("。");
        if (body.length() < TEXT_MIN - 10 || chance.nextInt(3) == 0) {
            body.append(pick(phrases.get("more"), chance));
        }
        body.append(pick(phrases.get(subject.kind()), chance));
        if (body.length() < TEXT_MIN || chance.nextInt(100) < 55) {
            body.append(pick(phrases.get("contact"), chance));
        }
        return fill(body.toString(), caller, chance);
    }

    private String fill(String sentence, Caller caller, RandomGenerator chance) {
        Matcher mark = MARK.matcher(sentence);
        StringBuilder filled = new StringBuilder(sentence.length() + 40);
        while (mark.find()) {
            mark.appendReplacement(filled, Matcher.quoteReplacement(word(mark, caller, chance)));
        }
        return mark.appendTail(filled).toString();
    }

    private String word(Matcher mark, Caller caller, RandomGenerator chance) {
        return switch (mark.group(1)) {
            case "e" -> caller.place();
            case "r" -> caller.road();
            case "n" -> Integer.toString(3 + chance.nextInt(15));
            case "k" -> List.of("二", "三", "四").get(chance.nextInt(3));
            case "w" -> span(chance);
            case "h" -> hour(chance);
            case "q" -> Integer.toString(12 + chance.nextInt(170));
            case "m" -> Integer.toString((2 + chance.nextInt(90)) * 100);
            case "name" -> name(chance.nextBoolean() ? "man" : "woman", chance);
            case "man", "woman" -> name(mark.group(1), chance);
            case "phone" -> caller.phone();
            default -> throw new IllegalArgumentException("no such mark: " + mark.group());
        };
    }

    private static String span(RandomGenerator chance) {
        int number = 2 + chance.nextInt(7);
        return number + List.of("天", "个多月", "周", "个月").get(chance.nextInt(4));
    }

    private static String hour(RandomGenerator chance) {
        boolean evening = chance.nextBoolean();
        return evening
                ? "晚上" + (7 + chance.nextInt(5)) + "点"
                : "早上" + (6 + chance.nextInt(4)) + "点";
    }

    private String name(String kind, RandomGenerator chance) {
        return pick(people.get("surname"), chance) + pick(people.get(kind), chance);
    }

    static <T> T pick(List<T> choices, RandomGenerator chance) {
        return choices.get(chance.nextInt(choices.size()));
    }
}
