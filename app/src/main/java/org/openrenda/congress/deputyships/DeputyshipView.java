package org.openrenda.congress.deputyships;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.congress.CongressLevel;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.PersonId;

/**
 * One deputyship with its person and its history, as a page shows it.
 *
 * @param phone masked, or null when none is known
 * @param byElection whether it comes from a by-election (补选)
 * @param history oldest first
 */
public record DeputyshipView(
        long id,
        PersonId person,
        String name,
        String gender,
        @Nullable Integer bornYear,
        String nation,
        String party,
        String occupation,
        @Nullable String phone,
        String address,
        CongressId congress,
        String congressName,
        CongressLevel level,
        int term,
        String electoralUnit,
        String delegation,
        String group,
        String profession,
        boolean byElection,
        DeputyStatus status,
        LocalDate since,
        List<DeputyStep> history) {

    public DeputyshipView {
        history = List.copyOf(history);
    }
}
