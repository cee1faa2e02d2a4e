package org.openrenda.deputies.suggestions;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openrenda.deputies.DeputiesPermission;
import org.openrenda.hotline.topics.Topics;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.documents.TableFile;
import org.openrenda.platform.record.Record;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Suggestions of earlier years from a table file: every row is looked at and told before anything
 * is written, a number that is known is not entered twice, and a bad row never costs a good one.
 */
@Component
class PastSuggestions {

    static final int ROWS_MAX = 50_000;
    private static final int BAD_SHOWN_MAX = 500;

    /** The columns that are known, by the names that files give them. */
    private static final Map<String, List<String>> COLUMNS =
            Map.ofEntries(
                    Map.entry("number", List.of("编号", "建议编号", "建议号")),
                    Map.entry("title", List.of("标题", "题目", "建议标题", "案由")),
                    Map.entry("text", List.of("内容", "正文", "建议内容")),
                    Map.entry("lead", List.of("领衔代表", "代表", "提出代表", "代表姓名")),
                    Map.entry("with", List.of("附议代表", "联名代表", "附议人")),
                    Map.entry("submitted", List.of("提出日期", "提交日期", "日期")),
                    Map.entry("unit", List.of("承办单位", "主办单位")),
                    Map.entry("category", List.of("答复类别", "办理结果", "类别")),
                    Map.entry("answer", List.of("答复内容", "答复")),
                    Map.entry("answered", List.of("答复日期", "办结日期")),
                    Map.entry("satisfaction", List.of("满意度", "代表评价", "评价")));

    private static final List<String> NEEDED = List.of("number", "title", "lead");

    private final JdbcClient jdbc;
    private final Topics topics;
    private final Record record;
    private final Clock clock;

    PastSuggestions(JdbcClient jdbc, Topics topics, Record record, Clock clock) {
        this.jdbc = jdbc;
        this.topics = topics;
        this.record = record;
        this.clock = clock;
    }

    /** Looks through the file, and writes its good rows when asked to, in one transaction. */
    @Transactional
    public PastReport bring(Actor actor, CongressId congress, TableFile file, boolean write) {
        actor.require(DeputiesPermission.REVIEW, congress);
        Map<String, Integer> at = columns(file.header());
        for (String needed : NEEDED) {
            if (!at.containsKey(needed)) {
                throw Refusal.of(
                        "file",
                        "文件里没有“"
                                + COLUMNS.getOrDefault(needed, List.of()).getFirst()
                                + "”一列，请补上列名后再试。");
            }
        }
        Set<String> seen = new HashSet<>();
        List<PastReport.Bad> bad = new ArrayList<>();
        int good = 0;
        int known = 0;
        int rows = 0;
        try (TableFile.Rows all = file.rows(0)) {
            for (TableFile.Row row = all.next(); row != null; row = all.next()) {
                if (++rows > ROWS_MAX) {
                    throw Refusal.of("file", "一次最多导入 " + ROWS_MAX + " 行，请分成几个文件。");
                }
                Optional<PastReport.Bad> wrong = wrong(row, at, seen);
                if (wrong.isPresent()) {
                    if (bad.size() < BAD_SHOWN_MAX) {
                        bad.add(wrong.get());
                    }
                    continue;
                }
                PastSuggestion past = read(row, at);
                if (isKnown(congress, past.number())) {
                    known++;
                    continue;
                }
                good++;
                if (write) {
                    enter(congress, past);
                }
            }
        }
        if (write && good > 0) {
            record.noteInside(
                    actor,
                    congress,
                    new org.openrenda.platform.record.Subject("deputies", "past", congress.value()),
                    "导入历年建议",
                    "写入 " + good + " 件，已有 " + known + " 件，有误 " + bad.size() + " 行");
        }
        return new PastReport(good, known, List.copyOf(bad), write);
    }

