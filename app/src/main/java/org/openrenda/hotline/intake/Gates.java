package org.openrenda.hotline.intake;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openrenda.analysis.text.TextClassifier;
import org.openrenda.congress.Area;
import org.openrenda.congress.Congress;
import org.openrenda.congress.CongressView;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.secrets.Secrets;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Opens the gate for a source with the areas, units and model of this moment. */
@Component
class Gates {

    private final JdbcClient jdbc;
    private final Access access;
    private final Congress congress;
    private final TopicWords topics;
    private final Secrets secrets;
    private final Clock clock;
    private volatile @Nullable Model model;

    /** The model in use, read once. */
    private record Model(long id, LocalDateTime trainedAt, TextClassifier classifier) {}

    Gates(
            JdbcClient jdbc,
            Access access,
            Congress congress,
            TopicWords topics,
            Secrets secrets,
            Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.congress = congress;
        this.topics = topics;
        this.secrets = secrets;
        this.clock = clock;
    }

    Gate open(CongressId owner) {
        Set<CongressId> tree = access.tree(owner);
        Areas areas = new Areas(areas(tree));
        List<String> names = areas.allNames();
        Map<String, Long> congressOf = new HashMap<>();
        Map<Long, UnitNames> units = new HashMap<>();
        units.put(owner.value(), new UnitNames(congress.units(owner), names));
        for (CongressView one : congress.congresses()) {
            String code = one.areaCode();
            if (tree.contains(one.id()) && code != null && code.length() == 6) {
                congressOf.put(code, one.id().value());
                units.putIfAbsent(one.id().value(), new UnitNames(congress.units(one.id()), names));
            }
        }
        // A day's grace, because clocks of sources run ahead.
        LocalDateTime latest = LocalDateTime.ofInstant(clock.instant(), Calendar.ZONE).plusDays(1);
        return new Gate(
                owner.value(),
                new Sorting(topics, classifier()),
                areas,
                congressOf,
                units,
                secrets,
                latest,
                Gate.memory());
    }

    /** A ticket of this tree is never laid to a county of another one. */
    private List<Area> areas(Set<CongressId> tree) {
        Set<String> foreign = new HashSet<>();
        for (CongressView one : congress.congresses()) {
            if (!tree.contains(one.id()) && one.areaCode() != null) {
                foreign.add(one.areaCode());
            }
        }
        return congress.areas().stream()
                .filter(area -> !foreign.contains(area.code()))
                .filter(area -> !foreign.contains(area.code().substring(0, 6)))
                .toList();
    }

    /** The classifier trained here, or null before there is one. */
    private @Nullable TextClassifier classifier() {
        Optional<Model> active =
                jdbc.sql(
                                """
                                select id, trained_at at time zone 'UTC' as trained
                                from hotline.model where kind = 'TOPIC' and active
                                """)
                        .query((rs, n) ->
                                known(
                                        rs.getLong("id"),
                                        rs.getObject("trained", LocalDateTime.class)))
                        .optional();
        return active.map(Model::classifier).orElse(null);
    }

    private Model known(long id, LocalDateTime trainedAt) {
        Model last = model;
        if (last != null && last.id() == id && last.trainedAt().equals(trainedAt)) {
            return last;
        }
        byte[] bytes =
                jdbc.sql("select bytes from hotline.model where id = :id")
                        .param("id", id)
                        .query(byte[].class)
                        .single();
        Model read = new Model(id, trainedAt, TextClassifier.fromBytes(bytes));
        model = read;
        return read;
    }
}
