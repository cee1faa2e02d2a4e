package org.openrenda.meetings.opinions;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.openrenda.congress.Congress;
import org.openrenda.meetings.sittings.ItemId;
import org.openrenda.meetings.sittings.Meeting;
import org.openrenda.meetings.sittings.MeetingKind;
import org.openrenda.meetings.sittings.MeetingView;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.documents.OfficialDocument;
import org.openrenda.platform.documents.OfficialDocument.Paragraph;
import org.openrenda.platform.web.Dates;
import org.springframework.stereotype.Component;

/** Reads opinions for pages and writes them as a document; asks nobody's permission. */
@Component
class OpinionReader {

    private final OpinionTable table;
    private final IssuedTable issuedTable;
    private final RemarkTable remarks;
    private final Congress congress;
    private final Calendar calendar;

    OpinionReader(
            OpinionTable table,
            IssuedTable issuedTable,
            RemarkTable remarks,
            Congress congress,
            Calendar calendar) {
        this.table = table;
        this.issuedTable = issuedTable;
        this.remarks = remarks;
        this.congress = congress;
        this.calendar = calendar;
    }

    static Refusal unknown() {
        return new Refusal("没有这份审议意见。");
    }

    OpinionsView view(MeetingView meeting, ItemId item) {
        List<Remark> all = remarks.of(item);
        OpinionList list = table.find(item).orElse(null);
        var use = list == null ? null : issuedTable.use(list.id()).orElse(null);
        return new OpinionsView(
                meeting.meeting(),
                Remarks.known(meeting, item),
                list,
                list == null ? List.of() : lines(list, all),
                all.stream().filter(Remark::isUnsorted).toList(),
                all.stream().filter(one -> !one.dropped().isEmpty()).toList(),
                list == null ? List.of() : issuedTable.issued(list.id()),
                list == null ? List.of() : table.steps(list.id()),
                list == null || list.approvedOn() == null
                        ? null
                        : issueBy(meeting, list.approvedOn()),
                use == null ? "" : use.what(),
                use == null ? "" : use.address());
    }

    private List<OpinionLine> lines(OpinionList list, List<Remark> all) {
        return table.of(list.id()).stream()
                .map(row ->
                        new OpinionLine(
                                row.id(),
                                row.place(),
                                row.text(),
                                all.stream().filter(one -> row.id().equals(one.sorted())).toList()))
                .toList();
    }

    private LocalDate issueBy(MeetingView meeting, LocalDate approvedOn) {
        return calendar.due("meetings.opinions.dispatch", meeting.meeting().congress(), approvedOn);
    }

    OfficialDocument document(OpinionsView view) {
        OpinionList list = view.list();
        if (list == null || view.lines().isEmpty()) {
            throw new Refusal("清单里还没有审议意见。");
        }
        boolean issued = list.stage() == ListStage.ISSUED;
        String organ = organ(view.meeting());
        List<Paragraph> body = new ArrayList<>();
        body.add(Paragraph.text(opening(view, organ)));
        for (OpinionLine line : view.lines()) {
            boolean first = true;
            for (String part : line.text().lines().filter(one -> !one.isBlank()).toList()) {
                String words =
                        first
                                ? OfficialDocument.numeral(line.place()) + "、" + part.strip()
                                : part.strip();
                body.add(Paragraph.text(words));
                first = false;
            }
        }
        return new OfficialDocument(
                organ,
                list.number(),
                issued ? "" : "送审稿",
                view.title(),
                list.addressee(),
                body,
                organ,
                issued && list.issuedOn() != null ? list.issuedOn() : calendar.today(),
                List.of());
    }

    private static String opening(OpinionsView view, String organ) {
        OpinionList list = view.list();
        String said =
                "%s对“%s”进行了审议。现将审议意见印发，请研究处理"
                        .formatted(view.meeting().title(), view.item().title());
        return list == null || list.reportDueOn() == null
                ? said + "。"
                : said + "，并于%s前向%s书面报告研究处理情况。".formatted(Dates.full(list.reportDueOn()), organ);
    }

    /** The opinions of a committee meeting are those of the standing committee. */
    private String organ(Meeting meeting) {
        String name = congress.congress(meeting.congress()).name();
        return meeting.kind() == MeetingKind.CONGRESS || meeting.kind().isPart()
                ? name
                : name + "常务委员会";
    }
}
