package org.openrenda.analysis;

import java.io.PrintStream;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openrenda.analysis.counts.Burst;
import org.openrenda.analysis.counts.Bursts;
import org.openrenda.analysis.counts.DailyCount;
import org.openrenda.analysis.counts.Effect;

/** The commands over daily counts: bursts, effect. */
final class CountCommands {

    static final String BURSTS =
            """
            用法：./openrenda hotline bursts 文件
              文件须有 date、topic、area、n 列；没有行的日子视为0件。
              每行输出一次突增（JSON）：topic area day n expected limit。
              每天只用当天及以前的数据判断。
            """;
    static final String EFFECT =
            """
            用法：./openrenda hotline effect 文件 --topic 类别 --area 区域 --start 日期
              文件须有 date、topic、area、n 列。日期为督办开始的日子，如 2024-05-01。
              输出一个JSON：reduction low high comparison verdict；reduction 为0.3表示比应有的少了三成，
              low、high 为其95%区间。
            """;

    private final PrintStream out;

    CountCommands(PrintStream out) {
        this.out = out;
    }

    void bursts(List<String> words) {
        Options options = new Options(words, Set.of(), 1);
        for (Burst burst : Bursts.find(counts(options))) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("topic", burst.topic());
            fields.put("area", burst.area());
            fields.put("day", burst.day());
            fields.put("n", burst.n());
            fields.put("expected", burst.expected());
            fields.put("limit", burst.limit());
            out.println(Json.object(fields));
        }
    }

    void effect(List<String> words) {
        Options options = new Options(words, Set.of("--topic", "--area", "--start"), 1);
        String topic = options.need("--topic");
        String area = options.need("--area");
        LocalDate start = date(options.need("--start"));
        List<DailyCount> counts = counts(options);
        if (counts.stream().noneMatch(c -> c.topic().equals(topic) && c.area().equals(area))) {
            throw new Problem("数据中没有类别“" + topic + "”在区域“" + area + "”的记录。");
        }
        Effect effect = Effect.of(counts, topic, area, start);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("reduction", effect.reduction());
        fields.put("low", effect.low());
        fields.put("high", effect.high());
        fields.put("comparison", effect.comparison());
        fields.put("verdict", effect.verdict().label());
        out.println(Json.object(fields));
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new Problem("选项 --start 应是日期（如2024-05-01），给出的是“" + text + "”。");
        }
    }

    private static List<DailyCount> counts(Options options) {
        Table table = Table.read(options.file()).needing("date", "topic", "area", "n");
        List<DailyCount> counts = new ArrayList<>();
        for (int i = 0; i < table.size(); i++) {
            int n = table.number(i, "n");
            if (n < 0) {
                throw new Problem("文件 %s 第%d条数据的 n 列是负数。".formatted(table.file(), i + 1));
            }
            counts.add(
                    new DailyCount(
                            table.date(i, "date"),
                            table.text(i, "topic"),
                            table.text(i, "area"),
                            n));
        }
        return counts;
    }
}
