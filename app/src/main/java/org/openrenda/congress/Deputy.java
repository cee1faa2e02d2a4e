package org.openrenda.congress;

import org.openrenda.platform.CongressId;
import org.openrenda.platform.PersonId;

/**
 * A person in one deputyship, as lists show it; a person of several levels stands in several rows.
 *
 * @param deputyship the id of the deputyship
 * @param status name of a {@link org.openrenda.congress.deputyships.DeputyStatus}
 */
public record Deputy(
        long deputyship,
        PersonId person,
        String name,
        String gender,
        String occupation,
        CongressId congress,
        String congressName,
        CongressLevel level,
        int term,
        String electoralUnit,
        String delegation,
        String group,
        String profession,
        String status) {}
