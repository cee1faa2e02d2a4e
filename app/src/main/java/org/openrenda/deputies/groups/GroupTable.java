package org.openrenda.deputies.groups;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.CongressId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about groups of deputies. */
@Repository
class GroupTable {

    private static final int GROUPS_MAX = 500;
    private static final int MEMBERS_MAX = 500;
    private static final int MESSAGES_MOST = 100;

    private final JdbcClient jdbc;
    private final Clock clock;

    GroupTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    GroupId add(CongressId congress, String name, String video, String byName) {
        return new GroupId(
                jdbc.sql(
                                """
                                insert into deputies.deputy_group
                                    (congress_id, name, video, at, by_name)
                                values (:congress, :name, :video, :at, :by)
                                on conflict (congress_id, name) do update
                                    set video = excluded.video
                                returning id
                                """)
                        .param("congress", congress.value())
                        .param("name", name)
                        .param("video", video)
                        .param("at", now())
                        .param("by", byName)
                        .query(Long.class)
                        .single());
    }

    void join(GroupId id, AccountId account, String name) {
        jdbc.sql(
                        """
                        insert into deputies.group_member (group_id, account_id, name, at)
                        values (:id, :account, :name, :at) on conflict do nothing
                        """)
                .param("id", id.value())
                .param("account", account.value())
                .param("name", name)
                .param("at", now())
                .update();
    }

    void leave(GroupId id, AccountId account) {
        jdbc.sql(
                        """
                        delete from deputies.group_member
                        where group_id = :id and account_id = :account
                        """)
                .param("id", id.value())
                .param("account", account.value())
                .update();
    }

    List<DeputyGroup> of(CongressId congress) {
        return jdbc.sql(
                        """
                        select g.*, (select count(*) from deputies.group_member m
                            where m.group_id = g.id) as members
                        from deputies.deputy_group g where g.congress_id = :congress
                        order by g.name collate "zh-Hans-CN-x-icu" limit :most
                        """)
                .param("congress", congress.value())
                .param("most", GROUPS_MAX)
                .query((rs, n) -> group(rs))
                .list();
    }

    List<DeputyGroup> with(AccountId account) {
        return jdbc.sql(
                        """
                        select g.*, (select count(*) from deputies.group_member m
                            where m.group_id = g.id) as members
                        from deputies.deputy_group g
                            join deputies.group_member own on own.group_id = g.id
                        where own.account_id = :account order by g.id limit :most
                        """)
                .param("account", account.value())
                .param("most", GROUPS_MAX)
                .query((rs, n) -> group(rs))
                .list();
    }

    Optional<DeputyGroup> find(GroupId id) {
        return jdbc.sql(
                        """
                        select g.*, (select count(*) from deputies.group_member m
                            where m.group_id = g.id) as members
                        from deputies.deputy_group g where g.id = :id
                        """)
                .param("id", id.value())
                .query((rs, n) -> group(rs))
                .optional();
    }

    List<GroupMember> members(GroupId id) {
        return jdbc.sql(
                        """
                        select account_id, name from deputies.group_member
                        where group_id = :id
                        order by name collate "zh-Hans-CN-x-icu", account_id limit :most
                        """)
                .param("id", id.value())
                .param("most", MEMBERS_MAX)
                .query((rs, n) ->
                        new GroupMember(
                                new AccountId(rs.getLong("account_id")), rs.getString("name")))
                .list();
    }

    void say(GroupId id, AccountId account, String name, String text) {
        jdbc.sql(
                        """
                        insert into deputies.group_message (group_id, account_id, name, text, at)
                        values (:id, :account, :name, :text, :at)
                        """)
                .param("id", id.value())
                .param("account", account.value())
                .param("name", name)
                .param("text", text)
                .param("at", now())
                .update();
    }

    List<GroupMessage> messages(GroupId id) {
        return jdbc.sql(
                        """
                        select name, text, at from deputies.group_message
                        where group_id = :id order by id desc limit :most
                        """)
                .param("id", id.value())
                .param("most", MESSAGES_MOST)
                .query((rs, n) ->
                        new GroupMessage(
                                rs.getString("name"),
                                rs.getString("text"),
                                rs.getTimestamp("at").toInstant()))
                .list();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static DeputyGroup group(ResultSet rs) throws SQLException {
        return new DeputyGroup(
                new GroupId(rs.getLong("id")),
                new CongressId(rs.getLong("congress_id")),
                rs.getString("name"),
                rs.getString("video"),
                rs.getInt("members"));
    }
}
