package org.openrenda.deputies.rota;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.openrenda.congress.Congress;
import org.openrenda.deputies.DeputiesPermission;
import org.openrenda.deputies.mandates.DeputyStopped;
import org.openrenda.deputies.mandates.Mandates;
import org.openrenda.deputies.stations.Station;
import org.openrenda.deputies.stations.StationId;
import org.openrenda.deputies.stations.Stations;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Origin;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Role;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.notices.Notices;
import org.openrenda.platform.parameters.Parameters;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.record.Subject;
import org.openrenda.platform.secrets.Secrets;
import org.openrenda.platform.tasks.Owner;
import org.openrenda.platform.tasks.Tasks;
import org.openrenda.platform.web.Dates;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is on duty at a station and when, and who was there (LIA-3): days are told of in advance, a
 * day changes hands when both deputies agree, and a visit is never typed by the deputy.
 */
@Component
// Longer than 300 lines because planning, swapping and visiting one day share its rules.
public class Rota {

    static final String ANSWER_SWAP = "答复换班";
    private static final int SEAL_BYTES = 8;
    private static final int DEPUTIES_MAX = 30;

    private final RotaTable table;
    private final VisitTable visits;
    private final Stations stations;
    private final Congress congress;
    private final Mandates mandates;
    private final Access access;
    private final Calendar calendar;
    private final Parameters parameters;
    private final Notices notices;
    private final Tasks tasks;
    private final Record record;
    private final Secrets secrets;
    private final ApplicationEventPublisher events;

    Rota(
            RotaTable table,
            VisitTable visits,
            Stations stations,
            Congress congress,
            Mandates mandates,
            Access access,
            Calendar calendar,
            Parameters parameters,
            Notices notices,
            Tasks tasks,
            Record record,
            Secrets secrets,
            ApplicationEventPublisher events) {
        this.table = table;
        this.visits = visits;
        this.stations = stations;
        this.congress = congress;
        this.mandates = mandates;
        this.access = access;
        this.calendar = calendar;
        this.parameters = parameters;
        this.notices = notices;
        this.tasks = tasks;
        this.record = record;
        this.secrets = secrets;
        this.events = events;
    }

    /** Plans a day of duty, early enough that time, place and names can be announced (LIA-3). */
    @Transactional
    public RotaId plan(Actor actor, RotaPlan plan) {
        Station station = stations.kept(actor, plan.station());
        if (!station.isOpen()) {
            throw new Refusal("这个联络站已经停用，不能排班。");
        }
        Refusal.needed("theme", "请填写接待主题", plan.theme());
        if (plan.theme().length() > 80) {
            throw Refusal.of("theme", "接待主题不超过 80 字。");
        }
        if (!plan.ends().isAfter(plan.starts())) {
            throw Refusal.of("ends", "结束时间应晚于开始时间。");
        }
        int days = parameters.of("deputies.station.notice", station.congress()).value();
        if (plan.on().isBefore(calendar.today().plusDays(days))) {
            throw new Refusal("LIA-3", "值班接待须提前 " + days + " 天公告，请选 " + days + " 天以后的日子。");
        }
        if (plan.deputies().isEmpty() || plan.deputies().size() > DEPUTIES_MAX) {
            throw Refusal.of("deputies", "请选择 1 到 " + DEPUTIES_MAX + " 名值班代表。");
        }
        List<AccountId> eligible = mandates.eligible(station.congress());
        if (!eligible.containsAll(plan.deputies())) {
            throw Refusal.of("deputies", "只能安排本级能够执行职务的人大代表值班。");
        }
        RotaId id =
                table.add(station.congress(), plan)
                        .orElseThrow(() -> Refusal.of("on", "这一天这个时间已经排班。"));
        for (AccountId deputy : plan.deputies()) {
            table.put(id, deputy, access.account(deputy).displayName());
        }
        note(actor, station, "排班", Dates.full(plan.on()) + " 接待主题：" + plan.theme());
        return id;
    }

