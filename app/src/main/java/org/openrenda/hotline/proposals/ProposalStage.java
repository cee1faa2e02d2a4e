package org.openrenda.hotline.proposals;

import java.util.Map;
import java.util.Set;
import org.openrenda.platform.Refusal;

/** How far a proposal is, and the written table of its lawful moves. */
enum ProposalStage {
    DRAFTED("待报送"),
    SENT("主任会议研究中"),
    ACCEPTED("已采纳"),
    REJECTED("未采纳");

    private static final Map<ProposalStage, Set<ProposalStage>> MOVES =
            Map.of(
                    DRAFTED, Set.of(SENT),
                    SENT, Set.of(ACCEPTED, REJECTED),
                    ACCEPTED, Set.of(),
                    REJECTED, Set.of());

    private final String label;

    ProposalStage(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    ProposalStage to(ProposalStage next) {
        if (!MOVES.getOrDefault(this, Set.of()).contains(next)) {
            throw new Refusal("议题建议现在是“" + label + "”，不能转为“" + next.label + "”。");
        }
        return next;
    }
}
