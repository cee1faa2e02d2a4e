package org.openrenda.deputies.voices;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.openrenda.congress.Area;
import org.openrenda.congress.Congress;
import org.openrenda.hotline.intake.Intake;
import org.openrenda.hotline.intake.RawTicket;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Satisfaction;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.secrets.Secrets;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Lets voices join the hotline's stream, where they are classified and grouped with all others. A
 * delivery repeated changes nothing: the voice's own number is the ticket's.
 */
@Component
class HotlineStream {

    static final String SOURCE = "代表联络";

    private final VoiceTable table;
    private final Intake intake;
    private final Congress congress;
    private final Secrets secrets;

    HotlineStream(VoiceTable table, Intake intake, Congress congress, Secrets secrets) {
        this.table = table;
        this.intake = intake;
        this.congress = congress;
        this.secrets = secrets;
    }

    @ApplicationModuleListener
    void on(VoiceTaken taken) {
        Optional<Voice> found = table.find(taken.id());
        if (found.isEmpty()) {
            return;
        }
        Voice voice = found.get();
        Actor stream = Actor.system(SOURCE, voice.congress());
        intake.take(
                stream, intake.source(stream, voice.congress(), SOURCE), List.of(ticket(voice)));
    }

    private RawTicket ticket(Voice voice) {
        List<VoiceStep> steps = table.steps(voice.id());
        LocalDateTime at = LocalDateTime.ofInstant(steps.getFirst().at(), Calendar.ZONE);
        LocalDate closed =
                voice.isOver() ? LocalDate.ofInstant(steps.getLast().at(), Calendar.ZONE) : null;
        Optional<Satisfaction> rated = table.rating(voice.id()).map(VoiceTable.Rated::result);
        Map<String, Area> areas =
                congress.areas().stream()
                        .collect(Collectors.toMap(Area::code, Function.identity()));
        Area own = areas.get(voice.areaCode());
        boolean town = own != null && own.code().length() > 6;
        Area county = town && own.parentCode() != null ? areas.get(own.parentCode()) : own;
        String caller =
                table.phone(voice.id())
                        .map(sealed -> secrets.open("deputies.voice.phone/" + voice.id(), sealed))
                        .orElse("");
        return new RawTicket(
                voice.number(),
                at,
                "",
                voice.way().label(),
                voice.title(),
                voice.text(),
                caller,
                county == null ? "" : county.name(),
                town ? own.name() : "",
                "",
                voice.unitName() == null ? "" : voice.unitName(),
                closed == null ? "办理中" : "已办结",
                closed,
                rated.isPresent() ? Boolean.TRUE : null,
                rated.map(one -> one != Satisfaction.DISSATISFIED).orElse(null),
                rated.map(Satisfaction::label).orElse(""),
                "");
    }
}