    /** Calls a day off; those on duty are told why. */
    @Transactional
    public void cancel(Actor actor, RotaId id, String why) {
        RotaDay day = locked(id);
        Station station = stations.kept(actor, day.station());
        String said = Refusal.needed("why", "请写明取消的原因，会告知值班代表", why);
        if (day.on().isBefore(calendar.today())) {
            throw new Refusal("这一天已经过去，不能取消。");
        }
        table.remove(id);
        tell(day, "值班取消", Dates.full(day.on()) + " 在“" + day.stationName() + "”的值班取消：" + said);
        note(actor, station, "取消排班", Dates.full(day.on()) + "：" + said);
    }

    /** A deputy on duty asks another of the same congress to come instead. */
    @Transactional
    public long askSwap(Actor actor, RotaId id, AccountId other, String reason) {
        RotaDay day = locked(id);
        actor.require(DeputiesPermission.CONTACT, day.congress());
        mandates.require(actor, day.congress(), "换班");
        AccountId self = actor.account();
        if (self == null || !day.has(self)) {
            throw new Refusal("这一天不是您值班。");
        }
        if (day.on().isBefore(calendar.today())) {
            throw new Refusal("这一天已经过去，不能换班。");
        }
        if (day.has(other) || !mandates.eligible(day.congress()).contains(other)) {
            throw Refusal.of("other", "请选择一位当天不值班的本级代表。");
        }
        if (table.swapsOf(self).stream()
                .anyMatch(one -> one.rota().equals(id) && one.from().equals(self))) {
            throw new Refusal("您已为这一天请人换班，请等对方答复。");
        }
        String why = Refusal.needed("reason", "请写明换班原因", reason);
        String name = access.account(other).displayName();
        long swap = table.ask(day, self, actor.name(), other, name, why);
        tasks.open(
                day.congress(),
                Owner.person(Role.DEPUTY, other),
                swapSubject(swap),
                ANSWER_SWAP,
                "%s 请您在 %s 到“%s”值班"
                        .formatted(actor.name(), Dates.full(day.on()), day.stationName()),
                "/deputies/rota/mine",
                day.on());
        return swap;
    }

    /** The other deputy agrees, and the day changes hands; or does not, and nothing changes. */
    @Transactional
    public void answerSwap(Actor actor, long swapId, boolean agrees) {
        SwapView swap = table.swap(swapId).orElseThrow(() -> new Refusal("没有这个换班请求。"));
        RotaDay day = locked(swap.rota());
        actor.require(DeputiesPermission.CONTACT, day.congress());
        if (agrees) {
            mandates.require(actor, day.congress(), "到联络站值班");
        }
        if (!swap.to().equals(actor.account())) {
            throw new Refusal("这个换班请求不是向您提出的。");
        }
        if (swap.agreed() != null) {
            throw new Refusal("这个换班请求已经答复过。");
        }
        if (agrees && (!day.has(swap.from()) || day.has(swap.to()))) {
            throw new Refusal("这一天的值班安排已经变动，不能再换。");
        }
        table.answer(swapId, agrees);
        if (agrees) {
            table.take(day.id(), swap.from());
            table.put(day.id(), swap.to(), swap.toName());
            note(
                    actor,
                    stations.known(day.station()),
                    "换班",
                    "%s 由 %s 换为 %s"
                            .formatted(Dates.full(day.on()), swap.fromName(), swap.toName()));
        }
        tasks.settle(actor, swapSubject(swapId), ANSWER_SWAP);
        notices.send(
                List.of(swap.from()),
                agrees ? "换班已同意" : "换班未同意",
                "%s %s %s 的换班请求。"
                        .formatted(swap.toName(), agrees ? "同意了" : "没有同意", Dates.full(day.on())),
                "/deputies/rota/mine");
    }

