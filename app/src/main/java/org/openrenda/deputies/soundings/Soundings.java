package org.openrenda.deputies.soundings;

import java.time.LocalDate;
import java.util.List;
import org.openrenda.analysis.mask.Mask;
import org.openrenda.deputies.DeputiesPermission;
import org.openrenda.deputies.mandates.Mandates;
import org.openrenda.deputies.stations.Station;
import org.openrenda.deputies.stations.StationId;
import org.openrenda.deputies.stations.Stations;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Role;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.notices.Notices;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.record.Subject;
import org.openrenda.platform.tasks.Owner;
import org.openrenda.platform.tasks.Tasks;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * LIA-5: the congress asks for opinions through its stations (征求意见): keepers and deputies take them
 * down, each station answers by a day, and the counted result goes back to who asked; what came of
 * it goes back to the stations.
 */
@Component
// Longer than 300 lines because it is one procedure from the question to what came of the answers.
public class Soundings {

    private static final String RULE = "LIA-5";
    private static final String GATHER = "征求群众意见并答复";
    private static final String CONCLUDE = "采用征求到的意见";
    private static final int TEXT_MAX = 2_000;

    private final SoundingTable table;
    private final Stations stations;
    private final Mandates mandates;
    private final Tasks tasks;
    private final Notices notices;
    private final Record record;
    private final Calendar calendar;

    Soundings(
            SoundingTable table,
            Stations stations,
            Mandates mandates,
            Tasks tasks,
            Notices notices,
            Record record,
            Calendar calendar) {
        this.table = table;
        this.stations = stations;
        this.mandates = mandates;
        this.tasks = tasks;
        this.notices = notices;
        this.record = record;
        this.calendar = calendar;
    }

    /** Sends a question to stations; each owes an answer by the day. */
    @Transactional
    public SoundingId ask(Actor actor, NewSounding given) {
        actor.require(DeputiesPermission.ARRANGE, given.congress());
        AccountId self = self(actor);
        Refusal.needed("title", "请写明征求什么意见", given.title());
        limit("title", given.title(), 80);
        Refusal.needed("text", "请写明背景和需要群众回答的问题", given.text());
        limit("text", given.text(), TEXT_MAX);
        Refusal.needed("asker", "请写明由哪个机构征求意见", given.asker());
        LocalDate due = given.dueOn();
        if (due == null || !due.isAfter(calendar.today())) {
            throw Refusal.of("dueOn", "答复期限须在今天以后。");
        }
        if (given.stations().isEmpty()) {
            throw Refusal.of("stations", "请至少选择一个联络站。");
        }
        SoundingId id = table.add(given, self, calendar.today());
        for (StationId one : given.stations()) {
            Station station = stations.known(one);
            if (!station.congress().equals(given.congress()) || !station.isOpen()) {
                throw Refusal.of("stations", "只能选择本级正在使用的联络站。");
            }
            table.send(id, one, station.name());
            owe(given, id, station, due);
        }
        note(
                actor,
                given.congress(),
                id,
                "征求意见",
                given.kind().label() + "，" + given.stations().size() + " 个联络站");
        return id;
    }

    private void owe(NewSounding given, SoundingId id, Station station, LocalDate due) {
        List<Owner> owners =
                station.keepers().isEmpty()
                        ? List.of(Owner.role(Role.CLERK))
                        : station.keepers().stream()
                                .map(one -> Owner.person(Role.STATION_KEEPER, one.account()))
                                .toList();
        for (Owner owner : owners) {
            tasks.open(
                    given.congress(),
                    owner,
                    task(id, station.id()),
                    GATHER,
                    given.title() + "（" + station.name() + "）",
                    address(id),
                    due);
        }
    }

    /** A keeper of the station, or a deputy there, takes down one opinion. */
    @Transactional
    public void gather(Actor actor, SoundingId id, StationId at, Stance stance, String text) {
        Sounding before = open(id);
        requireSent(before, at);
        if (mayKeep(actor, at)) {
            stations.kept(actor, at);
        } else {
            actor.require(DeputiesPermission.CONTACT, before.congress());
            mandates.require(actor, before.congress(), "收集群众意见");
        }
        if (answered(before, at)) {
            throw new Refusal(RULE, "这个联络站已经答复，不能再增加意见。");
        }
        String said = Refusal.needed("text", "请写明群众怎么说", text);
        limit("text", said, TEXT_MAX);
        table.opinion(id, at, stance, Mask.mask(said), calendar.today(), actor.name());
    }

    private boolean mayKeep(Actor actor, StationId at) {
        Station station = stations.known(at);
        return actor.may(DeputiesPermission.KEEP, station.congress())
                && (station.isKeptBy(actor.account())
                        || actor.may(DeputiesPermission.ARRANGE, station.congress()));
    }

