package org.openrenda.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("F-PLAT-2 旧热点、旧突增在升级时归到各自的人大")
class FindingsMigrationTest {

    private static final String MIGRATION = "db/hotline/V005__findings_and_counts_in_scope.sql";
    private static JdbcClient owner;

    /** Puts the tables back to what they were before, with rows of two unrelated cities. */
    @BeforeAll
    static void migrateOldRows() throws IOException {
        owner = JdbcClient.create(ScopedDatabase.fresh().owner());
        List.of(
                        "drop policy issue_in_scope on hotline.issue",
                        "drop policy alert_in_scope on hotline.alert",
                        "drop policy proposal_in_scope on hotline.proposal",
                        "drop policy day_count_in_scope on hotline.day_count",
                        "drop policy month_count_in_scope on hotline.month_count",
                        "drop index hotline.issue_by_heat",
                        "alter table hotline.issue drop column congress_id",
                        "alter table hotline.alert drop column congress_id",
                        "create index issue_by_heat on hotline.issue (heat desc)",
                        "alter table hotline.alert add unique (topic_code, area_code, day)",
                        "insert into congress.area values ('990102', '测北区', 'COUNTY', null, 1)",
                        """
                        insert into congress.congress (id, name, level, parent_id, area_code,
                            managed) overriding system value values
                            (1, '甲市', 'CITY', null, null, true),
                            (2, '甲市一县', 'COUNTY', 1, '990102', true),
                            (3, '甲市二县', 'COUNTY', 1, null, true),
                            (9, '乙市', 'CITY', null, null, true)
                        """,
                        """
                        insert into access.congress (id, parent_id, name, path) values
                            (1, null, '甲市', '{1}'), (2, 1, '一县', '{1,2}'),
                            (3, 1, '二县', '{1,3}'), (9, null, '乙市', '{9}')
                        """,
                        "insert into hotline.source (congress_id, name) values (1, '热线')")
                .forEach(sql -> owner.sql(sql).update());
        for (int issue = 1; issue <= 4; issue++) {
            issue(issue);
        }
        tickets(Map.of(1, List.of(2, 2), 2, List.of(2, 3), 3, List.of(2, 9)));
        alert("0301", "990102", 2);
        alert("0302", "990101", 3);
        String sql =
                new String(
                        new ClassPathResource(MIGRATION).getInputStream().readAllBytes(),
                        StandardCharsets.UTF_8);
        owner.sql(sql).update();
    }

    private static void issue(int id) {
        owner.sql(
                        """
                        insert into hotline.issue (id, name, place, topic_code, area_code,
                            first_on, last_on, tickets, callers, heat, phase)
                        overriding system value values (:id, '停水', '', '0301', '990102',
                            '2026-01-01', '2026-01-02', 2, 2, 1, 'NEW')
                        """)
                .param("id", id)
                .update();
    }

    private static void tickets(Map<Integer, List<Integer>> congressesOf) {
        congressesOf.forEach((issue, congresses) -> {
            for (int n = 0; n < congresses.size(); n++) {
                owner.sql(
                                """
                                insert into hotline.ticket (congress_id, source_id, number,
                                    received_at, day, kind, channel, title, body, place,
                                    topic_code, confidence, label, area_code, unit_id,
                                    is_repeat, state, fingerprint, issue_id)
                                select :congress, id, :number, '2026-01-01', '2026-01-01',
                                    'OTHER', '', '', '', '', '0301', 1, '', '990102', 0,
                                    false, 'OPEN', '', :issue from hotline.source
                                """)
                        .param("congress", congresses.get(n))
                        .param("number", issue + "-" + n)
                        .param("issue", issue)
                        .update();
            }
        });
    }

    private static void alert(String topic, String area, long congress) {
        owner.sql(
                        """
                        insert into hotline.day_count values
                            (:congress, '2026-01-01', :topic || '01', :area, 0, '电话',
                            9, 0, 0, 0, 0, 0, 0, 0)
                        """)
                .param("congress", congress)
                .param("topic", topic)
                .param("area", area)
                .update();
        owner.sql(
                        """
                        insert into hotline.alert (topic_code, area_code, day, tickets, expected,
                            limit_at) values (:topic, :area, '2026-01-01', 9, 1, 2)
                        """)
                .param("topic", topic)
                .param("area", area)
                .update();
    }

    private static List<Long> longs(String sql) {
        return owner.sql(sql).query(Long.class).list();
    }

    @Test
    @DisplayName("全部工单在一县的归该县，跨两县的归市；跨两市和没有工单的不再保留，工单等下一轮重新归并")
    void givesIssuesToTheLowestAbove() {
        assertThat(longs("select id from hotline.issue order by id")).containsExactly(1L, 2L);
        assertThat(longs("select congress_id from hotline.issue order by id"))
                .containsExactly(2L, 1L);
        assertThat(longs("select count(*) from hotline.ticket where issue_id is null"))
                .containsExactly(2L);
    }

    @Test
    @DisplayName("突增归所在县的人大，该县没有人大的归市")
    void givesAlertsToTheirCounty() {
        assertThat(longs("select congress_id from hotline.alert order by topic_code"))
                .containsExactly(2L, 1L);
    }
}
