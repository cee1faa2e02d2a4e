package org.openrenda.deputies.voices;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrenda.analysis.mask.Mask;
import org.openrenda.congress.Congress;
import org.openrenda.congress.Unit;
import org.openrenda.deputies.DeputiesPermission;
import org.openrenda.deputies.contact.Profile;
import org.openrenda.deputies.mandates.DeputyResumed;
import org.openrenda.deputies.mandates.DeputyStopped;
import org.openrenda.deputies.mandates.Mandates;
import org.openrenda.deputies.micromatters.MicroMatterEnded;
import org.openrenda.deputies.micromatters.MicroMatterId;
import org.openrenda.deputies.micromatters.MicroMatters;
import org.openrenda.deputies.micromatters.NewMicroMatter;
import org.openrenda.deputies.stations.Station;
import org.openrenda.deputies.stations.StationId;
import org.openrenda.deputies.stations.Stations;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Origin;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Satisfaction;
import org.openrenda.platform.UnitId;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.documents.Documents;
import org.openrenda.platform.notices.Notices;
import org.openrenda.platform.parameters.Parameters;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.record.Subject;
import org.openrenda.platform.secrets.Secrets;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Citizens' voices at stations and on deputies' pages (LIA-4, LIA-5): masked at the door, sorted,
 * passed on, and answered; the citizen follows by a code and rates once.
 */
@Component
// Longer than 300 lines because it is the one procedure of a voice from the door to the rating.
public class Voices {

    private static final int TEXT_MAX = 2_000;

    private final VoiceTable table;
    private final VoiceDoor door;
    private final VoiceDuties duties;
    private final Stations stations;
    private final MicroMatters matters;
    private final Mandates mandates;
    private final Congress congress;
    private final Access access;
    private final Documents documents;
    private final Record record;
    private final Calendar calendar;
    private final Parameters parameters;
    private final Notices notices;
    private final Secrets secrets;
    private final ApplicationEventPublisher events;

    Voices(
            VoiceTable table,
            VoiceDoor door,
            VoiceDuties duties,
            Stations stations,
            MicroMatters matters,
            Mandates mandates,
            Congress congress,
            Access access,
            Documents documents,
            Record record,
            Calendar calendar,
            Parameters parameters,
            Notices notices,
            Secrets secrets,
            ApplicationEventPublisher events) {
        this.table = table;
        this.door = door;
        this.duties = duties;
        this.stations = stations;
        this.matters = matters;
        this.mandates = mandates;
        this.congress = congress;
        this.access = access;
        this.documents = documents;
        this.record = record;
        this.calendar = calendar;
        this.parameters = parameters;
        this.notices = notices;
        this.secrets = secrets;
        this.events = events;
    }

    /** A keeper takes down what somebody came to say; the code is handed over on paper. */
    @Transactional
    public Received takeDown(Actor actor, StationId at, NewVoice given) {
        Station station = stations.kept(actor, at);
        AccountId self = actor.account();
        if (self == null || !station.isOpen()) {
            throw new Refusal("这个联络站现在不能登记接待。");
        }
        String area = given.areaCode().isEmpty() ? station.text().areaCode() : given.areaCode();
        return door.take(
                actor,
                VoiceWay.RECEPTION,
                station.congress(),
                station.id(),
                self,
                actor.name(),
                given,
                area,
                List.of());
    }

    /** A citizen writes to a deputy, without an account; a day's messages have a limit. */
    @Transactional
    public Received leave(Profile to, NewVoice given, List<Picture> pictures) {
        if (!receives(to)) {
            throw new Refusal("这位代表现在不接收网上留言。您可以给其他代表留言，或到联络站当面反映。");
        }
        int most = parameters.of("deputies.voice.perDay", to.congress()).value();
        if (table.messages(to.account(), calendar.today()) >= most) {
            throw new Refusal("今天给这位代表的留言已经很多，请明天再来，或到联络站当面反映。");
        }
        return door.take(
                Actor.system("群众", to.congress()),
                VoiceWay.MESSAGE,
                to.congress(),
                null,
                to.account(),
                to.name(),
                given,
                given.areaCode(),
                pictures);
    }

