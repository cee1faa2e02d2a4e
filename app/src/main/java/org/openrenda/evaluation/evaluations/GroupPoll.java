package org.openrenda.evaluation.evaluations;

import org.openrenda.voting.polls.PollId;
import org.openrenda.voting.polls.PollStage;

/**
 * The poll by which one group rates without names.
 *
 * @param received ballots that came; never whose
 * @param supervisors who signs and confirms, by name
 */
public record GroupPoll(
        RaterGroup group, PollId poll, PollStage stage, int received, String supervisors) {}
