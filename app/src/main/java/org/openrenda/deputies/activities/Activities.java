package org.openrenda.deputies.activities;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.deputies.DeputiesPermission;
import org.openrenda.deputies.DutyDone;
import org.openrenda.deputies.DutyRecountAsked;
import org.openrenda.deputies.groups.DeputyGroup;
import org.openrenda.deputies.groups.GroupMember;
import org.openrenda.deputies.groups.Groups;
import org.openrenda.deputies.mandates.Mandates;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Origin;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Role;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.documents.Documents;
import org.openrenda.platform.notices.Notices;
import org.openrenda.platform.parameters.Parameters;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.record.Subject;
import org.openrenda.platform.web.Dates;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Activities of deputies (代表法 26–34, DEP-19..24): planned, picked or invited to, signed in to, and
 * counted into the duty record of those who came.
 */
@Component
// Longer than 300 lines because planning, places and signing in guard the same seats.
public class Activities {

    private final ActivityTable table;
    private final SignInCode codes;
    private final Groups groups;
    private final Mandates mandates;
    private final Access access;
    private final Notices notices;
    private final Record record;
    private final Documents documents;
    private final Parameters parameters;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Activities(
            ActivityTable table,
            SignInCode codes,
            Groups groups,
            Mandates mandates,
            Access access,
            Notices notices,
            Record record,
            Documents documents,
            Parameters parameters,
            Clock clock,
            ApplicationEventPublisher events) {
        this.table = table;
        this.codes = codes;
        this.groups = groups;
        this.mandates = mandates;
        this.access = access;
        this.notices = notices;
        this.record = record;
        this.documents = documents;
        this.parameters = parameters;
        this.clock = clock;
        this.events = events;
    }

    /** Plans one; the members of its group are invited at once. */
    @Transactional
    public ActivityId plan(Actor actor, NewActivity plan) {
        actor.require(DeputiesPermission.ORGANISE, plan.congress());
        plan.check();
        ActivityId id = table.add(plan, actor.name());
        note(actor, plan.congress(), id, "计划活动", plan.kind().label() + "：" + plan.title());
        if (plan.group() != null) {
            DeputyGroup group = groups.group(actor, plan.group());
            if (!group.congress().equals(plan.congress())) {
                throw Refusal.of("group", "请选择本级的代表小组。");
            }
            invite(
                    actor,
                    id,
                    groups.members(group.id()).stream().map(GroupMember::account).toList());
        }
        return id;
    }

    @Transactional
    public void invite(Actor actor, ActivityId id, List<AccountId> deputies) {
        Activity activity = organised(actor, id);
        planned(activity);
        List<AccountId> eligible = access.holders(Role.DEPUTY, activity.congress(), null);
        for (AccountId deputy : deputies) {
            if (!eligible.contains(deputy)) {
                throw Refusal.of("deputies", "只能邀请本级代表。");
            }
            if (table.place(id, deputy).allows(Taking.INVITE)) {
                move(activity, deputy, Taking.INVITE, "");
            }
        }
        notices.send(deputies, "邀请参加活动", "“" + activity.title() + "”，请报名或者请假。", address(id));
    }

    /**
     * A deputy picks it, or accepts.
     *
     * @return SIGNED_UP, or WAITING when no seat is left
     */
    @Transactional
    public Place signUp(Actor actor, ActivityId id) {
        Activity activity = locked(id);
        AccountId self = deputy(actor, activity);
        planned(activity);
        if (clock.instant().isAfter(activity.signUpUntil())) {
            throw new Refusal("报名已经截止。需要参加的，请联系组织者。");
        }
        if (!activity.open() && table.place(id, self) == Place.NONE) {
            throw new Refusal("这次活动只限受邀代表参加。");
        }
        Taking how = activity.isFull() ? Taking.WAIT : Taking.SIGN_UP;
        return move(activity, self, how, "");
    }

    /** Gives the seat back; the first who waits moves up and is told. */
    @Transactional
    public void withdraw(Actor actor, ActivityId id) {
        Activity activity = locked(id);
        AccountId self = deputy(actor, activity);
        planned(activity);
        move(activity, self, Taking.WITHDRAW, "");
        promote(id);
    }

