package org.openrenda.platform.tasks;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Role;
import org.openrenda.platform.UnitId;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.notices.Notices;
import org.openrenda.platform.record.Subject;
import org.openrenda.platform.web.Dates;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * One to-do list for each person across all systems. A task is opened and settled in the
 * transaction of the act that makes and ends it, so a procedure never loses its next step.
 */
@Repository
public class Tasks {

    /** What one person is shown to owe; nobody gets through more. */
    public static final int OWED_MAX = 1_000;

    private final JdbcClient jdbc;
    private final Access access;
    private final Notices notices;
    private final Calendar calendar;
    private final Clock clock;

    Tasks(JdbcClient jdbc, Access access, Notices notices, Calendar calendar, Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.notices = notices;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * Opens a task and tells its owners.
     *
     * @param act the verb that settles it, for example 签收; it closes by {@link #settle}
     * @param address the page where it is done
     * @param dueOn the last day, or null where no rule sets one
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void open(
            CongressId congress,
            Owner owner,
            Subject subject,
            String act,
            String title,
            String address,
            @Nullable LocalDate dueOn) {
        jdbc.sql(
                        """
                        insert into tasks.task (congress_id, module, kind, subject_id, act, title,
                            address, role, unit_id, account_id, opened_at, due_on)
                        values (:congress, :module, :kind, :subject, :act, :title,
                            :address, :role, :unit, :account, :at, :due)
                        """)
                .param("congress", congress.value())
                .param("module", subject.module())
                .param("kind", subject.kind())
                .param("subject", subject.id())
                .param("act", act)
                .param("title", title)
                .param("address", address)
                .param("role", owner.role().name())
                .param("unit", owner.unit() == null ? null : owner.unit().value())
                .param("account", owner.account() == null ? null : owner.account().value())
                .param("at", Timestamp.from(clock.instant()))
                .param("due", dueOn)
                .update();
        String until = dueOn == null ? "。" : "，请在 " + Dates.full(dueOn) + "前办理。";
        notices.send(owners(congress, owner), "待办：" + act, "“" + title + "”" + until, address);
    }

    private List<AccountId> owners(CongressId congress, Owner owner) {
        return owner.account() != null
                ? List.of(owner.account())
                : access.holders(owner.role(), congress, owner.unit());
    }

    /**
     * Settles what was owed for this act on this subject; settling what is settled does nothing.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void settle(Actor actor, Subject subject, String act) {
        settle(actor, subject, act, null);
    }

    /** Settles what one person owed, and leaves the same task of the others open. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void settleOwn(Actor actor, Subject subject, String act) {
        settle(actor, subject, act, actor.account());
    }

    private void settle(Actor actor, Subject subject, String act, @Nullable AccountId account) {
        jdbc.sql(
                        """
                        update tasks.task set done_at = :at, done_by = :by
                        where module = :module and kind = :kind and subject_id = :subject
                            and act = :act and done_at is null
                            and (cast(:account as bigint) is null or account_id = :account)
                        """)
                .param("at", Timestamp.from(clock.instant()))
                .param("by", actor.name())
                .param("module", subject.module())
                .param("kind", subject.kind())
                .param("subject", subject.id())
                .param("act", act)
                .param("account", account == null ? null : account.value())
                .update();
    }

    /** What this person owes, the most urgent first. */
    @Transactional(readOnly = true)
    public List<Task> of(Actor actor, int offset, int most) {
        Owed owed = Owed.by(actor);
        return jdbc.sql(
                        """
                        select t.*, coalesce((select min(colour) from tasks.card c
                            where c.task_id = t.id), '') as card
                        from tasks.task t
                        where done_at is null and (account_id = :account
                            or unit_id = any(:units)
                            or (unit_id is null and account_id is null
                                and congress_id || ':' || role = any(:roles)))
                        order by due_on nulls last, id
                        offset :offset limit :most
                        """)
                .param("account", owed.account())
                .param("units", owed.units())
                .param("roles", owed.roles())
                .param("offset", offset)
                .param("most", Math.clamp(most, 1, OWED_MAX))
                .query((rs, n) -> task(rs))
                .list();
    }

    @Transactional(readOnly = true)
    public int count(Actor actor) {
        Owed owed = Owed.by(actor);
        return jdbc.sql(
                        """
                        select count(*) from tasks.task t
                        where done_at is null and (account_id = :account
                            or unit_id = any(:units)
                            or (unit_id is null and account_id is null
                                and congress_id || ':' || role = any(:roles)))
                        """)
                .param("account", owed.account())
                .param("units", owed.units())
                .param("roles", owed.roles())
                .query(Integer.class)
                .single();
    }

    /** Open tasks of a subject: who owes the next step, and by when. */
    @Transactional(readOnly = true)
    public List<Task> openFor(Subject subject) {
        return jdbc.sql(
                        """
                        select t.*, coalesce((select min(colour) from tasks.card c
                            where c.task_id = t.id), '') as card
                        from tasks.task t
                        where module = :module and kind = :kind and subject_id = :subject
                            and done_at is null
                        order by due_on nulls last, id limit 200
                        """)
                .param("module", subject.module())
                .param("kind", subject.kind())
                .param("subject", subject.id())
                .query((rs, n) -> task(rs))
                .list();
    }

    private Task task(java.sql.ResultSet rs) throws java.sql.SQLException {
        LocalDate due = rs.getObject("due_on", LocalDate.class);
        return new Task(
                rs.getLong("id"),
                new CongressId(rs.getLong("congress_id")),
                new Subject(rs.getString("module"), rs.getString("kind"), rs.getLong("subject_id")),
                owner(rs),
                rs.getString("act"),
                rs.getString("title"),
                rs.getString("address"),
                rs.getTimestamp("opened_at").toInstant(),
                due,
                due == null ? null : calendar.workdaysUntil(due),
                rs.getString("card"));
    }

    private static Owner owner(java.sql.ResultSet rs) throws java.sql.SQLException {
        long unit = rs.getLong("unit_id");
        long account = rs.getLong("account_id");
        return new Owner(
                Role.valueOf(rs.getString("role")),
                unit == 0 ? null : new UnitId(unit),
                account == 0 ? null : new AccountId(account));
    }

    /**
     * Tasks whose day is near or past and that have not been warned of enough; for the daily round.
     */
    List<Late> late(LocalDate until, int most) {
        return jdbc.sql(
                        """
                        select id, congress_id, role, unit_id, account_id, act, title, address,
                        due_on,
                            reminded_on,
                            exists (select from tasks.card c
                                where c.task_id = t.id and colour = 'YELLOW') as yellow
                        from tasks.task t
                        where done_at is null and due_on <= :until
                            and (reminded_on is null or due_on < :today)
                            and not exists (select from tasks.card c
                                where c.task_id = t.id and colour = 'RED')
                        order by due_on, id limit :most
                        """)
                .param("until", until)
                .param("today", calendar.today())
                .param("most", most)
                .query((rs, n) -> {
                    long unit = rs.getLong("unit_id");
                    long account = rs.getLong("account_id");
                    return new Late(
                            rs.getLong("id"),
                            new CongressId(rs.getLong("congress_id")),
                            new Owner(
                                    Role.valueOf(rs.getString("role")),
                                    unit == 0 ? null : new UnitId(unit),
                                    account == 0 ? null : new AccountId(account)),
                            rs.getString("act"),
                            rs.getString("title"),
                            rs.getString("address"),
                            rs.getObject("due_on", LocalDate.class),
                            rs.getObject("reminded_on", LocalDate.class) != null,
                            rs.getBoolean("yellow"));
                })
                .list();
    }

    /** A task near or past its day, with what was already done about it. */
    record Late(
            long id,
            CongressId congress,
            Owner owner,
            String act,
            String title,
            String address,
            LocalDate dueOn,
            boolean reminded,
            boolean yellow) {}

    void remind(Late task, String title, String body) {
        jdbc.sql("update tasks.task set reminded_on = :on where id = :id")
                .param("on", calendar.today())
                .param("id", task.id())
                .update();
        notices.send(owners(task.congress(), task.owner()), title, body, task.address());
    }

    /** A card is given once; its owners and, for a red one, the chairpersons are told. */
    void card(Late task, String colour, String title, String body, boolean escalate) {
        int given =
                jdbc.sql(
                                """
                                insert into tasks.card (task_id, colour, issued_on)
                                values (:id, :colour, :on) on conflict do nothing
                                """)
                        .param("id", task.id())
                        .param("colour", colour)
                        .param("on", calendar.today())
                        .update();
        if (given == 1) {
            notices.send(owners(task.congress(), task.owner()), title, body, task.address());
            if (escalate) {
                notices.send(
                        access.holders(Role.CHAIR, task.congress(), null),
                        title,
                        body,
                        task.address());
            }
        }
    }
}
