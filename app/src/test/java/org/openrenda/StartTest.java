package org.openrenda;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openrenda.platform.database.TestServer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@AppTest
@DisplayName("启动")
class StartTest {

    @Autowired MockMvcTester http;

    @Test
    @DisplayName("没有登录的人访问任何未公开的地址都被拒绝")
    void refusesWhoeverIsNotSignedIn() {
        assertThat(http.get().uri("/no-such-page").exchange().getResponse().getStatus())
                .isIn(302, 401, 403, 404);
    }

    @Test
    @DisplayName("不带网页也能启动，供命令行命令使用")
    void startsWithoutPages() {
        try (var context =
                new SpringApplicationBuilder(OpenRenda.class)
                        .web(WebApplicationType.NONE)
                        .properties(TestServer.freshDatabase())
                        .properties("openrenda.command=import tickets")
                        .run()) {
            assertThat(context.isRunning()).isTrue();
        }
    }
}
