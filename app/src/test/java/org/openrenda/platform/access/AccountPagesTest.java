package org.openrenda.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.TestCity;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.UnitId;
import org.openrenda.platform.database.DataScope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("账号和角色的页面")
class AccountPagesTest {

    @Autowired private ApplicationContext context;
    @Autowired private Access access;
    @Autowired private MockMvcTester http;

    private TestCity city;
    private AccountId handler;

    @BeforeAll
    void found() {
        city = TestCity.found(context);
        Actor setup = Actor.system("测试布置", city.city);
        handler = DataScope.system(() -> access.open(setup, "newhandler", "新经办", null, city.city));
    }

    private int grant(String unit) {
        return http.post()
                .uri("/access/accounts/" + handler + "/roles")
                .param("role", "HANDLER")
                .param("unit", unit)
                .cookie(TestSignIn.cookie(context, city.securityAdmin))
                .with(csrf())
                .exchange()
                .getResponse()
                .getStatus();
    }

    private String page() {
        return new String(
                http.get()
                        .uri("/access/accounts/" + handler)
                        .cookie(TestSignIn.cookie(context, city.securityAdmin))
                        .exchange()
                        .getResponse()
                        .getContentAsByteArray(),
                java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("F-PLAT-2 授予经办人时按名称选承办单位；没有选的、不是本级的拒绝")
    void grantsHandlersByTheNameOfTheirUnit() {
        assertThat(page()).contains(">市水务局</option>").doesNotContain("承办单位编号");
        assertThat(grant("")).isEqualTo(422);
        assertThat(grant("999999")).isEqualTo(422);
        assertThat(access.actor(handler).units()).isEmpty();
        assertThat(grant(city.water.toString())).isEqualTo(302);
        assertThat(access.actor(handler).units()).containsExactly(new UnitId(city.water.value()));
        assertThat(page()).contains("市水务局</small>");
    }
}
