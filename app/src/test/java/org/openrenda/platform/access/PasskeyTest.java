package org.openrenda.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.TestCity;
import org.openrenda.TestClock;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.database.DataScope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

// Longer than 300 lines because every refusal at this one door is tried with the same device.
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("通行密钥")
class PasskeyTest {

    private static final String PASSWORD = "Song-Tao-2026-ting";
    private static final String ADDRESS = "10.0.0.9";
    private static final String REFUSED = "通行密钥没有通过验证";
    private static final PasskeyHost.Bound HERE =
            new PasskeyHost.Bound("localhost", Set.of("http://localhost:8080"));

    @Autowired private ApplicationContext context;
    @Autowired private PasskeySignIn passkeys;
    @Autowired private SignIn signIn;
    @Autowired private SecondStep secondStep;
    @Autowired private java.time.Clock clock;

    private TestCity city;
    private Authenticator device;
    private int devices;

    @BeforeAll
    void found() {
        city = TestCity.found(context);
        TestSignIn.password(context, city.clerk, PASSWORD);
        TestSignIn.password(context, city.auditAdmin, PASSWORD);
    }

    @BeforeEach
    void holdANewDevice() {
        city.jdbc().sql("delete from access.attempt").update();
        city.jdbc().sql("delete from access.passkey").update();
        device = new Authenticator("device" + devices++);
    }

    @AfterEach
    void backToNow() {
        TestClock.reset();
    }

    private <T> T system(Supplier<T> step) {
        return DataScope.system(step);
    }

    private String signedInBefore(AccountId account) {
        return TestSignIn.cookie(context, account).getValue();
    }

    private void add(AccountId account) {
        String token = signedInBefore(account);
        DataScope.system(() -> {
            var options = passkeys.toRegister(account, HERE, token, true, "", ADDRESS);
            passkeys.register(account, HERE, token, "办公室电脑", device.make(options));
        });
    }

    private String answer(String attempt) {
        return device.show(system(() -> passkeys.toSignIn(HERE, attempt)));
    }

    private String enter(String answer, String attempt) {
        return system(() -> passkeys.signIn(answer, HERE, attempt, ADDRESS));
    }

    private String enter() {
        return enter(answer("attempt"), "attempt");
    }

    private void refused() {
        assertThatThrownBy(this::enter).isInstanceOf(Refusal.class).hasMessageContaining(REFUSED);
    }

    private long count(String sql, AccountId account) {
        return system(
                () -> city.jdbc().sql(sql).param("id", account.value()).query(Long.class).single());
    }

    @Test
    @DisplayName("SEC-5 添加后不输口令即可登录，两步一次完成；本人收到消息，记录里有添加和登录")
    void signsInWithoutAPassword() {
        add(city.clerk);
        String token = enter();
        SignIns.Session session = signIn.resume(token).orElseThrow();
        assertThat(session.account()).isEqualTo(city.clerk);
        assertThat(session.secondStepOwed()).isFalse();
        assertThat(session.factorAt()).isNotNull();
        assertThat(passkeys.of(city.clerk).getFirst().usedAt()).isNotNull();
        assertThat(
                        count(
                                "select count(*) from notices.notice where account_id = :id"
                                        + " and title like '%添加了通行密钥“办公室电脑”%'",
                                city.clerk))
                .isPositive();
        assertThat(notes("添加通行密钥")).isPositive();
        assertThat(notes("登录")).isPositive();
    }

    private long notes(String act) {
        String sql = "select count(*) from record.entry where act = :act";
        return system(() ->
                context.getBean(TransactionTemplate.class)
                        .execute(status ->
                                city.jdbc().sql(sql).param("act", act).query(Long.class).single()));
    }

