package org.openrenda.deputies.writing;

import org.openrenda.deputies.suggestions.SuggestionRow;
import org.openrenda.deputies.suggestions.SuggestionSearch;
import org.openrenda.deputies.suggestions.Suggestions;
import org.openrenda.hotline.RelatedWork;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Origin;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What other systems show of suggestions. */
@Configuration(proxyBeanMethods = false)
class WritingEntries {

    private static final int SHOWN_MOST = 10;

    /** A hot issue shows the suggestions on its topic, in its area where it has one. */
    @Bean
    RelatedWork suggestionsOfAnIssue(Suggestions suggestions) {
        return new RelatedWork(
                "相关代表建议",
                (actor, issue) ->
                        suggestions
                                .rows(
                                        new SuggestionSearch(
                                                actor.seen().stream()
                                                        .map(CongressId::value)
                                                        .toList(),
                                                "",
                                                "",
                                                "",
                                                0,
                                                0,
                                                issue.topicCode(),
                                                issue.areaCode(),
                                                "",
                                                false,
                                                "submitted",
                                                true,
                                                0,
                                                SHOWN_MOST))
                                .stream()
                                .map(WritingEntries::origin)
                                .toList());
    }

    private static Origin origin(SuggestionRow row) {
        String number = row.number() == null ? "" : row.number() + " ";
        return new Origin(
                "deputies",
                row.id().value(),
                number + row.title() + "（" + row.stage().label() + "）",
                "/deputies/suggestions/" + row.id());
    }
}
