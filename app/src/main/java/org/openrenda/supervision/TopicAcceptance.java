package org.openrenda.supervision;

import org.openrenda.hotline.TopicAccepted;
import org.openrenda.hotline.proposals.ProposalId;
import org.openrenda.hotline.proposals.Proposals;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Origin;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** A topic that the council of chairpersons accepted for supervision becomes a matter. */
@Component
class TopicAcceptance {

    private static final String SUPERVISION = "SUPERVISION";

    private final Supervision supervision;
    private final Matters matters;
    private final Proposals proposals;

    TopicAcceptance(Supervision supervision, Matters matters, Proposals proposals) {
        this.supervision = supervision;
        this.matters = matters;
        this.proposals = proposals;
    }

    /** Delivered at least once: a second delivery finds the matter there. */
    @ApplicationModuleListener
    void on(TopicAccepted accepted) {
        boolean ours = accepted.destination().equals(SUPERVISION);
        if (!ours || matters.grownFrom("hotline", accepted.proposal()).isPresent()) {
            return;
        }
        MatterId matter =
                supervision.open(
                        Actor.system(accepted.decidedBy(), accepted.congress()),
                        new NewMatter(
                                accepted.congress(),
                                accepted.title(),
                                accepted.brief(),
                                MatterForm.LIST_FOLLOW_UP.name(),
                                accepted.topicCode(),
                                accepted.topicName(),
                                accepted.areaCode(),
                                new Origin(
                                        "hotline",
                                        accepted.proposal(),
                                        "民声议题建议",
                                        "/hotline/proposals/" + accepted.proposal())));
        proposals.became(new ProposalId(accepted.proposal()), "监督事项", Duties.address(matter));
    }
}
