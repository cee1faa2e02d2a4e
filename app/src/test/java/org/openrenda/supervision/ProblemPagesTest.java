package org.openrenda.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.TestCity;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.access.TestSignIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("问题页给谁看什么")
class ProblemPagesTest {

    @Autowired private ApplicationContext context;
    @Autowired private Supervision supervision;
    @Autowired private MockMvcTester web;

    private TestCity city;
    private ProblemId problem;

    @BeforeAll
    void rateOnce() {
        city = TestCity.found(context);
        MatterId matter =
                city.doing(
                        city.clerk,
                        c ->
                                supervision.open(
                                        c,
                                        new NewMatter(
                                                city.city,
                                                "夜间噪声",
                                                "热线反映集中",
                                                "LIST_FOLLOW_UP",
                                                null,
                                                null,
                                                null,
                                                null)));
        problem = city.doing(city.clerk, c -> supervision.list(c, matter, "超时施工", ""));
        does(city.clerk, c -> supervision.invite(c, matter, city.deputies));
        does(city.clerk, c -> supervision.assign(c, problem, city.housing));
        does(city.housingHandler, h -> supervision.receive(h, problem));
        does(city.housingHandler, h -> supervision.report(h, problem, "已整改", List.of()));
        does(city.clerk, c -> supervision.pass(c, problem, ""));
        does(
                city.deputies.getFirst(),
                d -> supervision.rate(d, problem, "SATISFIED", "DISSATISFIED", "夜里仍在施工"));
    }

    private void does(AccountId who, java.util.function.Consumer<Actor> act) {
        city.doing(
                who,
                actor -> {
                    act.accept(actor);
                    return true;
                });
    }

    private String page(AccountId reader) throws Exception {
        return web.get()
                .uri("/supervision/problems/" + problem)
                .cookie(TestSignIn.cookie(context, reader))
                .exchange()
                .getResponse()
                .getContentAsString();
    }

    @Test
    @DisplayName("SUP-20 承办单位看得到评价的理由，看不到是哪位代表评的；工作人员看得到")
    void handlersDoNotReadWhoRated() throws Exception {
        String deputy = "孙莉";
        assertThat(page(city.housingHandler)).contains("夜里仍在施工").doesNotContain(deputy);
        assertThat(page(city.clerk)).contains("夜里仍在施工").contains(deputy);
    }

    @Test
    @DisplayName("别的承办单位打不开这个问题")
    void otherUnitsDoNotReadIt() throws Exception {
        assertThat(page(city.waterHandler)).doesNotContain("超时施工");
    }
}
