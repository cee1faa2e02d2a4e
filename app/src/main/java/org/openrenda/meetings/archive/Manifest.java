package org.openrenda.meetings.archive;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.openrenda.meetings.sittings.Meeting;
import org.openrenda.meetings.sittings.MeetingStep;
import org.openrenda.meetings.sittings.MeetingView;
import org.openrenda.platform.calendar.Calendar;

/** The list of an archive's files; their lines are those that the command sha256sum checks. */
record Manifest(MeetingView view, Contents contents, Instant at, String byName) {

    static final String NAME = "manifest.txt";

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final String OF_SECRETS =
            "文件名以“秘密”起头的，只在有权查看的人（筹备会议的工作人员、会议出席人员）下载的档案包里；" + "其他人下载的包里没有这些文件，清单相同。";

    String text() {
        Meeting meeting = view.meeting();
        List<String> lines = new ArrayList<>();
        lines.add("会议档案清单");
        lines.add("会议：" + meeting.title());
        lines.add("类别：" + meeting.kind().label());
        lines.add("时间：" + meeting.startsAt().format(WHEN));
        lines.add("地点：" + meeting.place());
        lines.add("归档：" + when(at) + "，" + byName);
        lines.add("");
        lines.add("文件共 " + contents.files().size() + " 个，SHA-256 指纹和路径：");
        for (ArchiveFile one : contents.files()) {
            lines.add(one.sha256() + "  " + one.path());
        }
        lines.add("");
        if (contents.files().stream().anyMatch(ArchiveFile::secret)) {
            lines.add(OF_SECRETS);
        }
        contents.leftOut().forEach(one -> lines.add("没有收入：" + one));
        lines.add("会议过程：");
        for (MeetingStep step : view.steps()) {
            String said = step.text().isEmpty() ? "" : "：" + step.text().replace("\n", " ");
            lines.add(when(step.at()) + " " + step.byName() + " " + step.act().label() + said);
        }
        return String.join("\n", lines) + "\n";
    }

    private static String when(Instant at) {
        return LocalDateTime.ofInstant(at, Calendar.ZONE).format(WHEN);
    }
}
