package org.openrenda.hotline;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.CongressId;

/**
 * The council of chairpersons accepted a topic proposal that grew out of citizens' complaints.
 *
 * @param proposal the id of the proposal
 * @param destination what it was accepted as: SUPERVISION, LEGISLATION, LIVELIHOOD or STATION
 * @param brief the evidence in words, de-identified
 * @param areaCode null for the whole city
 * @param decidedBy who announced the decision
 */
public record TopicAccepted(
        long proposal,
        CongressId congress,
        String destination,
        String title,
        String brief,
        String topicCode,
        String topicName,
        @Nullable String areaCode,
        LocalDate decidedOn,
        String decidedBy) {}
