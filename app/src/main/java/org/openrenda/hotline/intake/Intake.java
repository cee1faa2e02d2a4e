package org.openrenda.hotline.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openrenda.hotline.HotlinePermission;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.UnitId;
import org.openrenda.platform.parameters.Parameters;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.record.Subject;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one way in for citizens' voices (F-HOT-1, F-HOT-2): whatever the source, a ticket is masked
 * before it is stored, sorted, and counted in the same transaction.
 */
@Component
public class Intake {

    /** Tickets in one call of {@link #take}. */
    public static final int TAKE_MAX = 5_000;

    private final Sources sources;
    private final Gates gates;
    private final Shelf shelf;
    private final Imports imports;
    private final TicketReader reader;
    private final TopicWords topics;
    private final Parameters parameters;
    private final Record record;

    Intake(
            Sources sources,
            Gates gates,
            Shelf shelf,
            Imports imports,
            TicketReader reader,
            TopicWords topics,
            Parameters parameters,
            Record record) {
        this.sources = sources;
        this.gates = gates;
        this.shelf = shelf;
        this.imports = imports;
        this.reader = reader;
        this.topics = topics;
        this.parameters = parameters;
        this.record = record;
    }

    /** The source of this name of the congress, made when it is not there yet. */
    @Transactional
    public SourceId source(Actor actor, CongressId congress, String name) {
        actor.require(HotlinePermission.IMPORT, congress);
        return sources.named(congress, name);
    }

    /**
     * Takes tickets in, in one transaction: those not known, and those that differ from what is
     * known. The scope must cover the congresses of the counties the tickets speak of.
     *
     * @param given at most {@link #TAKE_MAX}
     */
    @Transactional
    public Taken take(Actor actor, SourceId sourceId, List<RawTicket> given) {
        Sources.Source source = sources.source(sourceId);
        actor.require(HotlinePermission.IMPORT, source.congress());
        if (given.size() > TAKE_MAX) {
            throw new IllegalArgumentException("at most " + TAKE_MAX + " tickets at once");
        }
        Gate gate = gates.open(source.congress());
        List<Ticket> good = new ArrayList<>();
        List<Taken.BadRow> bad = new ArrayList<>();
        for (int at = 0; at < given.size(); at++) {
            Gate.Prepared prepared = gate.prepare(at + 1, given.get(at));
            if (prepared.ticket() == null) {
                bad.add(prepared.bad(""));
            } else {
                good.add(prepared.ticket());
            }
        }
        int days = parameters.of("hotline.repeat.window", source.congress()).value();
        Shelf.Put put = shelf.put(sourceId, good, days);
        return new Taken(put.added(), put.changed(), put.same(), bad);
    }

    /**
     * Keeps a copy of the file and lets it be imported in the background, with the columns that
     * were told for the source before, or those that their names give away.
     *
     * @throws Refusal when the file is no table, or no column holds the time
     */
    public RunId importFile(Actor actor, CongressId congress, String source, Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            String name = path.getFileName().toString();
            RunId id = imports.bring(actor, congress, source, name, in);
            try {
                imports.confirmGuess(actor, id);
                return id;
            } catch (Refusal refusal) {
                imports.discard(actor, id);
                throw refusal;
            }
        } catch (IOException unreadable) {
            throw new Refusal("文件“" + path.getFileName() + "”不存在或无法读取。");
        }
    }

    /** How far an import is. */
    public ImportRun run(Actor actor, RunId id) {
        return imports.run(actor, id);
    }

    /** A person says what a ticket is about and who answers for it; unit null is nobody known. */
    @Transactional
    public void correct(
            Actor actor,
            TicketId id,
            String topic,
            @org.jspecify.annotations.Nullable UnitId unit) {
        TicketView ticket = reader.ticket(actor, id);
        actor.require(HotlinePermission.CORRECT, ticket.congress());
        if (!topics.knows(topic)) {
            throw Refusal.of("topic", "请选择议题。");
        }
        shelf.correct(id, topic, unit == null ? 0 : unit.value(), actor.name());
        record.noteInside(
                actor,
                ticket.congress(),
                new Subject("hotline", "ticket", id.value()),
                "更正分类",
                "议题由“" + topics.path(ticket.topic()) + "”改为“" + topics.path(topic) + "”");
    }

    /**
     * Counts all tickets anew and mends every count that differs.
     *
     * @return how many counts differed; 0 is as it should be
     */
    @Transactional
    public int recount() {
        return shelf.recount();
    }
}
