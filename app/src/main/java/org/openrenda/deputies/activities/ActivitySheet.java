package org.openrenda.deputies.activities;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.documents.Documents;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.web.Dates;
import org.openrenda.platform.web.Matter;
import org.openrenda.platform.web.Numbers;
import org.openrenda.platform.web.StatusWord;
import org.springframework.stereotype.Component;

/** Lays an activity out in the shape that all matters of the house have. */
@Component
class ActivitySheet {

    private final Record record;
    private final Documents documents;

    ActivitySheet(Record record, Documents documents) {
        this.record = record;
        this.documents = documents;
    }

    static StatusWord status(ActivityStage stage) {
        return switch (stage) {
            case PLANNED -> StatusWord.blue(stage.label());
            case HELD -> StatusWord.green(stage.label());
            case CANCELLED -> StatusWord.grey(stage.label());
        };
    }

    Matter matter(Activity is) {
        List<Matter.Fact> facts = new ArrayList<>();
        facts.add(Matter.Fact.of("时间", time(is)));
        facts.add(Matter.Fact.of("地点", is.place()));
        facts.add(Matter.Fact.of("参加", is.open() ? "本级代表都可以报名" : "受邀代表"));
        facts.add(Matter.Fact.of("名额", is.seats() == 0 ? "不限" : is.seats() + " 人"));
        facts.add(
                Matter.Fact.of(
                        "报名", is.taken() + " 人" + waiting(is) + "，签到 " + is.present() + " 人"));
        facts.add(
                Matter.Fact.of(
                        "报名截止",
                        Dates.time(LocalDateTime.ofInstant(is.signUpUntil(), Calendar.ZONE))));
        if (!is.video().isEmpty()) {
            facts.add(Matter.Fact.of("视频", "进入会议").at(is.video()));
        }
        return new Matter(
                is.title(),
                is.kind().label(),
                status(is.stage()),
                List.of(),
                null,
                facts,
                record.of(Activities.subject(is.id())).stream()
                        .map(one ->
                                Matter.Entry.of(
                                                LocalDateTime.ofInstant(one.at(), Calendar.ZONE),
                                                one.actorName(),
                                                one.act())
                                        .saying(one.summary() == null ? "" : one.summary()))
                        .toList());
    }

    private static String waiting(Activity is) {
        return is.waiting() == 0 ? "" : "，候补 " + is.waiting() + " 人";
    }

    static String time(Activity is) {
        return Dates.time(LocalDateTime.ofInstant(is.startsAt(), Calendar.ZONE));
    }

    List<Matter.FileLink> files(ActivityId id) {
        return documents.of(Activities.subject(id)).stream()
                .map(file ->
                        new Matter.FileLink(
                                file.name(),
                                Activities.address(id) + "/files/" + file.id(),
                                Numbers.bytes(file.size()),
                                file.hidden()))
                .toList();
    }
}
