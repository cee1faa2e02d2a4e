package org.openrenda.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openrenda.platform.database.DatabaseSettings.Address;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DisplayName("F-PLAT-2 人大之间的数据隔离")
class DataScopeTest {

    private static ScopedDatabase database;
    private static JdbcClient jdbc;
    private static TransactionTemplate transaction;

    @BeforeAll
    static void protectOneTable() {
        Address address = TestServer.running().copy();
        database = ScopedDatabase.at(address);
        jdbc = JdbcClient.create(database.app());
        transaction = new TransactionTemplate(database.transactions());
        JdbcClient owner = JdbcClient.create(database.owner());
        List.of(
                        "create schema letters",
                        "grant usage on schema letters to openrenda_app",
                        "create table letters.letter (congress_id bigint not null, body text)",
                        "alter table letters.letter enable row level security",
                        """
                        create policy scope on letters.letter
                            using (platform.in_scope(congress_id))
                        """)
                .forEach(statement -> owner.sql(statement).update());
    }

    @BeforeEach
    void writeOneLetterInEachOfThree() {
        DataScope.system(() ->
                transaction.executeWithoutResult(status -> {
                    jdbc.sql("delete from letters.letter").update();
                    List.of(1L, 2L, 12L).forEach(DataScopeTest::write);
                }));
    }

    @Test
    @DisplayName("只看得到范围内人大的数据，1 不会看成 12")
    void seesOnlyTheCongressesInScope() {
        assertThat(seenBy(Set.of(1L))).containsExactly(1L);
        assertThat(seenBy(Set.of(2L))).containsExactly(2L);
        assertThat(seenBy(Set.of(1L, 12L))).containsExactly(1L, 12L);
        assertThat(seenBy(Set.of(3L))).isEmpty();
    }

    @Test
    @DisplayName("没有设定范围时一行也看不到，也写不进")
    void seesAndWritesNothingWithoutScope() {
        assertThat(seenInTransaction()).isEmpty();
        assertThat(seenBy(Set.of())).isEmpty();
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> write(1L)))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @Test
    @DisplayName("不能写入、也不能改到范围之外的人大")
    void cannotWriteIntoAnotherCongress() {
        assertThatThrownBy(() -> inScope(Set.of(1L), () -> write(2L)))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() ->
                        inScope(
                                Set.of(1L),
                                () ->
                                        jdbc.sql("update letters.letter" + " set congress_id = 2")
                                                .update()))
                .isInstanceOf(DataAccessException.class);
        inScope(Set.of(1L), () -> jdbc.sql("delete from letters.letter").update());
        assertThat(seenBySystem()).containsExactly(2L, 12L);
    }

    @Test
    @DisplayName("系统自身的工作看得到全部人大")
    void systemSeesEverything() {
        assertThat(seenBySystem()).containsExactly(1L, 2L, 12L);
    }

    @Test
    @DisplayName("范围随事务结束，不会经连接带给下一个人")
    void scopeEndsWithTheTransaction() {
        seenBy(Set.of(1L));
        assertThat(seenInTransaction()).isEmpty();
        assertThat(seen()).as("事务之外").isEmpty();
        assertThat(DataScope.current().visible()).isEmpty();
    }

    @Test
    @DisplayName("已经开始的事务不能改换范围")
    void runningTransactionKeepsItsScope() {
        assertThatThrownBy(() ->
                        inScope(
                                Set.of(1L),
                                () -> DataScope.system(() -> assertThat(seen()).hasSize(3))))
                .isInstanceOf(IllegalStateException.class);
        assertThat(DataScope.current().visible()).isEmpty();
    }

    @Test
    @DisplayName("范围只能由人大编号组成")
    void scopeHoldsOnlyIds() {
        assertThatThrownBy(() -> new DataScope("1,*")).isInstanceOf(IllegalArgumentException.class);
    }

    private static void inScope(Set<Long> congresses, Runnable work) {
        DataScope.run(congresses, () -> transaction.executeWithoutResult(status -> work.run()));
    }

    private static List<Long> seenBy(Set<Long> congresses) {
        try {
            return DataScope.call(congresses, () -> transaction.execute(status -> seen()));
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    private static List<Long> seenBySystem() {
        return DataScope.system(DataScopeTest::seenInTransaction);
    }

    private static List<Long> seenInTransaction() {
        return transaction.execute(status -> seen());
    }

    private static List<Long> seen() {
        return jdbc.sql("select congress_id from letters.letter order by 1")
                .query(Long.class)
                .list();
    }

    private static void write(long congress) {
        jdbc.sql("insert into letters.letter values (:congress, '来信')")
                .param("congress", congress)
                .update();
    }
}
