package org.openrenda.platform.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.openrenda.platform.Needs;
import org.openrenda.platform.record.Entry;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.record.RecordSearch;
import org.openrenda.platform.web.Dates;
import org.openrenda.platform.web.ListQuery;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** The record of every act, for the audit administrator, with the checkpoint an outsider keeps. */
@Controller
class AuditPages {

    private static final int SHOWN = 100;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Record record;

    AuditPages(Record record) {
        this.record = record;
    }

    @Needs("access.record-audit")
    @GetMapping("/access/record")
    String list(HttpServletRequest request, Model model) {
        ListQuery query = ListQuery.of(request);
        String before = query.filter("before");
        List<AuditLine> lines =
                record
                        .search(
                                new RecordSearch(
                                        query.filter("module"),
                                        query.filter("q"),
                                        before.matches("[0-9]{1,18}") ? Long.parseLong(before) : 0,
                                        SHOWN))
                        .stream()
                        .map(AuditPages::line)
                        .toList();
        model.addAttribute("query", query);
        model.addAttribute("lines", lines);
        model.addAttribute(
                "older",
                lines.size() < SHOWN
                        ? ""
                        : query.with("before", "" + lines.getLast().id()).toUrl());
        model.addAttribute("checkpoint", record.checkpoint());
        return "access/record";
    }

    private static AuditLine line(Entry entry) {
        String summary = entry.summary();
        return new AuditLine(
                entry.id(),
                Dates.time(LocalDateTime.ofInstant(entry.at(), ZONE)),
                entry.actorName(),
                entry.subject().module(),
                entry.act(),
                summary == null ? "（内容已依法删除）" : summary);
    }

    @Needs("access.record-audit")
    @GetMapping(value = "/access/record/checkpoint", produces = MediaType.TEXT_PLAIN_VALUE)
    @ResponseBody
    String checkpoint() {
        return record.checkpoint();
    }
}
