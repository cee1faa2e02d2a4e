package org.openrenda.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrenda.AppTest;
import org.openrenda.TestCity;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Grant;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Role;
import org.openrenda.platform.database.DataScope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("登录、锁定和两步验证")
class SignInTest {

    private static final String PASSWORD = "Qing-Shan-2026-lv";

    @Autowired private ApplicationContext context;
    @Autowired private SignIn signIn;
    @Autowired private SecondStep secondStep;
    @Autowired private Access access;
    @Autowired private Clock clock;

    private TestCity city;

    @BeforeAll
    void found() {
        city = TestCity.found(context);
        TestSignIn.password(context, city.clerk, PASSWORD);
        TestSignIn.password(context, city.systemAdmin, PASSWORD);
    }

    @BeforeEach
    void forgetAttempts() {
        city.jdbc().sql("delete from access.attempt").update();
    }

    private SignIn.Started start(String name, String password) {
        return DataScope.system(
                (Supplier<SignIn.Started>) () -> signIn.start(name, password, "10.0.0.1"));
    }

    @Test
    @DisplayName("SEC-5 口令正确即登录，令牌能续用，退出后失效")
    void signsInAndOut() {
        SignIn.Started started = start(" Clerk ", PASSWORD);
        assertThat(signIn.resume(started.token())).isPresent();
        signIn.end(started.token());
        assertThat(signIn.resume(started.token())).isEmpty();
    }

    @Test
    @DisplayName("SEC-5 错误口令、没有的账号、停用的账号得到同一句话")
    void tellsNobodyWhoHasAnAccount() {
        for (String name : new String[] {"clerk", "nobody", "water"}) {
            assertThatThrownBy(() -> start(name, "wrong-Password-1"))
                    .isInstanceOf(Refusal.class)
                    .hasMessage("账号或口令不对。");
        }
    }

    @Test
    @DisplayName("SEC-5 连错五次即锁定，锁定期内正确口令也不行")
    void locksAfterFiveFailures() {
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> start("clerk", "wrong-Password-1")).hasMessage("账号或口令不对。");
        }
        assertThatThrownBy(() -> start("clerk", PASSWORD)).hasMessageContaining("锁定 15 分钟");
    }

    @Test
    @DisplayName("SEC-5 四次错误后一次正确重新计数")
    void aSuccessStartsTheCountAnew() {
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 4; i++) {
                assertThatThrownBy(() -> start("clerk", "wrong-Password-1")).hasMessage("账号或口令不对。");
            }
            assertThat(start("clerk", PASSWORD).token()).isNotBlank();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Ab1-xyz", "abcdefghijkl", "Clerk-2026-xyz", "Passw0rd12", "abcdefgh1234"})
    @DisplayName("SEC-5 过短、种类少、含账号、太常见的口令不收，并说明怎么改")
    void refusesWeakPasswords(String weak) {
        assertThatThrownBy(() -> TestSignIn.password(context, city.clerk, weak))
                .isInstanceOf(Refusal.class);
        assertThat(start("clerk", PASSWORD).token()).isNotBlank();
    }

    @Test
    @DisplayName("SEC-5 管理员必须启用两步验证，一个动态码只能用一次")
    void usesACodeOnce() {
        SignIn.Started started = start("sysadmin", PASSWORD);
        assertThat(started.mustEnrol()).isTrue();
        String secret = signIn.proposal(city.systemAdmin);
        String code = secondStep.codeAt(secret, clock.instant());
        enrol(started.token(), code);
        assertThatThrownBy(() -> pass(started.token(), code)).hasMessageContaining("已用过");
        Instant next = clock.instant().plusSeconds(30);
        pass(started.token(), secondStep.codeAt(secret, next));
        assertThat(start("sysadmin", PASSWORD).secondStepOwed()).isTrue();
    }

    private void enrol(String token, String code) {
        DataScope.system(() -> signIn.enrol(token, city.systemAdmin, code, "10.0.0.1"));
    }

    private void pass(String token, String code) {
        DataScope.system(() -> signIn.passSecondStep(token, city.systemAdmin, code, "10.0.0.1"));
    }

    @Test
    @DisplayName("SEC-5 RFC 6238 的测试向量")
    void agreesWithTheVectors() {
        String secret =
                java.util.Base64.getEncoder().encodeToString("12345678901234567890".getBytes());
        assertThat(secondStep.codeAt(secret, Instant.ofEpochSecond(59))).isEqualTo("287082");
        assertThat(secondStep.codeAt(secret, Instant.ofEpochSecond(1111111109L)))
                .isEqualTo("081804");
        assertThat(secondStep.codeAt(secret, Instant.ofEpochSecond(20000000000L)))
                .isEqualTo("353130");
    }

    @Test
    @DisplayName("SEC-4 三类管理员不得由一人兼任，不能给自己授权")
    void keepsTheThreeApart() {
        AccountId admin = city.systemAdmin;
        assertThatThrownBy(() ->
                        city.doing(
                                city.securityAdmin,
                                security -> {
                                    access.grant(
                                            security,
                                            admin,
                                            new Grant(Role.AUDIT_ADMIN, city.city, null));
                                    return true;
                                }))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("兼任");
        assertThatThrownBy(() ->
                        city.doing(
                                city.securityAdmin,
                                security -> {
                                    access.grant(
                                            security,
                                            city.securityAdmin,
                                            new Grant(Role.CLERK, city.city, null));
                                    return true;
                                }))
                .hasMessageContaining("不能给自己");
    }

    @Test
    @DisplayName("停用账号即刻退出其全部登录")
    void disablingEndsEverything() {
        TestSignIn.password(context, city.waterHandler, PASSWORD);
        SignIn.Started started = start("water", PASSWORD);
        city.doing(
                city.systemAdmin,
                admin -> {
                    access.disable(admin, city.waterHandler);
                    return true;
                });
        assertThat(signIn.resume(started.token())).isEmpty();
        assertThatThrownBy(() -> start("water", PASSWORD)).hasMessage("账号或口令不对。");
    }

    @Test
    @DisplayName("向下看得见，向下办不了；外市看不见")
    void looksDownButActsAtHome() {
        Actor clerk = city.as(city.clerk);
        assertThat(clerk.sees(city.county)).isTrue();
        assertThat(clerk.sees(city.foreign)).isFalse();
        assertThat(city.as(city.countyClerk).sees(city.city)).isFalse();
    }
}