    /** Whether citizens may write to this deputy now (DEP-4). */
    @Transactional(readOnly = true)
    public boolean receives(Profile to) {
        return mandates.mayAct(to.account(), to.congress());
    }

    /** DEP-4: messages to a deputy who may not act are answered by the congress. */
    @EventListener
    @Transactional
    public void on(DeputyStopped stopped) {
        ownersChanged(stopped.account(), stopped.congress());
    }

    @EventListener
    @Transactional
    public void on(DeputyResumed resumed) {
        ownersChanged(resumed.account(), resumed.congress());
    }

    private void ownersChanged(AccountId deputy, CongressId at) {
        for (VoiceId id : table.waiting(deputy, at)) {
            Voice voice = locked(id);
            duties.follow(Actor.system("系统", at), voice, voice);
        }
    }

    /** What can be answered on the spot is; and what was passed on is answered in the end. */
    @Transactional
    public void answer(Actor actor, VoiceId id, String text) {
        Voice before = own(actor, id);
        done(actor, before, VoiceAct.ANSWER, needed("text", "请写明答复内容，群众凭查询码可以看到", text));
        events.publishEvent(new VoiceTaken(id));
    }

    /** Passes it to a unit of the congress: a department or a township's government. */
    @Transactional
    public void pass(Actor actor, VoiceId id, UnitId unitId, String request) {
        Voice before = own(actor, id);
        Unit unit = congress.unit(unitId);
        if (!unit.congress().equals(before.congress())) {
            throw Refusal.of("unit", "只能转给本级的承办单位。");
        }
        before.stage().after(VoiceAct.PASS);
        table.passTo(id, unitId, unit.name());
        String said = request.strip();
        done(actor, locked(id), VoiceAct.PASS, unit.name() + (said.isEmpty() ? "" : "：" + said));
    }

    /** The unit says what came of it; the citizen hears it from the one they told. */
    @Transactional
    public void report(Actor actor, VoiceId id, String text) {
        done(actor, ofUnit(actor, id), VoiceAct.REPORT, needed("text", "请写明办理情况和结果", text));
    }

    @Transactional
    public void giveBack(Actor actor, VoiceId id, String why) {
        Voice before = ofUnit(actor, id);
        done(actor, before, VoiceAct.GIVE_BACK, needed("why", "请写明退回理由和应当由谁办理", why));
    }

    /**
     * LIA-4: becomes the lead to a suggestion. The deputy who is to write it gets a notice whose
     * address opens the writing form with this voice as its origin.
     */
    @Transactional
    public void suggest(Actor actor, VoiceId id, AccountId deputy) {
        Voice before = own(actor, id);
        if (!mandates.eligible(before.congress()).contains(deputy)) {
            throw Refusal.of("deputy", "请选择本级人大代表。");
        }
        String name = access.account(deputy).displayName();
        done(actor, before, VoiceAct.SUGGEST, "交 " + name + " 代表研究提出建议");
        if (!deputy.equals(actor.account())) {
            String body = "“" + before.title() + "”，打开即可据此起草建议。";
            notices.send(List.of(deputy), "群众意见：建议线索", body, writing(before));
        }
    }

    /** The address of the writing form of suggestions, prefilled from this voice. */
    public static String writing(Voice voice) {
        String title = URLEncoder.encode("群众意见：" + voice.title(), StandardCharsets.UTF_8);
        return "/deputies/suggestions/new?origin=deputies/%s%s&originTitle=%s"
                .formatted(voice.id(), address(voice.id()), title);
    }

    /** What a suggestion that grows out of this voice carries; for those who may see the voice. */
    @Transactional(readOnly = true)
    public Origin origin(Actor actor, VoiceId id) {
        Voice voice = view(actor, id).voice();
        return new Origin("deputies", id.value(), "群众意见：" + voice.title(), address(id));
    }

    @Transactional
    public void forward(Actor actor, VoiceId id, String note) {
        Voice before = own(actor, id);
        done(actor, before, VoiceAct.FORWARD, needed("note", "请写明热线工单编号或转交情况", note));
    }

