package org.openrenda.deputies.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.deputies.DutyCategory;
import org.openrenda.deputies.SuggestionLife;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.platform.AccountId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("建议进入履职档案")
class FromSuggestionsTest {

    @Autowired private ApplicationContext context;
    @Autowired private Duty duty;

    private SuggestionLife life;

    @BeforeAll
    void found() {
        life = new SuggestionLife(context);
    }

    private List<DutyLine> lines(AccountId deputy) {
        return life.asks(deputy, a -> duty.own(a, life.today().getYear())).stream()
                .filter(line -> line.category() == DutyCategory.SUGGESTION)
                .toList();
    }

    @Test
    @DisplayName("DEP-18 建议立案即自动记入领衔和附议代表的履职档案，重算结果一致，草稿和未立案的不记")
    void signersHaveALine() {
        life.draft();
        life.submitted();
        assertThat(lines(life.lead())).isEmpty();
        SuggestionId id = life.numbered();
        assertThat(lines(life.lead()))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.text()).startsWith("领衔提出");
                    assertThat(line.evidence().address()).endsWith("/" + id);
                });
        assertThat(lines(life.second())).singleElement();
        Recount recount = life.asks(life.city.clerk, a -> duty.recount(a, life.city.city));
        assertThat(recount.added()).isZero();
        assertThat(recount.unfounded()).isEmpty();
        assertThat(lines(life.lead())).hasSize(1);
    }
}