    private static Map<String, Integer> columns(List<String> header) {
        Map<String, Integer> at = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i).strip();
            int column = i;
            COLUMNS.forEach((key, names) -> {
                if (names.contains(name)) {
                    at.putIfAbsent(key, column);
                }
            });
        }
        return at;
    }

    private static Optional<PastReport.Bad> wrong(
            TableFile.Row row, Map<String, Integer> at, Set<String> seen) {
        String trouble = row.trouble();
        if (trouble != null) {
            return bad(row, "", trouble);
        }
        String number = cell(row, at, "number");
        if (number.isEmpty() || number.length() > 60) {
            return bad(row, "编号", "没有编号，或者超过 60 字");
        }
        if (!seen.add(number)) {
            return bad(row, "编号", "文件里已经有同一编号：" + number);
        }
        String title = cell(row, at, "title");
        if (title.isEmpty() || title.length() > 200) {
            return bad(row, "标题", "没有标题，或者超过 200 字");
        }
        if (cell(row, at, "lead").isEmpty()) {
            return bad(row, "领衔代表", "没有代表姓名");
        }
        for (String key : List.of("submitted", "answered")) {
            String said = cell(row, at, key);
            if (!said.isEmpty() && date(said) == null) {
                return bad(row, key.equals("submitted") ? "提出日期" : "答复日期", "不是日期：" + said);
            }
        }
        return Optional.empty();
    }

    private static Optional<PastReport.Bad> bad(TableFile.Row row, String column, String why) {
        return Optional.of(new PastReport.Bad(row.line(), column, why));
    }

    private static PastSuggestion read(TableFile.Row row, Map<String, Integer> at) {
        return new PastSuggestion(
                cell(row, at, "number"),
                cell(row, at, "title"),
                cell(row, at, "text"),
                cell(row, at, "lead"),
                cell(row, at, "with"),
                date(cell(row, at, "submitted")),
                cell(row, at, "unit"),
                cell(row, at, "category"),
                cell(row, at, "answer"),
                date(cell(row, at, "answered")),
                cell(row, at, "satisfaction"));
    }

    private static String cell(TableFile.Row row, Map<String, Integer> at, String key) {
        Integer column = at.get(key);
        return column == null ? "" : row.cell(column).strip();
    }

    private static @Nullable LocalDate date(String said) {
        String plain = said.replaceAll("[年月/.]", "-").replaceAll("[日 ].*$", "");
        try {
            return plain.isEmpty()
                    ? null
                    : LocalDate.parse(plain, DateTimeFormatter.ofPattern("uuuu-M-d"));
        } catch (DateTimeParseException noDate) {
            return null;
        }
    }

    private boolean isKnown(CongressId congress, String number) {
        return jdbc.sql(
                        """
                        select exists (select from deputies.suggestion
                            where congress_id = :congress and number = :number)
                        """)
                .param("congress", congress.value())
                .param("number", number)
                .query(Boolean.class)
                .single();
    }

    private void enter(CongressId congress, PastSuggestion past) {
        String topic =
                topics.lexicon()
                        .classify(past.title(), past.text())
                        .map(guess -> guess.label())
                        .orElse(null);
        long id =
                jdbc.sql(
                                """
                                insert into deputies.suggestion (congress_id, lead_name, source,
                                    title, text, confidential, topic_code, topic_name, stage,
                                    version, round, number, created_at, submitted_on, closed_on)
                                values (:congress, :lead, 'RECESS', :title, :text, false, :topic,
                                    :topicName, 'ARCHIVED', 1, 1, :number, :at, :submitted, :closed)
                                returning id
                                """)
                        .param("congress", congress.value())
                        .param("lead", past.leadName())
                        .param("title", past.title())
                        .param("text", past.text())
                        .param("topic", topic)
                        .param("topicName", topic == null ? null : topics.name(topic))
                        .param("number", past.number())
                        .param("at", Timestamp.from(clock.instant()))
                        .param("submitted", past.submittedOn())
                        .param("closed", past.answeredOn())
                        .query(Long.class)
                        .single();
        jdbc.sql(
                        """
                        insert into deputies.suggestion_words (suggestion_id, congress_id, words)
                        values (:id, :congress, :words)
                        """)
                .param("id", id)
                .param("congress", congress.value())
                .param("words", Words.of(past.title() + "\n" + past.text()))
                .update();
        jdbc.sql(
                        """
                        insert into deputies.past_answer (suggestion_id, unit_name, category, text,
                            answered_on, satisfaction, co_signers)
                        values (:id, :unit, :category, :text, :on, :satisfaction, :with)
                        """)
                .param("id", id)
                .param("unit", past.unitName().isEmpty() ? "（未登记）" : past.unitName())
                .param("category", past.category())
                .param("text", past.answer())
                .param("on", past.answeredOn())
                .param("satisfaction", past.satisfaction())
                .param("with", past.coSigners())
                .update();
    }
}
