package org.openrenda.deputies.voices;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.analysis.mask.Mask;
import org.openrenda.congress.Congress;
import org.openrenda.deputies.numbering.Numbering;
import org.openrenda.deputies.stations.StationId;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Codes;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Sha256;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.documents.Documents;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.secrets.Secrets;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The door every voice comes through: nothing that tells who a person is passes it in clear. */
@Component
class VoiceDoor {

    private static final int TITLE_MAX = 60;
    private static final int TEXT_MAX = 2_000;

    private final VoiceTable table;
    private final Numbering numbering;
    private final VoiceDuties duties;
    private final Congress congress;
    private final Documents documents;
    private final Record record;
    private final Calendar calendar;
    private final Secrets secrets;
    private final ApplicationEventPublisher events;
    private final SecureRandom random = new SecureRandom();

    VoiceDoor(
            VoiceTable table,
            Numbering numbering,
            VoiceDuties duties,
            Congress congress,
            Documents documents,
            Record record,
            Calendar calendar,
            Secrets secrets,
            ApplicationEventPublisher events) {
        this.table = table;
        this.numbering = numbering;
        this.duties = duties;
        this.congress = congress;
        this.documents = documents;
        this.record = record;
        this.calendar = calendar;
        this.secrets = secrets;
        this.events = events;
    }

    /** Takes what was said, masked, under a fresh number and a code only the citizen knows. */
    Received take(
            Actor actor,
            VoiceWay way,
            CongressId at,
            @Nullable StationId station,
            AccountId account,
            String name,
            NewVoice given,
            String area,
            List<Picture> pictures) {
        verify(given, area);
        LocalDate today = calendar.today();
        String number =
                "联络〔%d〕%d号"
                        .formatted(today.getYear(), numbering.next(at, "voice", today.getYear()));
        String code = code();
        String text = Mask.mask(given.text());
        Voice fresh =
                new Voice(
                        new VoiceId(1),
                        at,
                        number,
                        way,
                        station,
                        account,
                        name,
                        first(given.name()),
                        shown(given.phone()),
                        title(given, text),
                        text,
                        area,
                        today,
                        null,
                        VoiceStage.TAKEN,
                        null,
                        null,
                        null);
        LocalDate due = calendar.due(String.valueOf(fresh.clock(VoiceStage.TAKEN)), at, today);
        VoiceId id = table.add(with(fresh, due), hash(code));
        if (!given.phone().isEmpty()) {
            table.seal(id, secrets.seal("deputies.voice.phone/" + id, given.phone()));
        }
        for (Picture picture : pictures) {
            documents.attach(actor, at, Voices.subject(id), picture.name(), picture.bytes());
        }
        table.step(id, VoiceAct.TAKE, actor.name(), "", due);
        record.noteInside(
                actor, at, Voices.subject(id), VoiceAct.TAKE.label(), number + "，" + way.label());
        duties.follow(actor, null, table.find(id).orElseThrow());
        events.publishEvent(new VoiceTaken(id));
        return new Received(id, number, code);
    }

    private void verify(NewVoice given, String area) {
        Refusal.needed("text", "请写明您要反映的事", given.text());
        if (given.text().length() > TEXT_MAX) {
            throw Refusal.of("text", "请控制在 " + TEXT_MAX + " 字以内，更多材料可以到联络站提交。");
        }
        if (given.title().length() > TITLE_MAX) {
            throw Refusal.of("title", "标题请控制在 " + TITLE_MAX + " 字以内。");
        }
        if (!given.phone().isEmpty() && !given.phone().matches("\\+?\\d{7,15}")) {
            throw Refusal.of("phone", "电话号码不完整，请核对；不想留电话可以不填。");
        }
        boolean known =
                area.isEmpty() || congress.areas().stream().anyMatch(a -> a.code().equals(area));
        if (!known) {
            throw Refusal.of("area", "请从列表中选择地点所在的区域。");
        }
    }

    private static String title(NewVoice given, String text) {
        if (!given.title().isEmpty()) {
            return Mask.mask(given.title());
        }
        String line = text.lines().findFirst().orElse(text).strip();
        return line.length() > 30 ? line.substring(0, 30) + "…" : line;
    }

    private static String first(String name) {
        return name.isEmpty() ? "" : name.substring(0, name.offsetByCodePoints(0, 1));
    }

    private static String shown(String phone) {
        return phone.isEmpty()
                ? ""
                : phone.substring(0, 3) + "****" + phone.substring(phone.length() - 2);
    }

    private static Voice with(Voice v, LocalDate due) {
        return new Voice(
                v.id(),
                v.congress(),
                v.number(),
                v.way(),
                v.station(),
                v.account(),
                v.accountName(),
                v.caller(),
                v.phoneShown(),
                v.title(),
                v.text(),
                v.areaCode(),
                v.takenOn(),
                due,
                v.stage(),
                v.unit(),
                v.unitName(),
                v.outcome());
    }

    /** People type a code with blanks and small letters. */
    static String plain(String code) {
        return Codes.plain(code);
    }

    static boolean isCode(String plain) {
        return plain.length() == Codes.SECRET_LENGTH;
    }

    private String code() {
        return Codes.fresh(random, Codes.SECRET_LENGTH);
    }

    static byte[] hash(String code) {
        return Sha256.of("voice\n" + code);
    }
}
