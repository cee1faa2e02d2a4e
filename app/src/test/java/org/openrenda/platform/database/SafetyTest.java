package org.openrenda.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openrenda.platform.database.DatabaseSettings.Address;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("启动前对数据库的要求")
class SafetyTest {

    private final Address address = TestServer.running().copy();

    @Test
    @DisplayName("会丢失已确认数据的数据库，拒绝启动并指出哪一项")
    void refusesDatabaseThatForgets() {
        assertThatThrownBy(() -> Safety.check(address, false))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("fsync")
                .hasMessageContaining("full_page_writes")
                .hasMessageContaining("synchronous_commit");
        assertThatCode(() -> Safety.check(address, true)).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("能越过行级安全的角色，拒绝启动")
    void refusesRoleThatSeesTooMuch() {
        Address asSuperuser =
                new Address(address.url(), address.owner(), TestServer.running().superuser());
        Address asOwner = new Address(address.url(), address.owner(), address.owner());

        assertThatThrownBy(() -> Safety.check(asSuperuser, true))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("superuser");
        assertThatThrownBy(() -> Safety.check(asOwner, true))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(Roles.OWNER);
    }

    @Test
    @DisplayName("应用读写各模块的表，但不能改表，也不能改迁移记录")
    void appCannotChangeTables() {
        JdbcClient app = JdbcClient.create(ScopedDatabase.at(address).app());

        assertThat(
                        app.sql("select count(*) from events.event_publication")
                                .query(Long.class)
                                .single())
                .isZero();
        assertThatThrownBy(() -> app.sql("drop table events.event_publication").update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> app.sql("create table events.extra (id int)").update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> app.sql("delete from events.schema_history").update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    @DisplayName("重复迁移不做任何事")
    void migratesOnce() {
        assertThat(Migrations.done(address)).isTrue();
        assertThat(Migrations.done(TestServer.running().empty())).isFalse();
        Migrations.run(address);
        assertThat(Migrations.done(address)).isTrue();
    }

    @Test
    @DisplayName("中文按拼音排序")
    void sortsByPinyin() {
        assertThat(
                        JdbcClient.create(ScopedDatabase.at(address).app())
                                .sql(
                                        """
                                        select string_agg(name, ' ' order by name)
                                        from (values ('张三'), ('李四'), ('阿福')) people (name)
                                        """)
                                .query(String.class)
                                .single())
                .isEqualTo("阿福 李四 张三");
    }
}
