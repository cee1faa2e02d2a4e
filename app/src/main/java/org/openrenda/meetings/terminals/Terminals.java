package org.openrenda.meetings.terminals;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.meetings.sittings.Meeting;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.MeetingsPermission;
import org.openrenda.meetings.sittings.Sittings;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Sha256;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.database.DataScope;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.record.Subject;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Devices at the door: made, revoked, and what they tell of who came. */
@Component
public class Terminals {

    private static final int TOKEN_BYTES = 32;
    private static final int NAME_MAX = 40;
    private static final int EVENT_MAX = 80;

    private final TerminalTable table;
    private final Sittings sittings;
    private final Calendar calendar;
    private final Record record;
    private final TransactionTemplate transaction;
    private final SecureRandom random = new SecureRandom();

    Terminals(
            TerminalTable table,
            Sittings sittings,
            Calendar calendar,
            Record record,
            TransactionTemplate transaction) {
        this.table = table;
        this.sittings = sittings;
        this.calendar = calendar;
        this.record = record;
        this.transaction = transaction;
    }

    /**
     * Makes a device; its token is told this once, only its digest is kept.
     *
     * @param meeting the only meeting it is for; null for all of the congress
     */
    @Transactional
    public NewToken make(Actor actor, @Nullable MeetingId meeting, String given) {
        CongressId at = actor.home();
        actor.require(MeetingsPermission.DEVICES, at);
        String name = Refusal.needed("name", "请给设备起个名字，例如“东门 1 号机”", given);
        if (name.length() > NAME_MAX) {
            throw Refusal.of("name", "名字请写在 " + NAME_MAX + " 字以内。");
        }
        if (meeting != null) {
            Meeting is = sittings.view(actor, meeting).meeting();
            if (!is.congress().equals(at) || !is.stage().takesAttendance()) {
                throw Refusal.of("meeting", "请选择本级已经通知、还没有闭会的会议。");
            }
        }
        if (table.of(at).stream().filter(one -> !one.isRevoked()).count()
                >= TerminalTable.TERMINALS_MAX) {
            throw new Refusal("在用的签到设备最多 " + TerminalTable.TERMINALS_MAX + " 台，请先停用不用的。");
        }
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        TerminalId id = table.add(at, meeting, name, digest(token), actor.name());
        note(actor, at, id, "登记签到设备", name);
        return new NewToken(id, name, token);
    }

    /** Revokes a device; its token is worth nothing from now on. */
    @Transactional
    public void revoke(Actor actor, TerminalId id) {
        Terminal is = table.find(id).orElseThrow(() -> new Refusal("没有这台签到设备。"));
        actor.require(MeetingsPermission.DEVICES, is.congress());
        if (!table.revoke(id, actor.name())) {
            throw new Refusal("“" + is.name() + "”已经停用了。");
        }
        note(actor, is.congress(), id, "停用签到设备", is.name());
    }

    /** The devices of the own congress, those in use first. */
    @Transactional(readOnly = true)
    public List<Terminal> list(Actor actor) {
        actor.require(MeetingsPermission.DEVICES, actor.home());
        return table.of(actor.home());
    }

    /**
     * The device of this token.
     *
     * @throws UnknownTerminal for an unknown or revoked one, which are not told apart
     */
    public Terminal byToken(String token) {
        byte[] hash = digest(token);
        TerminalTable.Keyed found =
                DataScope.system(() -> table.keyed(hash)).orElseThrow(UnknownTerminal::new);
        if (!MessageDigest.isEqual(found.hash(), hash) || found.terminal().isRevoked()) {
            throw new UnknownTerminal();
        }
        return found.terminal();
    }

    /** Somebody stands before the device: signed in, once for each event of the device. */
    public ArrivalAnswer arrive(Terminal at, Arrival told) {
        if (told.event().isBlank() || told.event().length() > EVENT_MAX) {
            throw new Refusal("缺少事件编号（event），或者超过 " + EVENT_MAX + " 个字符。");
        }
        if (told.person() == null && told.roll() <= 0) {
            throw new Refusal("请给出人员编号（person）或名单序号（roll），都是正整数。");
        }
        return DataScope.system(() -> transaction.execute(status -> taken(at, told)));
    }

    private ArrivalAnswer taken(Terminal at, Arrival told) {
        table.hold(at.id());
        return table.told(at.id(), told.event()).orElseGet(() -> fresh(at, told));
    }

    private ArrivalAnswer fresh(Terminal at, Arrival told) {
        List<TerminalTable.Place> places = table.places(at, told, calendar.today());
        if (places.size() != 1) {
            throw new Refusal(
                    places.isEmpty()
                            ? "今天的会议名单里没有这个人，或者会议还没有通知、已经闭会。"
                            : "今天不止一次会议的名单里有，请在 meeting 里写明会议编号。");
        }
        TerminalTable.Place place = places.getFirst();
        boolean came = sittings.arriveAt(place.meeting(), place.participant(), at.name());
        table.keep(at.id(), told.event(), place, came);
        return table.told(at.id(), told.event()).orElseThrow();
    }

    private static byte[] digest(String token) {
        return Sha256.of("terminal\n" + token);
    }

    private void note(Actor actor, CongressId at, TerminalId id, String act, String text) {
        record.noteInside(actor, at, new Subject("meetings", "terminal", id.value()), act, text);
    }
}
