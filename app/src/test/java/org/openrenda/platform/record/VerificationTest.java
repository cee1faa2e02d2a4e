package org.openrenda.platform.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrenda.AppTest;
import org.openrenda.TestCity;
import org.openrenda.platform.Actor;
import org.openrenda.platform.database.DataScope;
import org.openrenda.platform.database.TestServer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.transaction.support.TransactionTemplate;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("核验操作记录")
class VerificationTest {

    @Autowired private ApplicationContext context;
    @Autowired private Environment environment;
    @Autowired private Record record;
    @Autowired private Seals seals;
    @Autowired private Verification verification;
    @Autowired private TransactionTemplate transaction;

    private TestCity city;

    @BeforeAll
    void found() {
        city = TestCity.found(context);
        note("第一件");
        note("第二件");
        note("第三件");
        seals.sealWhatIsSettled();
    }

    private void note(String summary) {
        Actor actor = Actor.system("测试", city.city);
        DataScope.system(() ->
                transaction.executeWithoutResult(status ->
                        record.note(
                                actor, city.city, new Subject("record", "test", 1), "试", summary)));
    }

    @Test
    @DisplayName("SEC-7 没有改动时核验通过，每条记录都编入日志，旧检查点与新日志相符")
    void findsNothingWhereNothingIs() {
        String kept = seals.newestNote();
        note("又一件");
        seals.sealWhatIsSettled();
        Verification.Findings found = verification.verify(kept);
        assertThat(found.trouble()).isEmpty();
        assertThat(found.leaves()).isGreaterThanOrEqualTo(4);
        assertThat(found.unsealed()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update record.entry set summary = '改过的' where id = %d",
                "update record.entry set act = '批准' where id = %d",
                "update record.entry set actor_name = '别人', actor_id = 77 where id = %d",
                "update record.entry set at = at - interval '1 day' where id = %d",
                "update record.entry set visible = not visible where id = %d",
                "update record.leaf set hash = sha256('x') where entry_id = %d",
                "delete from record.leaf where entry_id = %d"
            })
    @DisplayName("SEC-7 超级用户改动任何一处，核验都能发现")
    void findsEveryTampering(String sql) {
        long victim =
                city.jdbc()
                        .sql("select entry_id from record.leaf order by seq offset 1 limit 1")
                        .query(Long.class)
                        .single();
        String url = environment.getRequiredProperty("openrenda.database.url");
        TestServer.asSuperuser(
                url,
                jdbc -> {
                    jdbc.sql("create table public.entry_kept as table record.entry").update();
                    jdbc.sql("create table public.leaf_kept as table record.leaf").update();
                    jdbc.sql(sql.formatted(victim)).update();
                });
        List<String> trouble = verification.verify("").trouble();
        assertThat(trouble).isNotEmpty();
        TestServer.asSuperuser(url, VerificationTest::restore);
        assertThat(verification.verify("").trouble()).isEmpty();
    }

    private static void restore(org.springframework.jdbc.core.simple.JdbcClient jdbc) {
        jdbc.sql("delete from record.leaf").update();
        jdbc.sql(
                        """
                        update record.entry e set summary = k.summary, act = k.act, at = k.at,
                            actor_name = k.actor_name, actor_id = k.actor_id, visible = k.visible
                        from public.entry_kept k where k.id = e.id
                        """)
                .update();
        jdbc.sql("insert into record.leaf select * from public.leaf_kept").update();
        jdbc.sql("drop table public.leaf_kept").update();
        jdbc.sql("drop table public.entry_kept").update();
    }

    @Test
    @DisplayName("恢复旧备份后，与保存在外的检查点不符")
    void findsARestoredOldBackup() {
        String later = LogKey.body(10_000_000, new byte[32]);
        assertThat(verification.verify(later).trouble()).anyMatch(line -> line.contains("旧备份"));
    }

    @Test
    @DisplayName("应用自己的数据库账号不能改写和删除记录")
    void theApplicationCannotRewrite() {
        for (String sql :
                List.of(
                        "update record.entry set act = 'x'",
                        "delete from record.entry",
                        "truncate record.leaf",
                        "update record.checkpoint set note = ''")) {
            assertThatThrownBy(() -> city.jdbc().sql(sql).update())
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    @DisplayName("依法删除摘要后日志仍然通过核验")
    void survivesLawfulErasure() {
        note("含有应删除内容的一句话");
        seals.sealWhatIsSettled();
        TestServer.asSuperuser(
                environment.getRequiredProperty("openrenda.database.url"),
                jdbc ->
                        jdbc.sql(
                                        """
                                        update record.entry set summary = null, salt = null
                                        where summary = '含有应删除内容的一句话'
                                        """)
                                .update());
        assertThat(verification.verify("").trouble()).isEmpty();
    }
}