    /** Becomes a micro matter that the deputy hands over (群众提). */
    @Transactional
    public MicroMatterId raise(Actor actor, VoiceId id, AccountId deputy) {
        Voice before = own(actor, id);
        before.stage().after(VoiceAct.RAISE);
        if (!mandates.eligible(before.congress()).contains(deputy)) {
            throw Refusal.of("deputy", "请选择负责交办的本级人大代表。");
        }
        MicroMatterId matter =
                matters.raise(
                        actor,
                        new NewMicroMatter(
                                before.congress(),
                                deputy,
                                access.account(deputy).displayName(),
                                before.title(),
                                before.text(),
                                before.areaCode(),
                                new Origin("deputies", id.value(), before.number(), address(id))));
        table.became(
                id, new Origin("deputies", matter.value(), "微实事", "/deputies/matters/" + matter));
        done(actor, locked(id), VoiceAct.RAISE, "");
        return matter;
    }

    /** A micro matter ended: in the same transaction its voice ends, or is open again. */
    @EventListener
    void on(MicroMatterEnded ended) {
        Voice before = locked(new VoiceId(ended.origin().id()));
        Actor system = Actor.system("系统", ended.congress());
        done(system, before, ended.done() ? VoiceAct.SETTLE : VoiceAct.DROP, ended.text());
        events.publishEvent(new VoiceTaken(before.id()));
    }

    /** LIA-5: not taken, with the ground and the way to go. */
    @Transactional
    public void refuse(Actor actor, VoiceId id, RefusalWay ground, String explained) {
        Voice before = own(actor, id);
        String more = explained.strip();
        String text = ground.label() + "。" + ground.way() + (more.isEmpty() ? "" : more);
        done(actor, before, VoiceAct.REFUSE, text);
        events.publishEvent(new VoiceTaken(id));
    }

    /** The citizen rates once; a rating of a micro matter that is checked ends or reopens it. */
    @Transactional
    public void rate(String code, Satisfaction result, String reason) {
        Voice before = ofCode(code).flatMap(v -> table.lock(v.id())).orElseThrow(Voices::noCode);
        if (result == Satisfaction.DISSATISFIED && reason.isBlank()) {
            throw Refusal.of("reason", "评价不满意时，请写明还差什么。");
        }
        if (reason.length() > 500) {
            throw Refusal.of("reason", "请控制在 500 字以内。");
        }
        Origin outcome = before.outcome();
        if (before.stage() == VoiceStage.RAISED && outcome != null) {
            boolean satisfied = result != Satisfaction.DISSATISFIED;
            matters.rate(new MicroMatterId(outcome.id()), satisfied, reason);
            return;
        }
        before.stage().after(VoiceAct.RATE);
        if (!table.rate(before.id(), result, Mask.mask(reason.strip()))) {
            throw new Refusal("您已评价过，首次评价不能更改。");
        }
        Actor citizen = Actor.system("群众", before.congress());
        done(citizen, before, VoiceAct.RATE, result.label());
        if (result == Satisfaction.DISSATISFIED) {
            notices.send(
                    List.of(before.account()),
                    "群众评价：不满意",
                    "“" + before.title() + "”：" + Mask.mask(reason.strip()),
                    address(before.id()));
        }
        events.publishEvent(new VoiceTaken(before.id()));
    }

    private static Refusal noCode() {
        return new Refusal("没有这个查询码，请核对后再输一遍。");
    }

    private Voice done(Actor actor, Voice before, VoiceAct act, String text) {
        VoiceStage stage = before.stage().after(act);
        LocalDate due = due(before, stage);
        table.step(before.id(), act, actor.name(), text, due);
        table.move(before.id(), stage, due);
        record.noteInside(actor, before.congress(), subject(before.id()), act.label(), text);
        Voice after = locked(before.id());
        duties.follow(actor, before, after);
        return after;
    }

    private @Nullable LocalDate due(Voice voice, VoiceStage at) {
        String clock = voice.clock(at);
        return clock == null ? null : calendar.due(clock, voice.congress(), calendar.today());
    }

