package org.openrenda.deputies.suggestions;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The query of one list. Only what was asked for stands in it: a query that carries every possible
 * filter is planned and sorted as if each were used, and costs tens of milliseconds a page.
 */
final class SuggestionListing {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> params = new HashMap<>();
    private final SuggestionSearch search;

    SuggestionListing(SuggestionSearch search, LocalDate today, LocalDate soon, LocalDate unrated) {
        this.search = search;
        conditions.add("s.congress_id = any(:congresses)");
        params.put("congresses", search.congresses().toArray(Long[]::new));
        stage();
        when("source", search.source(), "s.source = :source");
        when("topic", search.topic(), "s.topic_code like :topic || '%'");
        when("area", search.area(), "s.area_code like :area || '%'");
        if (search.lead() != 0) {
            add("lead", search.lead(), "s.lead_account = :lead");
        }
        if (search.unit() != 0) {
            add(
                    "unit",
                    search.unit(),
                    """
                    exists (select from deputies.assignment a
                        where a.suggestion_id = s.id and a.unit_id = :unit)\
                    """);
        }
        clock(today, soon, unrated);
        if (search.publishedOnly()) {
            conditions.add(
                    """
                    exists (select from deputies.publication p
                        where p.suggestion_id = s.id)\
                    """);
        }
        words();
    }

    private void stage() {
        conditions.add(
                switch (search.stage()) {
                    case "" -> "s.stage not in ('DRAFT', 'CO_SIGNING')";
                    case "OPEN" ->
                            """
                            s.stage not in ('DRAFT', 'CO_SIGNING', 'REFUSED', 'TURNED', 'WITHDRAWN',
                                'CLOSED', 'ARCHIVED')\
                            """;
                    case "REVIEWING" -> "s.stage in ('FIRST_REVIEW', 'REVIEW')";
                    case "WAITING" -> "s.stage in ('NUMBERED', 'PLANNED')";
                    default -> "s.stage = :stage and s.stage not in ('DRAFT', 'CO_SIGNING')";
                });
        params.put("stage", search.stage());
    }

    private void clock(LocalDate today, LocalDate soon, LocalDate unrated) {
        switch (search.clock()) {
            case "LATE" -> add("today", today, "s.due_on < :today");
            case "SOON" -> {
                add("today", today, "s.due_on between :today and :soon");
                params.put("soon", soon);
            }
            case "UNRATED" ->
                    add(
                            "unrated",
                            unrated,
                            """
                            s.stage = 'REPLIED' and :unrated >= (select max(r.delivered_on)
                                from deputies.delivery d join deputies.reply r on r.id = d.reply_id
                                where d.suggestion_id = s.id and d.round = s.round)\
                            """);
            case "" -> {}
            default -> conditions.add("false");
        }
    }

    private void words() {
        if (Words.of(search.words()).length == 0) {
            return;
        }
        params.put("typed", search.words());
        add(
                "words",
                Words.of(search.words()),
                // Each way to find one has its own index; joined by "or" they would all be read.
                """
                s.id in (
                    select w.suggestion_id from deputies.suggestion_words w
                    where w.congress_id = any(:congresses)
                        and w.words @> cast(:words as text[])
                    union all select n.id from deputies.suggestion n
                    where n.congress_id = any(:congresses) and n.number = :typed
                    union all select n.id from deputies.suggestion n
                    where n.congress_id = any(:congresses)
                        and n.lead_key = :typed)\
                """);
    }

    private void when(String name, String value, String condition) {
        if (!value.isEmpty()) {
            add(name, value, condition);
        }
    }

    private void add(String name, Object value, String condition) {
        params.put(name, value);
        conditions.add(condition);
    }

    /** Where, with the names of {@link #params()}. */
    String where() {
        return " where " + String.join("\n    and ", conditions);
    }

    String order() {
        boolean down = search.descending();
        return switch (search.sort()) {
            case "due" ->
                    down
                            ? " order by s.due_on desc nulls last, s.id desc"
                            : " order by s.due_on nulls last, s.id desc";
            case "number" ->
                    down
                            ? " order by s.number desc nulls last, s.id desc"
                            : " order by s.number nulls last, s.id desc";
            case "title" ->
                    down
                            ? " order by s.title collate \"zh-Hans-CN-x-icu\" desc, s.id desc"
                            : " order by s.title collate \"zh-Hans-CN-x-icu\", s.id desc";
            default ->
                    down
                            ? " order by s.submitted_on desc nulls last, s.id desc"
                            : " order by s.submitted_on nulls last, s.id desc";
        };
    }

    Map<String, Object> params() {
        return params;
    }
}
