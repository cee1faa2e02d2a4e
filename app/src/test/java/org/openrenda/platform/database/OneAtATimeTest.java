package org.openrenda.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openrenda.platform.database.DatabaseSettings.Address;

@DisplayName("定时轮次在几个节点之间一次只走一个")
class OneAtATimeTest {

    private static HikariDataSource pool;
    private static OneAtATime here;
    private static OneAtATime there;

    @BeforeAll
    static void startTwoNodes() {
        Address address = TestServer.running().copy();
        // A pool, as in service: giving a connection back does not end it with its locks.
        pool = new HikariDataSource();
        pool.setJdbcUrl(address.url());
        pool.setUsername(address.app().user());
        pool.setPassword(address.app().password());
        pool.setMaximumPoolSize(1);
        here = new OneAtATime(pool);
        there = new OneAtATime(ScopedDatabase.at(address).app());
    }

    @AfterAll
    static void closePool() {
        pool.close();
    }

    @Test
    @DisplayName("一个节点正在走时，另一个悄悄跳过同一轮，别的轮照走")
    void skipsWhatAnotherWalks() {
        List<String> walked = new ArrayList<>();
        boolean first =
                here.run(
                        "issues",
                        () -> {
                            walked.add("here");
                            assertThat(there.run("issues", () -> walked.add("twice"))).isFalse();
                            assertThat(there.run("bursts", () -> walked.add("other"))).isTrue();
                        });
        assertThat(first).isTrue();
        assertThat(walked).containsExactly("here", "other");
        assertThat(there.run("issues", () -> walked.add("there"))).isTrue();
    }

    @Test
    @DisplayName("一轮出错也让出，下一次谁都能走")
    void givesWayAfterAFailure() {
        assertThatThrownBy(() ->
                        here.run(
                                "failing",
                                () -> {
                                    throw new IllegalStateException("broken");
                                }))
                .hasMessage("broken");
        assertThat(there.run("failing", () -> {})).isTrue();
    }
}
