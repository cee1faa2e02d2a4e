package org.openrenda.deputies.duty;

import java.time.LocalDate;
import org.openrenda.deputies.DutyCategory;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Origin;

/**
 * One thing a deputy did, as it stands after corrections.
 *
 * @param evidence the page that proves it
 * @param corrected why it was corrected; empty when it never was
 */
public record DutyLine(
        long id,
        CongressId congress,
        AccountId account,
        String name,
        DutyCategory category,
        LocalDate on,
        String text,
        Origin evidence,
        String corrected) {}
