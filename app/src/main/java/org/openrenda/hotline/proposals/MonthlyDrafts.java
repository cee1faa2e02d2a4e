package org.openrenda.hotline.proposals;

import java.time.YearMonth;
import java.util.List;
import org.openrenda.congress.Congress;
import org.openrenda.congress.CongressView;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Role;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.database.DataScope;
import org.openrenda.platform.database.OneAtATime;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Once a month is over, drafts what its figures ask for, where there are clerks to read it. */
@Component
class MonthlyDrafts {

    private final Proposals proposals;
    private final Congress congress;
    private final Access access;
    private final Calendar calendar;
    private final OneAtATime oneAtATime;

    MonthlyDrafts(
            Proposals proposals,
            Congress congress,
            Access access,
            Calendar calendar,
            OneAtATime oneAtATime) {
        this.proposals = proposals;
        this.congress = congress;
        this.access = access;
        this.calendar = calendar;
        this.oneAtATime = oneAtATime;
    }

    /** A topic under way is not drafted again, so a second round of the month adds nothing new. */
    @Scheduled(initialDelayString = "PT2M", fixedDelayString = "PT6H")
    void draft() {
        oneAtATime.run("hotline.drafts", () -> DataScope.system(this::draftEach));
    }

    private void draftEach() {
        for (CongressView one : congress.congresses()) {
            if (!access.holders(Role.CLERK, one.id(), null).isEmpty()) {
                draft(one.id());
            }
        }
    }

    private void draft(CongressId at) {
        YearMonth month = YearMonth.from(calendar.today()).minusMonths(1);
        List<Proposal> known = proposals.draftedOn(at, month);
        if (known.isEmpty()) {
            proposals.draftBest(Actor.system("系统", at), at, month);
        }
    }
}
