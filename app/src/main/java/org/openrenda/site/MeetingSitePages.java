package org.openrenda.site;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openrenda.meetings.papers.PaperId;
import org.openrenda.meetings.places.Places;
import org.openrenda.meetings.publications.PublicMeeting;
import org.openrenda.meetings.publications.PublicMeetingRow;
import org.openrenda.meetings.publications.Publications;
import org.openrenda.meetings.sittings.Meeting;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.MeetingKind;
import org.openrenda.meetings.sittings.MeetingStage;
import org.openrenda.platform.Limited;
import org.openrenda.platform.Open;
import org.openrenda.platform.database.DataScope;
import org.openrenda.platform.documents.Documents;
import org.openrenda.platform.web.ListPage;
import org.openrenda.platform.web.ListQuery;
import org.openrenda.platform.web.Matter;
import org.openrenda.platform.web.StatusWord;
import org.openrenda.platform.web.Table;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** Meetings for everyone: when and where, the open agenda, what was decided (MTG-15). */
@Controller
class MeetingSitePages {

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");

    private final Publications publications;
    private final Places places;

    MeetingSitePages(Publications publications, Places places) {
        this.publications = publications;
        this.places = places;
    }

    @Open
    @Limited(value = "site.search", with = "q")
    @GetMapping("/site/meetings")
    ModelAndView meetings(HttpServletRequest request) {
        ListQuery query = ListQuery.of(request);
        String kind = query.filter("kind");
        String words = query.filter("q");
        List<PublicMeetingRow> rows =
                publications.published(kind, words, (int) query.offset(), query.size());
        Map<String, String> kinds = new LinkedHashMap<>();
        Arrays.stream(MeetingKind.values())
                .filter(MeetingKind::isPublic)
                .forEach(one -> kinds.put(one.name(), one.label()));
        return ListPage.of("会议公开", query, table(rows), publications.countPublished(kind, words))
                .filters(List.of(query.choose("kind", "类别", kinds)))
                .in("site/meetings");
    }

    private static Table table(List<PublicMeetingRow> rows) {
        return new Table(
                List.of(
                        Table.Column.text("title", "会议"),
                        Table.Column.text("kind", "类别"),
                        Table.Column.text("stage", "进度"),
                        Table.Column.text("when", "时间"),
                        Table.Column.text("place", "地点")),
                rows.stream().map(MeetingSitePages::row).toList());
    }

    private static Table.Row row(PublicMeetingRow row) {
        return Table.Row.of(
                "",
                Table.Cell.link(row.title(), "/site/meetings/" + row.id()).small(row.owner()),
                Table.Cell.text(row.kind().label()),
                Table.Cell.status(status(row.stage())),
                Table.Cell.text(row.startsAt().format(WHEN)),
                Table.Cell.text(row.place()));
    }

    /** Minutes and archive are work of the house; for everyone a meeting has then ended. */
    private static StatusWord status(MeetingStage stage) {
        return switch (stage) {
            case PLANNED -> StatusWord.grey(stage.label());
            case CONVENED -> StatusWord.blue("即将召开");
            case IN_SESSION -> StatusWord.blue(stage.label());
            case CLOSED, MINUTES_SIGNED, ARCHIVED -> StatusWord.green("已闭会");
            case CANCELLED -> StatusWord.red(stage.label());
        };
    }

    @Open
    @GetMapping("/site/meetings/{id}")
    String meeting(@PathVariable long id, Model model) {
        PublicMeeting shown = publications.published(new MeetingId(id));
        model.addAttribute("shown", shown);
        model.addAttribute("matter", sheet(shown));
        model.addAttribute(
                "offer", DataScope.system(() -> places.offered(new MeetingId(id))).orElse(null));
        model.addAttribute("open", DataScope.system(() -> places.isOpen(shown.meeting())));
        return "site/meeting";
    }

    private static Matter sheet(PublicMeeting shown) {
        Meeting is = shown.meeting();
        return new Matter(
                is.title(),
                "",
                status(is.stage()),
                List.of(),
                null,
                List.of(
                        Matter.Fact.of("机关", shown.owner()),
                        Matter.Fact.of("类别", is.kind().label()),
                        Matter.Fact.of("时间", is.startsAt().format(WHEN)),
                        Matter.Fact.of("地点", is.place())),
                List.of());
    }

    @Open
    @GetMapping("/site/meetings/{id}/papers/{paper}")
    ResponseEntity<byte[]> paper(@PathVariable long id, @PathVariable long paper) {
        Documents.Content content = publications.file(new MeetingId(id), new PaperId(paper));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(content.attachment().type()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(content.attachment().name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(content.bytes());
    }
}