    @Test
    @DisplayName("SEC-5 同一个回答只能用一次，先错后对也不行")
    void takesAnAnswerOnce() {
        add(city.clerk);
        String answer = answer("attempt");
        enter(answer, "attempt");
        assertThatThrownBy(() -> enter(answer, "attempt")).hasMessageContaining("已经用过");
        String right = answer("attempt");
        String spoilt = right.replaceFirst("\"signature\":\"..", "\"signature\":\"AA");
        assertThatThrownBy(() -> enter(spoilt, "attempt")).hasMessageContaining(REFUSED);
        assertThatThrownBy(() -> enter(right, "attempt")).hasMessageContaining("已经用过");
    }

    @Test
    @DisplayName("SEC-5 随机数只属于要它的那个浏览器、那个用途，五分钟后作废")
    void bindsTheChallenge() {
        add(city.clerk);
        String answer = answer("mine");
        assertThatThrownBy(() -> enter(answer, "yours")).hasMessageContaining("已经用过");
        String token = signedInBefore(city.clerk);
        assertThatThrownBy(() -> confirm(city.clerk, answer("mine"), token))
                .hasMessageContaining("已经用过");
        String late = answer("mine");
        TestClock.pass(Duration.ofMinutes(6));
        assertThatThrownBy(() -> enter(late, "mine")).hasMessageContaining("已过期");
    }

    private void confirm(AccountId account, String answer, String token) {
        DataScope.system(() -> passkeys.confirm(account, answer, HERE, token, ADDRESS));
    }

    @Test
    @DisplayName("SEC-5 别的网址、别的主机、没有验证本人、计数倒退的，一律拒绝")
    void refusesWhatDoesNotFit() {
        add(city.clerk);
        enter();
        device.origin = "https://localhost.example.net";
        refused();
        device.origin = "http://localhost:8081";
        refused();
        device.origin = "http://localhost:8080";
        device.host = "example.net";
        refused();
        device.host = "localhost";
        device.verifies = false;
        refused();
        device.verifies = true;
        device.count = 0;
        refused();
        device.count = 20;
        assertThat(enter()).isNotBlank();
    }

    @Test
    @DisplayName("SEC-5 登记时别的网址、没有验证本人的也拒绝")
    void refusesToRegisterWhatDoesNotFit() {
        device.origin = "https://example.net";
        assertThatThrownBy(() -> add(city.clerk)).hasMessageContaining(REFUSED);
        device.origin = "http://localhost:8080";
        device.verifies = false;
        assertThatThrownBy(() -> add(city.clerk)).hasMessageContaining(REFUSED);
        assertThat(passkeys.of(city.clerk)).isEmpty();
    }

    @Test
    @DisplayName("SEC-5 不像回答的内容得到同一句话，不出差错")
    void staysCalmAtNonsense() {
        for (String nonsense :
                new String[] {"", "{}", "[]", "null", "x".repeat(30_000), "{\"id\":1}"}) {
            assertThatThrownBy(() -> enter(nonsense, "attempt"))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining(REFUSED);
        }
    }

    @Test
    @DisplayName("SEC-5 删除了的、别人的、停用账号的通行密钥都不能用")
    void refusesDeletedForeignAndSuspended() {
        String token = signedInBefore(city.clerk);
        add(city.clerk);
        Authenticator clerks = device;
        device = new Authenticator("foreign" + devices++);
        add(city.waterHandler);
        var asked = system(() -> passkeys.toConfirm(city.clerk, HERE, token));
        assertThatThrownBy(() -> confirm(city.clerk, device.show(asked), token))
                .hasMessageContaining(REFUSED);
        city.doing(
                city.systemAdmin,
                admin -> {
                    context.getBean(Access.class).disable(admin, city.waterHandler);
                    return true;
                });
        refused();
        device = clerks;
        enter();
        long id = passkeys.of(city.clerk).getFirst().id();
        city.doing(
                city.clerk,
                clerk -> {
                    passkeys.delete(clerk, id);
                    return true;
                });
        refused();
    }

