package org.openrenda.deputies.writing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.deputies.SuggestionLife;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.deputies.suggestions.SuggestionSource;
import org.openrenda.deputies.suggestions.SuggestionText;
import org.openrenda.hotline.RelatedWork;
import org.openrenda.hotline.issues.Issue;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Origin;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("热点与代表建议互相看得见")
class RelatedWorkTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 1);

    @Autowired private ApplicationContext context;
    @Autowired private RelatedWork related;

    private SuggestionLife life;

    @BeforeAll
    void found() {
        life = new SuggestionLife(context);
    }

    private List<Origin> shown(AccountId who, String topic, String area) {
        Issue issue =
                new Issue(
                        1,
                        life.city.city,
                        "翠柏苑夜间停水",
                        "翠柏苑",
                        topic,
                        area,
                        DAY,
                        DAY,
                        30,
                        20,
                        9.5,
                        "GROWING");
        return life.asks(who, actor -> related.of().apply(actor, issue));
    }

    @Test
    @DisplayName("热点页列出同一议题、同一区域已提交的代表建议，草稿、别的议题和别的人大的不列")
    void issueShowsItsSuggestions() {
        SuggestionText text =
                new SuggestionText(
                        life.city.city,
                        SuggestionSource.RECESS,
                        "更换老旧小区二次供水设备",
                        SuggestionLife.TEXT,
                        "0301",
                        "990102001",
                        null,
                        null,
                        false,
                        null);
        SuggestionId id = life.asks(life.lead(), a -> life.suggestions.draft(a, text));
        assertThat(shown(life.city.clerk, "0301", "990102001")).isEmpty();
        life.does(life.lead(), a -> life.suggestions.submit(a, id));
        assertThat(shown(life.city.clerk, "0301", "990102001"))
                .extracting(Origin::address)
                .containsExactly("/deputies/suggestions/" + id);
        assertThat(shown(life.city.clerk, "0306", "990102001")).isEmpty();
        assertThat(shown(life.city.foreignClerk, "0301", "990102001")).isEmpty();
    }
}
