package org.openrenda.deputies.micromatters;

import org.openrenda.platform.database.DataScope;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Ends micro matters that nobody rated in time. */
@Component
class MicroMatterRound {

    private final MicroMatters matters;

    MicroMatterRound(MicroMatters matters) {
        this.matters = matters;
    }

    @Scheduled(initialDelayString = "PT50S", fixedDelayString = "PT1H")
    void walk() {
        DataScope.system(() -> {
            matters.lapse();
        });
    }
}