    /** DEP-28: a deputy who cannot come asks leave with a reason. */
    @Transactional
    public void askLeave(Actor actor, ActivityId id, String reason) {
        Activity activity = locked(id);
        AccountId self = deputy(actor, activity);
        planned(activity);
        String why = Refusal.needed("reason", "请写明请假的理由", reason);
        move(activity, self, Taking.LEAVE, why);
        note(actor, activity.congress(), id, "请假", why);
        notices.send(
                access.holders(Role.CLERK, activity.congress(), null),
                actor.name() + "请假",
                "“" + activity.title() + "”：" + why,
                address(id));
        promote(id);
    }

    private void promote(ActivityId id) {
        Activity now = locked(id);
        table.takers(id).stream()
                .filter(one -> one.place() == Place.WAITING && !now.isFull())
                .findFirst()
                .ifPresent(first -> {
                    move(now, first.account(), Taking.PROMOTE, "");
                    notices.send(
                            List.of(first.account()),
                            "候补转为报名",
                            "“" + now.title() + "”有了空位，您已转为报名。",
                            address(id));
                });
    }

    /** The code of this half minute, for the organiser's screen. */
    @Transactional
    public String code(Actor actor, ActivityId id) {
        organised(actor, id);
        return codes.now(id);
    }

    /**
     * A deputy on the spot scans the code.
     *
     * @param code as it was on the screen; good for a minute
     */
    @Transactional
    public void signIn(Actor actor, ActivityId id, String code) {
        Activity activity = locked(id);
        AccountId self = deputy(actor, activity);
        if (!codes.isGood(id, code)) {
            throw new Refusal("签到码已过期，请重新扫描现场屏幕上的二维码。");
        }
        came(actor, activity, self, "CODE");
    }

    /** The organiser signs in who came without a phone. */
    @Transactional
    public void signIn(Actor actor, ActivityId id, List<AccountId> deputies) {
        Activity activity = organised(actor, id);
        for (AccountId deputy : deputies) {
            if (!access.holders(Role.DEPUTY, activity.congress(), null).contains(deputy)) {
                throw Refusal.of("deputies", "只能为本级代表签到。");
            }
            came(actor, activity, deputy, "LIST");
        }
    }

    private void came(Actor actor, Activity activity, AccountId who, String how) {
        if (activity.stage() == ActivityStage.CANCELLED) {
            throw new Refusal("这次活动已经取消。");
        }
        begun(activity);
        String name = access.account(who).displayName();
        if (!table.signIn(activity.id(), who, name, how, actor.name())) {
            throw new Refusal(name + "已经签到。");
        }
        move(activity, who, Taking.SIGN_IN, "");
        tell(activity, who, name);
    }

    /** Nobody signs in to what is still to come; the whole day of its beginning counts. */
    private void begun(Activity activity) {
        LocalDate day = LocalDate.ofInstant(activity.startsAt(), Calendar.ZONE);
        if (LocalDate.ofInstant(clock.instant(), Calendar.ZONE).isBefore(day)) {
            throw new Refusal("活动还没有开始，" + Dates.full(day) + "当天起可以签到和登记成果。");
        }
    }

    private void tell(Activity activity, AccountId who, String name) {
        events.publishEvent(
                new DutyDone(
                        who,
                        name,
                        activity.congress(),
                        activity.kind().category(),
                        LocalDate.ofInstant(activity.startsAt(), Calendar.ZONE),
                        "参加" + activity.kind().label() + "：" + activity.title(),
                        new Origin(
                                "deputies.activities",
                                activity.id().value(),
                                activity.title(),
                                address(activity.id()))));
    }

    /** The duty record is counted anew: everybody who signed in is told again. */
    @EventListener
    @Transactional
    public void on(DutyRecountAsked asked) {
        for (Activity activity : table.of(List.of(asked.congress().value()))) {
            table.present(activity.id()).forEach(one -> tell(activity, one.account(), one.name()));
        }
    }

    /**
     * It was held; the outcome and photographs are kept with it.
     *
     * @param files names and contents
     */
    @Transactional
    public void hold(Actor actor, ActivityId id, String outcome, List<Photo> files) {
        Activity activity = organised(actor, id);
        planned(activity);
        begun(activity);
        String text = Refusal.needed("outcome", "请写明活动成果", outcome);
        files.forEach(one ->
                documents.attach(actor, activity.congress(), subject(id), one.name(), one.bytes()));
        table.stage(id, ActivityStage.HELD, text);
        note(actor, activity.congress(), id, "登记成果", text);
    }

