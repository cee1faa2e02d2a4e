package org.openrenda.deputies.rota;

import org.openrenda.platform.database.DataScope;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Announces days of duty that are near; what was announced is written, so no day is told twice. */
@Component
class RotaRound {

    private final Rota rota;

    RotaRound(Rota rota) {
        this.rota = rota;
    }

    @Scheduled(initialDelayString = "PT40S", fixedDelayString = "PT1H")
    void walk() {
        DataScope.system(() -> {
            rota.notifyNear();
        });
    }
}
