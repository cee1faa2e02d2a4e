package org.openrenda.deputies.voices;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openrenda.deputies.mandates.Mandates;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Role;
import org.openrenda.platform.tasks.Owner;
import org.openrenda.platform.tasks.Tasks;
import org.springframework.stereotype.Component;

/** Who owes the next step of a voice: always a function of what it is. */
@Component
class VoiceDuties {

    private final Tasks tasks;
    private final Mandates mandates;

    VoiceDuties(Tasks tasks, Mandates mandates) {
        this.tasks = tasks;
        this.mandates = mandates;
    }

    /** Settles what was owed before and opens what is owed now. */
    void follow(Actor actor, @Nullable Voice before, Voice after) {
        String was = before == null ? null : act(before);
        if (before != null && was != null) {
            tasks.settle(actor, Voices.subject(before.id()), was);
        }
        String is = act(after);
        if (is != null) {
            tasks.open(
                    after.congress(),
                    owner(after),
                    Voices.subject(after.id()),
                    is,
                    after.title(),
                    Voices.address(after.id()),
                    after.dueOn());
        }
    }

    private static @Nullable String act(Voice voice) {
        return switch (voice.stage()) {
            case TAKEN -> voice.way() == VoiceWay.MESSAGE ? "答复群众留言" : "处理接待意见";
            case PASSED -> "办理群众意见";
            case REPORTED, SUGGESTED, FORWARDED -> "答复群众";
            case RAISED, ANSWERED, CLOSED, REFUSED -> null;
        };
    }

    private Owner owner(Voice voice) {
        if (voice.stage() == VoiceStage.PASSED) {
            return Owner.unit(Objects.requireNonNull(voice.unit()));
        }
        boolean message = voice.way() == VoiceWay.MESSAGE;
        if (message && !mandates.mayAct(voice.account(), voice.congress())) {
            // DEP-4: the citizen is answered all the same, by the congress.
            return Owner.role(Role.CLERK);
        }
        Role role = message ? Role.DEPUTY : Role.STATION_KEEPER;
        return Owner.person(role, voice.account());
    }
}
