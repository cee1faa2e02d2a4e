package org.openrenda.deputies.soundings;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.CongressId;

/**
 * A question that goes to stations and deputies, and comes back counted.
 *
 * @param asker the body that wants to know, for example 法制委员会
 * @param askedBy who sent it out, and gets the result
 * @param dueOn the last day on which stations answer
 * @param closedOn null as long as opinions are taken
 * @param outcome how the opinions were used; told back to the stations
 */
public record Sounding(
        SoundingId id,
        CongressId congress,
        SoundingKind kind,
        String title,
        String text,
        String asker,
        AccountId askedBy,
        LocalDate openedOn,
        LocalDate dueOn,
        @Nullable LocalDate closedOn,
        String outcome,
        int stations,
        int answered,
        int opinions) {

    public boolean isOpen() {
        return closedOn == null;
    }

    /** All stations have answered, or their days are over. */
    public boolean mayClose(LocalDate today) {
        return isOpen() && (answered >= stations || today.isAfter(dueOn));
    }
}
