package org.openrenda.meetings.places;

import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.parameters.Parameters;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Names and telephones of who applied go some time after the meeting: nobody needs them then. */
@Component
class Forgetting {

    private final PlaceTable table;
    private final Parameters parameters;
    private final Calendar calendar;

    Forgetting(PlaceTable table, Parameters parameters, Calendar calendar) {
        this.table = table;
        this.parameters = parameters;
        this.calendar = calendar;
    }

    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT6H")
    @Transactional
    public void round() {
        int days = parameters.standard("meetings.places.keepDays").value();
        table.forget(calendar.today().minusDays(days));
    }
}