    /** The station answers once; a late answer is taken and shown as late. */
    @Transactional
    public void answer(Actor actor, SoundingId id, StationId at, String summary) {
        Sounding before = open(id);
        requireSent(before, at);
        Station station = stations.kept(actor, at);
        if (answered(before, at)) {
            throw new Refusal(RULE, "这个联络站已经答复过。");
        }
        String said = Refusal.needed("summary", "请概括征求的经过和主要意见；没有意见的也请写明", summary);
        limit("summary", said, TEXT_MAX);
        table.answer(id, at, said, calendar.today(), actor.name());
        tasks.settle(actor, task(id, at), GATHER);
        note(actor, before.congress(), id, "联络站答复", station.name());
        Sounding after = locked(id);
        if (after.answered() == after.stations()) {
            sendBack(after);
        }
    }

    /** All stations have answered: the counted result goes back to who asked. */
    private void sendBack(Sounding at) {
        SoundingView view = view(at);
        String counted =
                "%d 个联络站全部答复，意见 %d 条：赞成 %d，不赞成 %d，提出修改或补充 %d。"
                        .formatted(
                                at.stations(),
                                at.opinions(),
                                view.inFavour(),
                                view.against(),
                                view.proposals());
        notices.send(
                List.of(at.askedBy()),
                "征求意见结果",
                "“" + at.title() + "”：" + counted,
                address(at.id()));
        tasks.open(
                at.congress(),
                Owner.person(Role.CLERK, at.askedBy()),
                subject(at.id()),
                CONCLUDE,
                at.title(),
                address(at.id()),
                null);
    }

    /** Who asked says what came of it; stations that did not answer are counted as such. */
    @Transactional
    public void conclude(Actor actor, SoundingId id, String outcome) {
        Sounding before = open(id);
        actor.require(DeputiesPermission.ARRANGE, before.congress());
        if (!before.mayClose(calendar.today())) {
            throw new Refusal(RULE, "还有联络站没有答复，答复期限到 " + before.dueOn() + "；期满或全部答复后才能办结。");
        }
        String said = Refusal.needed("outcome", "请写明意见采纳的情况，会反馈给联络站", outcome);
        limit("outcome", said, TEXT_MAX);
        SoundingView view = view(before);
        table.close(id, said, calendar.today());
        tasks.settle(actor, subject(id), CONCLUDE);
        for (StationAnswer one : view.answers()) {
            tasks.settle(actor, task(id, one.station()), GATHER);
            List<AccountId> keepers =
                    stations.known(one.station()).keepers().stream()
                            .map(Station.Keeper::account)
                            .toList();
            notices.send(keepers, "征求意见反馈", "“" + before.title() + "”：" + said, address(id));
        }
        note(
                actor,
                before.congress(),
                id,
                "征求意见办结",
                "应答复 %d 个，已答复 %d 个，意见 %d 条"
                        .formatted(before.stations(), before.answered(), before.opinions()));
    }

    /** Soundings as this person may see them: all, those of own stations, or open ones. */
    @Transactional(readOnly = true)
    public List<Sounding> rows(Actor actor) {
        List<Long> congresses = actor.seen().stream().map(CongressId::value).toList();
        boolean all = actor.may(DeputiesPermission.SEE) || actor.may(DeputiesPermission.CONTACT);
        AccountId account = actor.account();
        List<Long> kept =
                account == null
                        ? List.of()
                        : stations.keptBy(account).stream().map(StationId::value).toList();
        return table.rows(congresses, kept, all);
    }

    @Transactional
    public SoundingView view(Actor actor, SoundingId id) {
        if (rows(actor).stream().noneMatch(one -> one.id().equals(id))) {
            throw unknown();
        }
        return view(locked(id));
    }

    private SoundingView view(Sounding at) {
        return new SoundingView(at, table.answers(at), table.opinions(at.id()));
    }

    private boolean answered(Sounding at, StationId station) {
        return table.answers(at).stream()
                .anyMatch(one -> one.station().equals(station) && one.answeredOn() != null);
    }

    private void requireSent(Sounding at, StationId station) {
        if (table.answers(at).stream().noneMatch(one -> one.station().equals(station))) {
            throw new Refusal("没有请这个联络站征求意见。");
        }
    }

    private Sounding open(SoundingId id) {
        Sounding at = locked(id);
        if (!at.isOpen()) {
            throw new Refusal("这次征求意见已经办结。");
        }
        return at;
    }

    private Sounding locked(SoundingId id) {
        return table.lock(id).orElseThrow(Soundings::unknown);
    }

    private static Refusal unknown() {
        return new Refusal("没有这次征求意见。");
    }

    private static void limit(String field, String text, int most) {
        if (text.length() > most) {
            throw Refusal.of(field, "请控制在 " + most + " 字以内。");
        }
    }

    private static AccountId self(Actor actor) {
        AccountId account = actor.account();
        if (account == null) {
            throw new Refusal("请由工作人员本人办理。");
        }
        return account;
    }

    private void note(Actor actor, CongressId at, SoundingId id, String act, String text) {
        record.noteInside(actor, at, subject(id), act, text);
    }

    static Subject subject(SoundingId id) {
        return new Subject("deputies", "sounding", id.value());
    }

    /** Each station's task is its own, so that one answer settles only its own. */
    private static Subject task(SoundingId id, StationId station) {
        return new Subject("deputies", "sounding-" + station, id.value());
    }

    static String address(SoundingId id) {
        return "/deputies/soundings/" + id;
    }
}
