package org.openrenda.deputies.rota;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.AccountId;

/**
 * One deputy asks another to take a day of duty.
 *
 * @param agreed null until the other has answered
 */
public record SwapView(
        long id,
        RotaId rota,
        String stationName,
        LocalDate on,
        AccountId from,
        String fromName,
        AccountId to,
        String toName,
        String reason,
        @Nullable Boolean agreed) {}