    @Test
    @DisplayName("SEC-5 最后一种登录方式不能删；管理员仅有的第二步验证不能删")
    void keepsTheLastWayIn() {
        add(city.keeper);
        assertThatThrownBy(() -> delete(city.keeper)).hasMessageContaining("唯一的登录方式");
        device = new Authenticator("auditor");
        add(city.auditAdmin);
        assertThatThrownBy(() -> delete(city.auditAdmin)).hasMessageContaining("管理员登录须有");
        device = new Authenticator("auditor's second");
        add(city.auditAdmin);
        delete(city.auditAdmin);
        assertThat(passkeys.of(city.auditAdmin)).hasSize(1);
    }

    private void delete(AccountId account) {
        city.doing(
                account,
                owner -> {
                    passkeys.delete(owner, passkeys.of(account).getFirst().id());
                    return true;
                });
    }

    @Test
    @DisplayName("SEC-5 有通行密钥的人用口令登录还欠第二步，不能借启用动态码绕过，通行密钥可补上")
    void owesTheSecondStepByPassword() {
        add(city.clerk);
        String token = system(() -> signIn.start("clerk", PASSWORD, ADDRESS).token());
        assertThat(signIn.resume(token).orElseThrow().secondStepOwed()).isTrue();
        String secret = system(() -> signIn.proposal(city.clerk));
        String code = secondStep.codeAt(secret, clock.instant());
        assertThatThrownBy(() ->
                        DataScope.system(() -> signIn.enrol(token, city.clerk, code, ADDRESS)))
                .hasMessageContaining("先用通行密钥验证");
        String answer = device.show(system(() -> passkeys.toConfirm(city.clerk, HERE, token)));
        confirm(city.clerk, answer, token);
        assertThat(signIn.resume(token).orElseThrow().secondStepOwed()).isFalse();
    }

    @Test
    @DisplayName("SEC-5 添加第一个须再输口令；已有第二步的须刚刚验证过")
    void asksForAProofBeforeAdding() {
        String token = system(() -> signIn.start("clerk", PASSWORD, ADDRESS).token());
        assertThatThrownBy(() -> ask(token, "wrong-Password-1")).hasMessage("口令不对。");
        var options = system(() -> ask(token, PASSWORD));
        DataScope.system(
                () -> passkeys.register(city.clerk, HERE, token, "手机", device.make(options)));
        assertThatThrownBy(() -> ask(token, PASSWORD)).hasMessageContaining("再次验证");
    }

    private java.util.Map<String, Object> ask(String token, String password) {
        return system(() -> passkeys.toRegister(city.clerk, HERE, token, false, password, ADDRESS));
    }

    @Test
    @DisplayName("SEC-4 丢失时由安全管理员清除，系统管理员和本人都不行")
    void isClearedByTheSecurityAdministrator() {
        add(city.clerk);
        String token = enter();
        for (AccountId other : new AccountId[] {city.systemAdmin, city.clerk}) {
            assertThatThrownBy(() -> clear(other, city.clerk)).isInstanceOf(Refusal.class);
        }
        assertThatThrownBy(() -> clear(city.securityAdmin, city.securityAdmin))
                .hasMessageContaining("不能清除自己的");
        clear(city.securityAdmin, city.clerk);
        assertThat(passkeys.of(city.clerk)).isEmpty();
        assertThat(signIn.resume(token)).isEmpty();
        refused();
    }

    private void clear(AccountId by, AccountId account) {
        city.doing(
                by,
                actor -> {
                    passkeys.clear(actor, account);
                    return true;
                });
    }

    @Test
    @DisplayName("SEC-5 同一网络失败五十次后不再理会")
    void tiresOfANetwork() {
        for (int i = 0; i < 50; i++) {
            assertThatThrownBy(() -> enter("{}", "attempt")).hasMessageContaining(REFUSED);
        }
        assertThatThrownBy(() -> enter("{}", "attempt")).hasMessageContaining("锁定");
    }
}
