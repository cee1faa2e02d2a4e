package org.openrenda.platform.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openrenda.platform.Needs;
import org.openrenda.platform.record.Entry;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.record.RecordSearch;
import org.openrenda.platform.web.Dates;
import org.openrenda.platform.web.ListPage;
import org.openrenda.platform.web.ListQuery;
import org.openrenda.platform.web.Table;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/** The record of every act, for the audit administrator, with the checkpoint an outsider keeps. */
@Controller
class AuditPages {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Map<String, String> MODULES = modules();

    private final Record record;

    AuditPages(Record record) {
        this.record = record;
    }

    @Needs("access.record-audit")
    @GetMapping("/access/record")
    ModelAndView list(HttpServletRequest request, Model model) {
        ListQuery query = ListQuery.of(request);
        RecordSearch search =
                new RecordSearch(
                        query.filter("module"),
                        query.filter("q"),
                        query.day("day-from"),
                        query.day("day-to"),
                        query.sort().equals("at") && !query.descending(),
                        query.offset(),
                        query.size());
        model.addAttribute("checkpoint", record.checkpoint());
        Table table = table(record.search(search));
        return ListPage.of("审计日志", query, table, record.count(search))
                .filters(List.of(query.choose("module", "模块", MODULES), query.dates("day", "日期")))
                .in("access/record");
    }

    private static Table table(List<Entry> entries) {
        return new Table(
                List.of(
                        Table.Column.text("at", "时间").sortable(),
                        Table.Column.text("who", "人员"),
                        Table.Column.text("module", "模块"),
                        Table.Column.text("act", "动作"),
                        Table.Column.text("summary", "内容")),
                entries.stream().map(AuditPages::row).toList());
    }

    private static Table.Row row(Entry entry) {
        String module = entry.subject().module();
        String summary = entry.summary();
        return Table.Row.of(
                "",
                Table.Cell.text(Dates.time(LocalDateTime.ofInstant(entry.at(), ZONE))),
                Table.Cell.text(entry.actorName()),
                Table.Cell.text(MODULES.getOrDefault(module, module)),
                Table.Cell.text(entry.act()),
                Table.Cell.text(summary == null ? "（内容已依法删除）" : summary));
    }

    private static Map<String, String> modules() {
        Map<String, String> modules = new LinkedHashMap<>();
        modules.put("access", "账号权限");
        modules.put("congress", "人大组织");
        modules.put("hotline", "民声");
        modules.put("supervision", "监督");
        modules.put("parameters", "参数");
        modules.put("site", "公众网站");
        return modules;
    }

    @Needs("access.record-audit")
    @GetMapping(value = "/access/record/checkpoint", produces = MediaType.TEXT_PLAIN_VALUE)
    @ResponseBody
    String checkpoint() {
        return record.checkpoint();
    }
}
