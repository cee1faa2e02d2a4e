package org.openrenda.deputies.replies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.deputies.SuggestionLife;
import org.openrenda.deputies.handling.AssignmentId;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.access.TestSignIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("SUG-14 答复类别方案")
class CategoryPagesTest {

    @Autowired private ApplicationContext context;
    @Autowired private MockMvcTester web;

    private SuggestionLife life;

    @BeforeAll
    void found() {
        life = new SuggestionLife(context);
    }

    private MockHttpServletResponse post(AccountId who, String... fields) {
        var request =
                web.post()
                        .uri("/deputies/categories")
                        .with(csrf())
                        .cookie(TestSignIn.cookie(context, who));
        for (int i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return request.exchange().getResponse();
    }

    @Test
    @DisplayName("本会自定类别，以后的答复用新的，已送达的保留原来的类别和含义")
    void deliveredAnswersKeepTheirs() throws Exception {
        SuggestionId id = life.assigned(false);
        AssignmentId at = life.assignment(id, life.city.housing);
        life.does(life.city.housingHandler, a -> life.handling.receive(a, at));
        life.answer(at, life.city.housingHandler, "A");
        assertThat(
                        post(
                                        life.city.clerk,
                                        "code0",
                                        "甲",
                                        "label0",
                                        "已经办成",
                                        "kind0",
                                        "solved",
                                        "code1",
                                        "乙",
                                        "label1",
                                        "正在办",
                                        "kind1",
                                        "tracked")
                                .getStatus())
                .isEqualTo(302);
        assertThat(life.reads(() -> life.replies.categories(life.city.city)))
                .extracting(Category::code)
                .containsExactly("甲", "乙");
        ReplyView delivered = life.reads(() -> life.replies.of(id)).getFirst();
        assertThat(delivered.category()).isEqualTo("A");
        assertThat(delivered.categoryName()).isEqualTo("已解决或者基本解决");
    }

    @Test
    @DisplayName("代号重复、没有已解决的类别，退回并保留已填的内容")
    void refusesWhatCannotBeCounted() throws Exception {
        var twice =
                post(
                        life.city.clerk,
                        "code0",
                        "A",
                        "label0",
                        "已解决",
                        "kind0",
                        "solved",
                        "code1",
                        "A",
                        "label1",
                        "又一个");
        assertThat(twice.getStatus()).isEqualTo(422);
        assertThat(twice.getContentAsString()).contains("类别代号不能重复", "又一个");
        assertThat(post(life.city.clerk, "code0", "A", "label0", "参考").getContentAsString())
                .contains("至少指定一个已解决的类别");
        assertThat(post(life.city.housingHandler).getStatus()).isEqualTo(403);
    }
}