    /** The voice, if this actor answers for it: the deputy, a keeper of the station, a clerk. */
    private Voice own(Actor actor, VoiceId id) {
        Voice voice = locked(id);
        if (!answersFor(actor, voice)) {
            actor.require(DeputiesPermission.ARRANGE, voice.congress());
        } else if (voice.station() == null) {
            mandates.require(actor, voice.congress(), "答复群众留言");
        }
        return voice;
    }

    private boolean answersFor(Actor actor, Voice voice) {
        StationId station = voice.station();
        if (station == null) {
            return voice.account().equals(actor.account())
                    && actor.may(DeputiesPermission.CONTACT, voice.congress());
        }
        return actor.may(DeputiesPermission.KEEP, voice.congress())
                && stations.known(station).isKeptBy(actor.account());
    }

    private Voice ofUnit(Actor actor, VoiceId id) {
        Voice voice = locked(id);
        actor.require(DeputiesPermission.HANDLE, voice.congress());
        if (voice.unit() == null || !actor.units().contains(voice.unit())) {
            throw new Refusal("这条意见没有转给您的单位。");
        }
        return voice;
    }

    /** One voice for those who answer for it, the unit it was passed to, and who sees all. */
    @Transactional(readOnly = true)
    public VoiceView view(Actor actor, VoiceId id) {
        Voice voice = table.find(id).orElseThrow(Voices::unknown);
        boolean handles = voice.unit() != null && actor.units().contains(voice.unit());
        if (!handles && !answersFor(actor, voice)) {
            actor.require(DeputiesPermission.SEE, voice.congress());
        }
        return view(voice);
    }

    /** Whether this actor may sort and answer it. */
    @Transactional(readOnly = true)
    public boolean mayAnswer(Actor actor, Voice voice) {
        return answersFor(actor, voice) || actor.may(DeputiesPermission.ARRANGE, voice.congress());
    }

    /** What the holder of the code sees. */
    @Transactional(readOnly = true)
    public Optional<VoiceView> follow(String code) {
        return ofCode(code).map(this::view);
    }

    private VoiceView view(Voice voice) {
        Optional<VoiceTable.Rated> rated = table.rating(voice.id());
        return new VoiceView(
                voice,
                table.steps(voice.id()),
                documents.of(subject(voice.id())),
                rated.map(VoiceTable.Rated::result).orElse(null),
                rated.map(VoiceTable.Rated::reason).orElse(""));
    }

    /** The sealed number, for the one who has to call back; each look is written down. */
    @Transactional
    public String phone(Actor actor, VoiceId id) {
        Voice voice = own(actor, id);
        byte[] sealed = table.phone(id).orElseThrow(() -> new Refusal("群众没有留电话，请通过查询码页面答复。"));
        record.noteInside(actor, voice.congress(), subject(id), "查看电话", "为回复群众查看电话");
        return secrets.open("deputies.voice.phone/" + id, sealed);
    }

    /** Messages to this deputy, and how many are answered. */
    @Transactional(readOnly = true)
    public int[] answered(AccountId account) {
        return table.answered(account);
    }

    @Transactional(readOnly = true)
    public List<Voice> rows(VoiceSearch search) {
        return table.rows(search);
    }

    @Transactional(readOnly = true)
    public int count(VoiceSearch search) {
        return table.count(search);
    }

    @Transactional(readOnly = true)
    public Optional<Documents.Content> file(VoiceId id, long file) {
        return documents.content(subject(id), file);
    }

    private Optional<Voice> ofCode(String code) {
        String plain = VoiceDoor.plain(code);
        return VoiceDoor.isCode(plain) ? table.ofCode(VoiceDoor.hash(plain)) : Optional.empty();
    }

    private static String needed(String field, String sentence, String text) {
        String said = Refusal.needed(field, sentence, text);
        if (said.length() > TEXT_MAX) {
            throw Refusal.of(field, "请控制在 " + TEXT_MAX + " 字以内。");
        }
        return said;
    }

    private Voice locked(VoiceId id) {
        return table.lock(id).orElseThrow(Voices::unknown);
    }

    private static Refusal unknown() {
        return new Refusal("没有这条意见。");
    }

    static Subject subject(VoiceId id) {
        return new Subject("deputies", "voice", id.value());
    }

    static String address(VoiceId id) {
        return "/deputies/voices/" + id;
    }
}
