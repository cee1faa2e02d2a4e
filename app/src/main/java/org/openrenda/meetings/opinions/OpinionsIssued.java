package org.openrenda.meetings.opinions;

import java.time.LocalDate;
import java.util.List;
import org.openrenda.meetings.sittings.ItemId;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.platform.CongressId;

/**
 * SUP-5: deliberation opinions were sent to who reported; told of open and internal items only.
 *
 * @param title what the list is called
 * @param addressee who studies and deals with them
 * @param reportDueOn the last day of the report on how they were dealt with (SUP-7)
 */
public record OpinionsIssued(
        OpinionListId list,
        MeetingId meeting,
        ItemId item,
        CongressId congress,
        String title,
        String number,
        String addressee,
        LocalDate issuedOn,
        LocalDate reportDueOn,
        List<IssuedOpinion> opinions) {

    public OpinionsIssued {
        opinions = List.copyOf(opinions);
    }
}