    @Transactional
    public void cancel(Actor actor, ActivityId id, String reason) {
        Activity activity = organised(actor, id);
        planned(activity);
        if (activity.present() > 0) {
            throw new Refusal("已经有代表签到，不能取消；请登记活动成果。");
        }
        String why = Refusal.needed("reason", "请写明取消的原因", reason);
        table.stage(id, ActivityStage.CANCELLED, why);
        note(actor, activity.congress(), id, "取消活动", why);
        notices.send(
                table.takers(id).stream().map(Taker::account).toList(),
                "活动取消",
                "“" + activity.title() + "”：" + why,
                address(id));
    }

    /** Activities this person may see, the latest first; deputies see the menu and their own. */
    @Transactional(readOnly = true)
    public List<Activity> all(Actor actor) {
        return table.of(actor.seen().stream().map(CongressId::value).toList());
    }

    /** What is to come and may be picked, or concerns this deputy. */
    @Transactional(readOnly = true)
    public List<Activity> menu(Actor actor) {
        AccountId self = self(actor);
        return table.of(deputyAt(actor)).stream()
                .filter(one -> one.open() || table.place(one.id(), self) != Place.NONE)
                .toList()
                .reversed();
    }

    private static List<Long> deputyAt(Actor actor) {
        return actor.grants().stream()
                .filter(grant -> grant.role() == Role.DEPUTY)
                .map(grant -> grant.congress().value())
                .distinct()
                .toList();
    }

    @Transactional(readOnly = true)
    public Activity activity(Actor actor, ActivityId id) {
        Activity activity = found(id);
        boolean staff = actor.may(DeputiesPermission.SEE, activity.congress());
        boolean deputy = actor.may(DeputiesPermission.TAKE_PART, activity.congress());
        mandates.require(actor, activity.congress(), "参加代表活动");
        boolean shown = activity.open() || place(actor, id) != Place.NONE;
        if (!staff && !(deputy && shown)) {
            throw new Refusal("没有这次活动。");
        }
        return activity;
    }

    @Transactional(readOnly = true)
    public Place place(Actor actor, ActivityId id) {
        return actor.account() == null ? Place.NONE : table.place(id, actor.account());
    }

    @Transactional(readOnly = true)
    public List<Taker> takers(ActivityId id) {
        return table.takers(id);
    }

    /** DEP-21: each group of a congress with what it held in a year and what it should. */
    @Transactional(readOnly = true)
    public List<GroupGap> gaps(CongressId congress, int year) {
        int least = parameters.of("deputies.group.activities", congress).value();
        return groups.of(congress).stream()
                .map(one -> new GroupGap(one.id(), one.name(), table.held(one.id(), year), least))
                .toList();
    }

    private Place move(Activity activity, AccountId who, Taking act, @Nullable String reason) {
        Place next = table.place(activity.id(), who).after(act);
        String name = access.account(who).displayName();
        table.put(activity.id(), who, name, next, reason == null ? "" : reason);
        return next;
    }

    private static void planned(Activity activity) {
        if (activity.stage() != ActivityStage.PLANNED) {
            throw new Refusal("这次活动" + activity.stage().label() + "。");
        }
    }

    private Activity organised(Actor actor, ActivityId id) {
        Activity activity = locked(id);
        actor.require(DeputiesPermission.ORGANISE, activity.congress());
        return activity;
    }

    private AccountId deputy(Actor actor, Activity activity) {
        actor.require(DeputiesPermission.TAKE_PART, activity.congress());
        return self(actor);
    }

    private static AccountId self(Actor actor) {
        AccountId self = actor.account();
        if (self == null) {
            throw new Refusal("请由代表本人办理。");
        }
        return self;
    }

    private Activity locked(ActivityId id) {
        return table.lock(id).orElseThrow(() -> new Refusal("没有这次活动。"));
    }

    private Activity found(ActivityId id) {
        return table.find(id).orElseThrow(() -> new Refusal("没有这次活动。"));
    }

    private void note(Actor actor, CongressId at, ActivityId id, String act, String text) {
        record.noteInside(actor, at, subject(id), act, text);
    }

    static Subject subject(ActivityId id) {
        return new Subject("deputies", "activity", id.value());
    }

    static String address(ActivityId id) {
        return "/deputies/activities/" + id;
    }
}