    /**
     * DEP-4: who may not act is on duty nowhere; the keepers are told in time to call the day off
     * or find another, and no swap waits for an answer.
     */
    @EventListener
    @Transactional
    public void on(DeputyStopped stopped) {
        LocalDate today = calendar.today();
        List<Long> at = List.of(stopped.congress().value());
        for (RotaDay day :
                table.between(at, 0, stopped.account().value(), today, today.plusDays(366))) {
            Station station = stations.known(day.station());
            table.take(day.id(), stopped.account());
            notices.send(
                    station.keepers().stream().map(one -> one.account()).toList(),
                    "值班代表有变动",
                    "%s %s：%s 现在不能执行代表职务，已移出值班。请安排其他代表，或者取消这一天。"
                            .formatted(Dates.full(day.on()), day.theme(), stopped.name()),
                    "/deputies/stations/" + day.station());
            Actor system = Actor.system("系统", day.congress());
            note(system, station, "值班变动", Dates.full(day.on()) + "：" + stopped.name() + " 移出值班");
        }
        for (SwapView swap : table.swapsOf(stopped.account())) {
            table.answer(swap.id(), false);
            tasks.settle(
                    Actor.system("系统", stopped.congress()), swapSubject(swap.id()), ANSWER_SWAP);
        }
    }

    /** A keeper puts one more deputy on a day, also when it is too late to plan a new one. */
    @Transactional
    public void add(Actor actor, RotaId id, AccountId deputy) {
        RotaDay day = locked(id);
        Station station = stations.kept(actor, day.station());
        if (day.on().isBefore(calendar.today())) {
            throw new Refusal("这一天已经过去。");
        }
        if (!mandates.eligible(station.congress()).contains(deputy) || day.has(deputy)) {
            throw Refusal.of("deputy", "请选择一位当天不值班、能够执行职务的本级代表。");
        }
        String name = access.account(deputy).displayName();
        table.put(id, deputy, name);
        notices.send(
                List.of(deputy),
                "安排您值班",
                "%s %s 在“%s”接待群众，主题：%s。"
                        .formatted(
                                Dates.full(day.on()), day.hours(), day.stationName(), day.theme()),
                "/deputies/rota/mine");
        note(actor, station, "增加值班代表", Dates.full(day.on()) + "：" + name);
    }

    /** What the station's code carries, so that a visit can be signed only in front of it. */
    @Transactional(readOnly = true)
    public String seal(StationId id) {
        byte[] digest = secrets.index("station-visit", id.toString());
        return java.util.HexFormat.of().formatHex(digest, 0, SEAL_BYTES);
    }

