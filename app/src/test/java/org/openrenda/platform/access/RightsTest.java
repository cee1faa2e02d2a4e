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
import org.openrenda.platform.Grant;
import org.openrenda.platform.Role;
import org.openrenda.platform.database.DataScope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("SEC-4 谁可以改各角色的权限")
class RightsTest {

    @Autowired private ApplicationContext context;
    @Autowired private Access access;
    @Autowired private Rights rights;
    @Autowired private MockMvcTester http;

    private TestCity city;
    private AccountId below;

    @BeforeAll
    void found() {
        city = TestCity.found(context);
        DataScope.system(() -> {
            Actor setup = Actor.system("测试布置", city.county);
            below = access.open(setup, "secadmin2", "县安全员", null, city.county);
            access.grant(setup, below, new Grant(Role.SECURITY_ADMIN, city.county, null));
        });
    }

    private MvcTestResult change(AccountId account, boolean allowed) {
        return http.post()
                .uri("/access/rights")
                .param("role", "DEPUTY")
                .param("permission", "hotline.board")
                .param("allowed", "" + allowed)
                .cookie(TestSignIn.cookie(context, account))
                .with(csrf())
                .exchange();
    }

    private MvcTestResult page(AccountId account) {
        return http.get()
                .uri("/access/rights")
                .cookie(TestSignIn.cookie(context, account))
                .exchange();
    }

    private boolean deputiesSeeTheBoard() {
        return rights.held().get(Role.DEPUTY).contains("hotline.board");
    }

    @Test
    @DisplayName("下级人大的安全管理员改不了，页面只读并说明原因")
    void lowerAdministratorOnlyLooks() {
        boolean before = deputiesSeeTheBoard();
        assertThat(change(below, !before).getResponse().getStatus()).isEqualTo(422);
        assertThat(deputiesSeeTheBoard()).isEqualTo(before);
        assertThat(page(below))
                .bodyText()
                .contains("只有最上级人大的安全管理员可以改")
                .doesNotContain("name=\"permission\"");
    }

    @Test
    @DisplayName("最上级人大的安全管理员可以改，也改得回来")
    void topAdministratorChanges() {
        boolean before = deputiesSeeTheBoard();
        assertThat(page(city.securityAdmin)).bodyText().contains("name=\"permission\"");
        change(city.securityAdmin, !before);
        assertThat(deputiesSeeTheBoard()).isEqualTo(!before);
        change(city.securityAdmin, before);
        assertThat(deputiesSeeTheBoard()).isEqualTo(before);
    }
}
