package org.openrenda.supervision;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrenda.meetings.opinions.IssuedOpinion;
import org.openrenda.meetings.opinions.OpinionListId;
import org.openrenda.meetings.opinions.Opinions;
import org.openrenda.meetings.opinions.OpinionsIssued;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Origin;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Role;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.record.Subject;
import org.openrenda.platform.tasks.Owner;
import org.openrenda.platform.tasks.Tasks;
import org.openrenda.platform.web.Dates;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** SUP-5: deliberation opinions that a meeting issued become the problems of a matter, once. */
@Component
class OpinionTaking {

    static final String PAGE = "/supervision/opinions";
    private static final String ACT = "列入问题清单";
    private static final int TITLE_MAX = 80;

    private final Supervision supervision;
    private final Matters matters;
    private final Opinions opinions;
    private final Tasks tasks;
    private final Calendar calendar;
    private final JdbcClient jdbc;
    private final Clock clock;

    OpinionTaking(
            Supervision supervision,
            Matters matters,
            Opinions opinions,
            Tasks tasks,
            Calendar calendar,
            JdbcClient jdbc,
            Clock clock) {
        this.supervision = supervision;
        this.matters = matters;
        this.opinions = opinions;
        this.tasks = tasks;
        this.calendar = calendar;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Delivered at least once: a second delivery finds the to-do, or the list taken. */
    @ApplicationModuleListener
    void on(OpinionsIssued issued) {
        Subject subject = subject(issued.list());
        if (takenInto(issued.list()).isPresent() || !tasks.openFor(subject).isEmpty()) {
            return;
        }
        tasks.open(
                issued.congress(),
                Owner.role(Role.CLERK),
                subject,
                ACT,
                issued.number() + " " + issued.title(),
                PAGE + "/" + issued.list(),
                calendar.due("supervision.problem.assign", issued.congress(), calendar.today()));
    }

    /**
     * Lists every opinion as a problem: of a new matter, or of one that is there.
     *
     * @param into null for a new matter
     */
    @Transactional
    MatterId take(Actor actor, OpinionListId id, @Nullable MatterId into) {
        OpinionsIssued issued = opinions.issuedList(actor, id);
        actor.require(SupervisionPermission.OPEN, issued.congress());
        MatterId matter = into == null ? open(actor, issued) : known(issued, into);
        int taken =
                jdbc.sql(
                                """
                                insert into supervision.opinions_taken
                                    (list_id, matter_id, at, by_name)
                                values (:list, :matter, :at, :by) on conflict do nothing
                                """)
                        .param("list", id.value())
                        .param("matter", matter.value())
                        .param("at", Timestamp.from(clock.instant()))
                        .param("by", actor.name())
                        .update();
        if (taken == 0) {
            throw new Refusal("这份审议意见已经列为问题，不能再列一次。");
        }
        for (IssuedOpinion one : issued.opinions()) {
            supervision.list(actor, matter, title(one.text()), detail(issued, one));
        }
        tasks.settle(actor, subject(id), ACT);
        opinions.became(actor, id, "监督事项的问题清单", Duties.address(matter));
        return matter;
    }

    private MatterId open(Actor actor, OpinionsIssued issued) {
        if (matters.grownFrom("meetings", issued.list().value()).isPresent()) {
            throw new Refusal("这份审议意见已经列为问题，不能再列一次。");
        }
        String basis =
                "%s，主送%s，应于%s前书面报告研究处理情况。"
                        .formatted(
                                issued.number(),
                                issued.addressee(),
                                Dates.full(issued.reportDueOn()));
        return supervision.open(
                actor,
                new NewMatter(
                        issued.congress(),
                        title(issued.title()),
                        basis,
                        MatterForm.LIST_FOLLOW_UP.name(),
                        null,
                        null,
                        null,
                        new Origin(
                                "meetings",
                                issued.list().value(),
                                issued.number(),
                                "/meetings/items/" + issued.item() + "/mine")));
    }

    private MatterId known(OpinionsIssued issued, MatterId id) {
        return matters.find(id)
                .filter(one -> one.congress().equals(issued.congress()))
                .map(Matter::id)
                .orElseThrow(() -> Refusal.of("matter", "请选择本级的监督事项。"));
    }

    /** The matter whose problems the opinions of this list became. */
    Optional<MatterId> takenInto(OpinionListId id) {
        return jdbc.sql("select matter_id from supervision.opinions_taken where list_id = :list")
                .param("list", id.value())
                .query((rs, n) -> new MatterId(rs.getLong("matter_id")))
                .optional();
    }

    /** The lists whose opinions became problems of this matter. */
    List<OpinionListId> into(MatterId matter) {
        return jdbc.sql(
                        """
                        select list_id from supervision.opinions_taken where matter_id = :matter
                        order by at limit 100
                        """)
                .param("matter", matter.value())
                .query((rs, n) -> new OpinionListId(rs.getLong("list_id")))
                .list();
    }

    /** The first sentence, cut where a title ends. */
    static String title(String text) {
        String first = text.strip().split("[。；\\n]", 2)[0].strip();
        String words = first.isEmpty() ? text.strip() : first;
        return words.length() <= TITLE_MAX ? words : words.substring(0, TITLE_MAX - 1) + "…";
    }

    private static String detail(OpinionsIssued issued, IssuedOpinion one) {
        return "%s\n（%s第 %d 条）".formatted(one.text(), issued.number(), one.no());
    }

    private static Subject subject(OpinionListId id) {
        return new Subject("supervision", "opinions", id.value());
    }
}
