package org.openrenda.platform.web;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** All SQL about saved views. Every statement names the account: a view is its owner's alone. */
@Repository
class SavedViews {

    /** Views of one list; more would be harder to read than to filter again. */
    static final int VIEWS_MAX = 20;

    static final int NAME_CHARS_MAX = 20;

    /** Characters of an address; longer ones do not come from our own lists. */
    static final int ADDRESS_CHARS_MAX = 2_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    SavedViews(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The account's views of the list, in the order they were saved. */
    @Transactional(readOnly = true)
    public List<SavedView> of(AccountId account, ListQuery query) {
        var now = query.onPage().toUrl();
        return jdbc.sql(
                        """
                        select id, name, address from web.saved_view
                        where account_id = :account and path = :path order by id limit :most
                        """)
                .param("account", account.value())
                .param("path", query.path())
                .param("most", VIEWS_MAX)
                .query((rs, n) -> {
                    var href = rs.getString("address");
                    return new SavedView(
                            rs.getLong("id"), rs.getString("name"), href, href.equals(now));
                })
                .list();
    }

    /** Keeps what the list shows under a name; a name used before is given to this instead. */
    @Transactional
    public void save(AccountId account, ListQuery query, String name) {
        var named = named(name);
        var address = query.onPage().toUrl();
        if (address.length() > ADDRESS_CHARS_MAX) throw new Refusal("条件太多，存不下。请去掉一些条件再存。");
        var known = of(account, query);
        if (known.size() >= VIEWS_MAX && known.stream().noneMatch(v -> v.name().equals(named))) {
            throw new Refusal("每个列表最多存 " + VIEWS_MAX + " 个常用筛选，请先删去不用的。");
        }
        jdbc.sql(
                        """
                        insert into web.saved_view (account_id, path, name, address, saved_at)
                        values (:account, :path, :name, :address, :at)
                        on conflict (account_id, path, name) do update
                        set address = excluded.address, saved_at = excluded.saved_at
                        """)
                .param("account", account.value())
                .param("path", query.path())
                .param("name", named)
                .param("address", address)
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }

    @Transactional
    public void rename(AccountId account, long id, String name) {
        var named = named(name);
        var taken =
                jdbc.sql(
                                """
                                select exists (select from web.saved_view other
                                    join web.saved_view own using (account_id, path)
                                    where own.id = :id and own.account_id = :account
                                        and other.id <> :id and other.name = :name)
                                """)
                        .param("id", id)
                        .param("account", account.value())
                        .param("name", named)
                        .query(Boolean.class)
                        .single();
        if (taken) throw Refusal.of("name", "这个列表已有名为“" + named + "”的常用筛选。");
        jdbc.sql(
                        """
                        update web.saved_view set name = :name
                        where id = :id and account_id = :account
                        """)
                .param("id", id)
                .param("account", account.value())
                .param("name", named)
                .update();
    }

    @Transactional
    public void remove(AccountId account, long id) {
        jdbc.sql("delete from web.saved_view where id = :id and account_id = :account")
                .param("id", id)
                .param("account", account.value())
                .update();
    }

    private static String named(String name) {
        var named = name.strip();
        if (named.isEmpty() || named.codePointCount(0, named.length()) > NAME_CHARS_MAX) {
            throw Refusal.of("name", "请给常用筛选起个名字，" + NAME_CHARS_MAX + " 字以内。");
        }
        return named;
    }
}
