package org.openrenda.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.openrenda.hotline.intake.Intake;
import org.openrenda.hotline.intake.RawTicket;
import org.openrenda.hotline.intake.SourceId;
import org.openrenda.hotline.intake.Taken;
import org.openrenda.platform.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives the invented tickets to the intake, a batch and its place in the stream in one transaction:
 * after a break it goes on with the ticket after the last that was taken.
 */
@Component
class Feed {

    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);
    private static final int BATCH = 2_000;
    private static final int TOLD_EVERY = 20_000;

    private final Intake intake;
    private final DemoTable table;
    private final CityPlan plan;
    private final TransactionTemplate transaction;
    private final AtomicBoolean stopping = new AtomicBoolean();

    Feed(Intake intake, DemoTable table, CityPlan plan, TransactionTemplate transaction) {
        this.intake = intake;
        this.table = table;
        this.plan = plan;
        this.transaction = transaction;
    }

    /** Ends the work at the next batch, because the program is closing. */
    void stop() {
        stopping.set(true);
    }

    /** The stream was left because the program is closing. */
    static final class Stopped extends RuntimeException {}

    void run(TicketStream stream, int alreadyGiven) {
        Actor setup = plan.setup(plan.city());
        SourceId source = intake.source(setup, plan.city(), "12345 热线（演示）");
        List<RawTicket> batch = new ArrayList<>(BATCH);
        int[] at = {0};
        stream.each(made -> {
            if (at[0]++ < alreadyGiven) {
                return;
            }
            batch.add(made.ticket());
            if (batch.size() == BATCH) {
                give(setup, source, batch, at[0]);
                batch.clear();
            }
        });
        if (!batch.isEmpty()) {
            give(setup, source, batch, at[0]);
        }
        LOG.info("演示工单全部送入：{} 件", at[0]);
    }

    private void give(Actor setup, SourceId source, List<RawTicket> batch, int at) {
        if (stopping.get()) {
            throw new Stopped();
        }
        transaction.executeWithoutResult(status -> {
            Taken taken = intake.take(setup, source, List.copyOf(batch));
            Map<String, Integer> refused = new TreeMap<>();
            for (Taken.BadRow row : taken.bad()) {
                refused.merge(row.reason().replaceFirst("：.*", ""), 1, Integer::sum);
            }
            refused.forEach(table::refused);
            table.given(batch.size(), taken.added());
        });
        if (at % TOLD_EVERY < BATCH) {
            LOG.info("演示工单：已送入 {} 件", at);
        }
    }
}
