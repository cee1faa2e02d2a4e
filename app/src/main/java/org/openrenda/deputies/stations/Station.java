package org.openrenda.deputies.stations;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.CongressId;

/**
 * A station as pages show it.
 *
 * @param closedOn null while it is open
 * @param met the items found met at the last check
 * @param checkedOn null when it was never checked
 */
public record Station(
        StationId id,
        StationText text,
        @Nullable String parentName,
        LocalDate openedOn,
        @Nullable LocalDate closedOn,
        String closedWhy,
        Set<Standard> met,
        @Nullable LocalDate checkedOn,
        List<Keeper> keepers) {

    /** Somebody who keeps the station. */
    public record Keeper(AccountId account, String name) {}

    public Station {
        met = Set.copyOf(met);
        keepers = List.copyOf(keepers);
    }

    public CongressId congress() {
        return text.congress();
    }

    public String name() {
        return text.name();
    }

    public boolean isOpen() {
        return closedOn == null;
    }

    /** Percent of the items of the standard that are met. */
    public int score() {
        return Standard.score(met);
    }

    public boolean isKeptBy(@Nullable AccountId account) {
        return keepers.stream().anyMatch(keeper -> keeper.account().equals(account));
    }
}