    /** A deputy signs in with the code on the station's wall; once a day. */
    @Transactional
    public boolean signIn(Actor actor, StationId id, String seal) {
        Station station = stations.known(id);
        if (actor.account() == null || !actor.has(Role.DEPUTY)) {
            throw new Refusal("只有人大代表可以签到。");
        }
        mandates.require(actor, station.congress(), "进站接待群众");
        boolean same =
                java.security.MessageDigest.isEqual(
                        seal(id).getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        seal.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        if (!same) {
            throw new Refusal("LIA-4", "请扫描张贴在联络站的二维码签到，或请工作人员确认。");
        }
        return came(actor, station, actor.account(), actor.name(), VisitWay.CODE);
    }

    /** A keeper confirms that a deputy is here today; once a day. */
    @Transactional
    public boolean confirm(Actor actor, StationId id, AccountId deputy) {
        Station station = stations.kept(actor, id);
        if (!mandates.eligible(station.congress()).contains(deputy)) {
            throw Refusal.of("deputy", "请选择本级人大代表。");
        }
        String name = access.account(deputy).displayName();
        return came(actor, station, deputy, name, VisitWay.KEEPER);
    }

    private boolean came(
            Actor actor, Station station, AccountId deputy, String name, VisitWay way) {
        if (!station.isOpen()) {
            throw new Refusal("这个联络站已经停用。");
        }
        LocalDate today = calendar.today();
        if (!visits.add(station, deputy, name, today, way, actor.name())) {
            return false;
        }
        note(actor, station, "代表进站", name + " " + way.label());
        events.publishEvent(
                new StationVisited(
                        deputy,
                        station.congress(),
                        today,
                        new Origin(
                                "deputies",
                                station.id().value(),
                                "进站：" + station.name(),
                                "/deputies/stations/" + station.id())));
        return true;
    }

    /** Tells those on duty and the keepers of days that are near; each day once. */
    @Transactional
    public int notifyNear() {
        LocalDate today = calendar.today();
        int told = 0;
        for (RotaDay day : table.unnoticed(today, today.plusDays(31))) {
            int days = parameters.of("deputies.station.notice", day.congress()).value();
            if (!day.on().isAfter(today.plusDays(days)) && table.notice(day.id())) {
                tell(
                        day,
                        "值班接待预告",
                        "%s %s 在“%s”接待群众，主题：%s。值班代表：%s。"
                                .formatted(
                                        Dates.full(day.on()),
                                        day.hours(),
                                        day.stationName(),
                                        day.theme(),
                                        day.names()));
                told++;
            }
        }
        return told;
    }

    private void tell(RotaDay day, String title, String body) {
        List<AccountId> to = new ArrayList<>();
        day.deputies().forEach(one -> to.add(one.account()));
        stations.known(day.station()).keepers().forEach(one -> to.add(one.account()));
        notices.send(to, title, body, "/deputies/stations/" + day.station());
    }

    /** Days of duty of one station. */
    @Transactional(readOnly = true)
    public List<RotaDay> ofStation(Station station, LocalDate from, LocalDate to) {
        List<Long> at = List.of(station.congress().value());
        return table.between(at, station.id().value(), 0, from, to);
    }

    /** Days of duty of one deputy, from today on. */
    @Transactional(readOnly = true)
    public List<RotaDay> ofDeputy(AccountId account, List<CongressId> at) {
        LocalDate today = calendar.today();
        List<Long> ids = at.stream().map(CongressId::value).toList();
        return table.between(ids, 0, account.value(), today, today.plusDays(92));
    }

    @Transactional(readOnly = true)
    public List<SwapView> swapsOf(AccountId account) {
        return table.swapsOf(account);
    }

    /** Visits, newest first; station and account 0 mean all. */
    @Transactional(readOnly = true)
    public List<VisitRow> visits(List<CongressId> at, long station, long account, int most) {
        List<Long> ids = at.stream().map(CongressId::value).toList();
        return visits.rows(ids, station, account, most);
    }

    /** LIA-3: each deputy of the congress with this year's visits and those still asked. */
    @Transactional(readOnly = true)
    public List<VisitGap> gaps(Actor actor, CongressId at) {
        actor.require(DeputiesPermission.SEE, at);
        String level = congress.congress(at).level().name().toLowerCase(java.util.Locale.ROOT);
        int asked = parameters.of("deputies.station.visits." + level, at).value();
        LocalDate today = calendar.today();
        List<AccountId> deputies = access.holders(Role.DEPUTY, at, null);
        Map<Long, VisitTable.Count> counts = visits.counts(deputies, today.withDayOfYear(1), today);
        return deputies.stream()
                .map(deputy -> gap(deputy, counts.get(deputy.value()), asked))
                .sorted(Comparator.comparing(VisitGap::missing).reversed())
                .toList();
    }

    private VisitGap gap(
            AccountId deputy,
            VisitTable.@org.jspecify.annotations.Nullable Count count,
            int asked) {
        int made = count == null ? 0 : count.visits();
        return new VisitGap(
                deputy,
                access.account(deputy).displayName(),
                made,
                asked,
                Math.max(0, asked - made),
                count == null ? null : count.last());
    }

    private RotaDay locked(RotaId id) {
        return table.lock(id).orElseThrow(() -> new Refusal("没有这一天的排班。"));
    }

    private void note(Actor actor, Station station, String act, String text) {
        Subject subject = new Subject("deputies", "station", station.id().value());
        record.note(actor, station.congress(), subject, act, text);
    }

    private static Subject swapSubject(long swap) {
        return new Subject("deputies", "swap", swap);
    }
}
