package org.openrenda.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.TestClock;
import org.openrenda.deputies.SuggestionLife;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("凭关注码关注公开的代表建议")
class FollowingsTest {

    @Autowired private ApplicationContext context;
    @Autowired private Followings followings;
    @Autowired private MockMvcTester web;
    private SuggestionLife life;

    @BeforeAll
    void found() {
        life = new SuggestionLife(context);
    }

    @AfterEach
    void reset() {
        TestClock.reset();
    }

    private SuggestionId published() {
        SuggestionId id = life.assigned(false);
        life.does(life.city.clerk, a -> life.publications.reviewSecrecy(a, id, true, ""));
        life.does(life.city.clerk, a -> life.publications.publish(a, id));
        return id;
    }

    @Test
    @DisplayName("SUG-22 不用注册得到一个关注码；上次查看以后的进展标为新进展，再看一次就不再是新的")
    void seesWhatChanged() {
        SuggestionId id = published();
        String code = followings.follow("", id);
        assertThat(followings.follow(code, id)).isEqualTo(code);
        assertThat(followings.followers(id)).isEqualTo(1);
        assertThat(web.get().uri("/site/following/" + code)).bodyText().contains("没有新进展");
        TestClock.pass(Duration.ofHours(2));
        life.does(
                life.city.housingHandler,
                a -> life.handling.receive(a, life.assignment(id, life.city.housing)));
        assertThat(web.get().uri("/site/following/" + code)).bodyText().contains("1 项新进展", "签收");
        TestClock.pass(Duration.ofHours(2));
        assertThat(web.get().uri("/site/following/" + code)).bodyText().contains("没有新进展");
        followings.unfollow(code, id);
        assertThat(followings.look(code)).isEmpty();
    }

    @Test
    @DisplayName("SUG-22 没有公开的建议不能关注")
    void onlyWhatIsPublished() {
        SuggestionId id = life.assigned(false);
        String address = "/site/suggestions/" + id + "/following";
        assertThat(web.post().uri(address).with(csrf()).exchange().getResponse().getRedirectedUrl())
                .isNull();
        assertThat(followings.followers(id)).isZero();
    }
}
