package org.openrenda.deputies.duty;

import java.time.LocalDate;
import java.util.List;
import org.openrenda.deputies.DutyCategory;
import org.openrenda.deputies.DutyDone;
import org.openrenda.deputies.DutyRecountAsked;
import org.openrenda.deputies.suggestions.Signer;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.deputies.suggestions.SuggestionNumbered;
import org.openrenda.deputies.suggestions.SuggestionRow;
import org.openrenda.deputies.suggestions.SuggestionSearch;
import org.openrenda.deputies.suggestions.Suggestions;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Origin;
import org.openrenda.platform.calendar.Calendar;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the duty record of suggestions: whoever signed one that was taken has a line. */
@Component
class FromSuggestions {

    private static final int PAGE = 1_000;

    private final Suggestions suggestions;
    private final Calendar calendar;
    private final ApplicationEventPublisher events;

    FromSuggestions(Suggestions suggestions, Calendar calendar, ApplicationEventPublisher events) {
        this.suggestions = suggestions;
        this.calendar = calendar;
        this.events = events;
    }

    @EventListener
    void on(SuggestionNumbered numbered) {
        tell(
                numbered.id(),
                numbered.congress(),
                numbered.number(),
                numbered.title(),
                calendar.today());
    }

    /** The duty record is counted anew: every signer of a numbered suggestion is told again. */
    @EventListener
    void on(DutyRecountAsked asked) {
        List<SuggestionRow> page;
        int offset = 0;
        do {
            page = suggestions.rows(search(asked.congress(), offset));
            for (SuggestionRow row : page) {
                String number = row.number();
                if (number != null) {
                    LocalDate on = row.submittedOn();
                    tell(
                            row.id(),
                            asked.congress(),
                            number,
                            row.title(),
                            on == null ? calendar.today() : on);
                }
            }
            offset += page.size();
        } while (page.size() == PAGE);
    }

    private static SuggestionSearch search(CongressId at, int offset) {
        return new SuggestionSearch(
                List.of(at.value()),
                "",
                "",
                "",
                0,
                0,
                "",
                "",
                "",
                false,
                "number",
                false,
                offset,
                PAGE);
    }

    private void tell(
            SuggestionId id, CongressId congress, String number, String title, LocalDate on) {
        boolean leads = true;
        for (Signer signer : suggestions.signers(id)) {
            events.publishEvent(
                    new DutyDone(
                            signer.account(),
                            signer.name(),
                            congress,
                            DutyCategory.SUGGESTION,
                            on,
                            (leads ? "领衔提出" : "附议") + number + "“" + title + "”",
                            new Origin(
                                    "deputies.suggestions",
                                    id.value(),
                                    number,
                                    "/deputies/suggestions/" + id)));
            leads = false;
        }
    }
}
