package org.openrenda.analysis;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openrenda.analysis.issues.HotIssue;
import org.openrenda.analysis.issues.HotIssues;
import org.openrenda.analysis.issues.Message;

/** The command that groups messages into hot issues. */
final class GroupCommand {

    static final String USAGE =
            """
            用法：./openrenda hotline group 文件 [--top 20] [--window-days 天数]
              文件须有 id、user、time、title、text 列，可有 likes 列。
              每行输出一个热点问题（JSON）：rank heat count users first last place title ids，最热的在前。
              users 为不同诉求人的数量：同一人多次反映、内容完全相同的多条诉求只算一个。
              --window-days 间隔超过这些天的诉求不归为同一问题，默认不限。
            """;

    private static final int TOP = 20;
    private static final int UNLIMITED_DAYS = 36_500;

    private final PrintStream out;

    GroupCommand(PrintStream out) {
        this.out = out;
    }

    void run(List<String> words) {
        Options options = new Options(words, Set.of("--top", "--window-days"), 1);
        int top = options.number("--top", TOP, 1);
        int days = options.number("--window-days", UNLIMITED_DAYS, 1);
        Table table = Table.read(options.file()).needing("id", "user", "time", "title", "text");
        List<Message> messages = new ArrayList<>();
        for (int i = 0; i < table.size(); i++) {
            boolean liked = table.has("likes") && !table.text(i, "likes").isBlank();
            messages.add(
                    new Message(
                            table.text(i, "id"),
                            table.text(i, "user"),
                            table.time(i, "time"),
                            table.text(i, "title"),
                            table.text(i, "text"),
                            liked ? table.number(i, "likes") : 0));
        }
        int rank = 0;
        for (HotIssue issue : HotIssues.of(messages, Duration.ofDays(days)).hottest(top)) {
            out.println(Json.object(fields(++rank, issue)));
        }
    }

    private static Map<String, Object> fields(int rank, HotIssue issue) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("rank", rank);
        fields.put("heat", issue.heat());
        fields.put("count", issue.ids().size());
        fields.put("users", issue.voices());
        fields.put("first", issue.first().toLocalDate());
        fields.put("last", issue.last().toLocalDate());
        fields.put("place", issue.place());
        fields.put("title", issue.title());
        fields.put("ids", issue.ids());
        return fields;
    }
}
