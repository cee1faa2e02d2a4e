package org.openrenda.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.TestCity;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Grant;
import org.openrenda.platform.Role;
import org.openrenda.platform.database.DataScope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What is kept between requests never outlives a change, whoever made it and where. */
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("SEC-4 记着的权限")
class StandingTest {

    private static final String BOARD = "hotline.board";

    @Autowired private ApplicationContext context;
    @Autowired private Access access;
    @Autowired private Grants grants;
    @Autowired private SignIn signIn;
    @Autowired private Standing standing;
    @Autowired private TransactionTemplate transaction;

    private TestCity city;
    private AccountId person;
    private String token;

    @BeforeAll
    void found() {
        city = TestCity.found(context);
        DataScope.system(() -> {
            Actor setup = Actor.system("测试布置", city.city);
            person = access.open(setup, "standing", "何岚", null, city.city);
            access.grant(setup, person, new Grant(Role.HANDLER, city.city, city.water));
        });
        token = TestSignIn.cookie(context, person).getValue();
    }

    /** As the next request of this person sees it. */
    private Actor next() {
        return DataScope.system(() -> standing.actor(signIn.resume(token).orElseThrow().holder()));
    }

    @Test
    @DisplayName("同一个人连问两次，与逐表读出的一样")
    void sameAsReadAnew() {
        Actor anew = DataScope.system(() -> access.actor(person));
        assertThat(next()).isEqualTo(anew);
        assertThat(next()).isEqualTo(anew);
    }

    @Test
    @DisplayName("放开与收回权限，下一次请求就算数；改了又撤销的从不算数")
    void rightsHoldAtOnce() {
        assertThat(next().may(BOARD)).isFalse();
        DataScope.system(() -> grants.allow(Role.HANDLER, BOARD));
        assertThat(next().may(BOARD)).isTrue();
        DataScope.system(() -> grants.forbid(Role.HANDLER, BOARD));
        assertThat(next().may(BOARD)).isFalse();
        DataScope.system(() ->
                transaction.executeWithoutResult(status -> {
                    grants.allow(Role.HANDLER, BOARD);
                    assertThat(next().may(BOARD)).as("自己改的自己看得见").isTrue();
                    status.setRollbackOnly();
                }));
        assertThat(next().may(BOARD)).isFalse();
    }

    @Test
    @DisplayName("不经程序、直接改数据库里的权限，下一次请求也算数")
    void changesBesideTheProgramHold() {
        JdbcClient jdbc = city.jdbc();
        assertThat(next().may(BOARD)).isFalse();
        jdbc.sql("insert into access.role_permission values ('HANDLER', :code)")
                .param("code", BOARD)
                .update();
        assertThat(next().may(BOARD)).isTrue();
        jdbc.sql("delete from access.role_permission where role = 'HANDLER' and permission = :code")
                .param("code", BOARD)
                .update();
        assertThat(next().may(BOARD)).isFalse();
    }

    @Test
    @DisplayName("收回角色、新设下级人大，下一次请求就算数；停用账号即退出")
    void grantsAndTreeHoldAtOnce() {
        AccountId other =
                DataScope.system(() -> {
                    Actor setup = Actor.system("测试布置", city.city);
                    AccountId made = access.open(setup, "standing2", "宋青", null, city.city);
                    access.grant(setup, made, new Grant(Role.CLERK, city.city, null));
                    return made;
                });
        String own = TestSignIn.cookie(context, other).getValue();
        CongressId below = new CongressId(987_654);
        assertThat(of(own).sees(below)).isFalse();
        DataScope.system(() -> access.register(below, city.city, "新设的镇"));
        assertThat(of(own).sees(below)).isTrue();
        DataScope.system(() ->
                access.revoke(
                        Actor.system("测试布置", city.city), other, grants.of(other).getFirst().id()));
        assertThat(of(own).grants()).isEmpty();
        assertThat(of(own).sees(below)).isFalse();
        DataScope.system(() -> access.disable(Actor.system("测试布置", city.city), other));
        assertThat(DataScope.system(() -> signIn.resume(own))).isEmpty();
    }

    private Actor of(String cookie) {
        return DataScope.system(() -> standing.actor(signIn.resume(cookie).orElseThrow().holder()));
    }
}
