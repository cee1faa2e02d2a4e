package org.openrenda.hotline.proposals;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Origin;

/**
 * A topic proposal with its evidence.
 *
 * @param stage DRAFTED, SENT, ACCEPTED or REJECTED
 * @param areaCode null for the whole city
 * @param score 0 to 100, the sum of the weighted parts in the evidence
 * @param reason why it was accepted or rejected; empty before
 * @param outcome what it became, once the system that took it over says so
 */
public record Proposal(
        ProposalId id,
        CongressId congress,
        String title,
        String brief,
        String topicCode,
        String topicName,
        @Nullable String areaCode,
        int score,
        String stage,
        String stageLabel,
        @Nullable Destination destination,
        Instant draftedAt,
        Evidence evidence,
        String reason,
        String decidedBy,
        @Nullable Origin outcome) {}
