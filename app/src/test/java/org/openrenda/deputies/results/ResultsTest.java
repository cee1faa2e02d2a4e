package org.openrenda.deputies.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.deputies.StationLife;
import org.openrenda.deputies.SuggestionLife;
import org.openrenda.deputies.commitments.CommitmentId;
import org.openrenda.deputies.handling.AssignmentId;
import org.openrenda.deputies.handling.HandlingRole;
import org.openrenda.deputies.handling.Handover;
import org.openrenda.deputies.stations.StationId;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.deputies.suggestions.SuggestionSource;
import org.openrenda.deputies.suggestions.SuggestionText;
import org.openrenda.deputies.voices.NewVoice;
import org.openrenda.deputies.voices.Received;
import org.openrenda.deputies.voices.Voices;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Satisfaction;
import org.openrenda.platform.database.DataScope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("F-DEP-4 群众评价由其意见形成的建议")
class ResultsTest {

    @Autowired private ApplicationContext context;
    @Autowired private Results results;
    @Autowired private Voices voices;
    @Autowired private MockMvcTester web;
    private StationLife station;
    private SuggestionLife life;

    @BeforeAll
    void found() {
        station = new StationLife(context);
        life = new SuggestionLife(station.city);
    }

    private Received voice() {
        StationId at = station.station();
        NewVoice said = new NewVoice("", "老旧小区六楼夜里经常停水，请改造泵房。", "", "", "990102001");
        return station.asks(station.keeper, a -> voices.takeDown(a, at, said));
    }

    private SuggestionId grown(Received voice) {
        SuggestionText text =
                new SuggestionText(
                        life.city.city,
                        SuggestionSource.RECESS,
                        "改造泵房",
                        SuggestionLife.TEXT,
                        null,
                        "990102001",
                        null,
                        null,
                        false,
                        station.asks(station.keeper, a -> voices.origin(a, voice.id())));
        SuggestionId id = life.asks(life.lead(), a -> life.suggestions.draft(a, text));
        assertThat(of(voice)).isEmpty();
        life.does(life.lead(), a -> life.suggestions.submit(a, id));
        return id;
    }

    private List<Outgrowth> of(Received voice) {
        return DataScope.system(() -> results.of(life.city.city, voice.id().value()));
    }

    private void answered(SuggestionId id) {
        life.does(life.city.clerk, a -> life.suggestions.number(a, id));
        List<Handover> units = List.of(new Handover(life.city.housing, HandlingRole.LEAD));
        life.does(life.city.clerk, a -> life.handling.assign(a, id, units, false));
        AssignmentId assignment = life.assignment(id, life.city.housing);
        AccountId handler = life.city.housingHandler;
        life.does(handler, a -> life.handling.receive(a, assignment));
        life.answer(assignment, handler, "B");
    }

    private void rate(
            Received voice, SuggestionId id, Occasion about, long which, Satisfaction result) {
        DataScope.system(() -> {
            results.rate(life.city.city, voice.id().value(), id, about, which, result, "还没装好");
        });
    }

    @Test
    @DisplayName("F-DEP-4 凭查询码看到建议走到哪一步；没有公开前看不到答复和承诺的文字，公开后看得到")
    void followsTheSuggestion() {
        Received voice = voice();
        SuggestionId id = grown(voice);
        Outgrowth fresh = of(voice).getFirst();
        assertThat(fresh.standing()).contains("正在审核");
        assertThat(fresh.asked()).isEmpty();
        answered(id);
        Outgrowth inside = of(voice).getFirst();
        assertThat(inside.answered()).isEqualTo(1);
        assertThat(inside.promised()).isEqualTo(1);
        assertThat(inside.answers()).isEmpty();
        assertThat(inside.promises()).isEmpty();
        life.does(life.city.clerk, a -> life.publications.reviewSecrecy(a, id, true, ""));
        life.does(life.city.clerk, a -> life.publications.publish(a, id));
        Outgrowth open = of(voice).getFirst();
        assertThat(open.answers().getFirst().publicText()).contains("分两批更换");
        assertThat(open.promises().getFirst().text()).isEqualTo("更换第二批泵房设备");
        assertThat(web.get().uri("/d/follow/" + voice.code()))
                .bodyText()
                .contains("您反映的事成了代表建议", "更换第二批泵房设备", "评价这次答复");
    }

    @Test
    @DisplayName("F-DEP-4 答复送达、承诺兑现后各评一次，首次评价不能更改；没有结果的不能评")
    void ratesEachResultOnce() {
        Received voice = voice();
        SuggestionId id = grown(voice);
        assertThatThrownBy(() -> rate(voice, id, Occasion.ANSWER, 1, Satisfaction.SATISFIED))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("还没有可以评价的结果");
        answered(id);
        rate(voice, id, Occasion.ANSWER, 1, Satisfaction.DISSATISFIED);
        assertThatThrownBy(() -> rate(voice, id, Occasion.ANSWER, 1, Satisfaction.SATISFIED))
                .hasMessageContaining("首次评价");
        CommitmentId promise = DataScope.system(() -> life.commitments.of(id)).getFirst().id();
        assertThatThrownBy(() ->
                        rate(voice, id, Occasion.KEPT, promise.value(), Satisfaction.SATISFIED))
                .isInstanceOf(Refusal.class);
        life.does(life.city.housingHandler, a -> life.commitments.report(a, promise, "已全部更换"));
        life.does(life.city.clerk, a -> life.commitments.strikeOff(a, promise, "现场核查属实"));
        rate(voice, id, Occasion.KEPT, promise.value(), Satisfaction.SATISFIED);
        List<ResultCount> counts = DataScope.system(() -> results.counts(id));
        assertThat(counts)
                .containsExactly(
                        new ResultCount(Occasion.ANSWER, 1, 1, 0, 0, 1),
                        new ResultCount(Occasion.KEPT, 1, 1, 1, 0, 0));
        assertThat(station.told(life.lead())).contains("群众评价建议结果：不满意");
        List<ResultCount> own = DataScope.system(() -> results.countsOfLead(life.lead()));
        assertThat(own.getFirst().voices()).isGreaterThanOrEqualTo(1);
    }

    @Test
    @DisplayName("F-DEP-4 别人的查询码不能评这件建议；群众评价不改变代表的评价和结案")
    void onlyOneOwnVoice() {
        Received voice = voice();
        Received other = voice();
        SuggestionId id = grown(voice);
        answered(id);
        assertThatThrownBy(() -> rate(other, id, Occasion.ANSWER, 1, Satisfaction.SATISFIED))
                .hasMessageContaining("不是由您反映");
        String before = life.stage(id).name();
        rate(voice, id, Occasion.ANSWER, 1, Satisfaction.DISSATISFIED);
        assertThat(life.stage(id).name()).isEqualTo(before);
        assertThat(life.unrated(id, life.lead())).hasSize(1);
    }
}
