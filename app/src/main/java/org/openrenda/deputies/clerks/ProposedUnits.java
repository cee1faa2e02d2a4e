package org.openrenda.deputies.clerks;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrenda.analysis.text.Guess;
import org.openrenda.congress.Congress;
import org.openrenda.congress.Unit;
import org.openrenda.hotline.topics.Topics;
import org.openrenda.platform.CongressId;
import org.springframework.stereotype.Component;

/**
 * Proposes the unit for a suggestion from the hotline's table of topics and responsible units, so
 * that what is complained of and what is suggested goes to the same place.
 */
@Component
class ProposedUnits {

    private static final int TEXT_READ_MAX = 400;
    private static final int SURE_PERCENT = 100;

    private final Topics topics;
    private final Congress congress;

    ProposedUnits(Topics topics, Congress congress) {
        this.topics = topics;
        this.congress = congress;
    }

    List<Unit> units(CongressId at) {
        return congress.units(at);
    }

    Proposal of(List<Unit> units, @Nullable String topic, String title, String text) {
        if (topic != null && !topic.isBlank()) {
            return responsible(units, topic, "议题“" + topics.name(topic) + "”");
        }
        String read = text.substring(0, Math.min(text.length(), TEXT_READ_MAX));
        Optional<Guess> guess = topics.lexicon().classify(title, read);
        if (guess.isEmpty()) {
            return Proposal.none("没有认出议题");
        }
        long percent = Math.round(guess.get().confidence() * SURE_PERCENT);
        String code = guess.get().label();
        return responsible(units, code, "按文字归为“" + topics.name(code) + "”（把握 " + percent + "%）");
    }

    private Proposal responsible(List<Unit> units, String topic, String because) {
        String kind = topics.lexicon().unitOf(topic).orElse("");
        if (kind.isEmpty()) {
            return Proposal.none(because + "没有对应的承办单位");
        }
        return units.stream()
                .filter(unit -> unit.name().endsWith(kind))
                .findFirst()
                .map(unit -> new Proposal(unit.id(), unit.name(), because))
                .orElseGet(() -> Proposal.none(because + "应由“" + kind + "”承办，本级没有这个单位"));
    }
}
