package org.openrenda.meetings.notes;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import org.openrenda.meetings.sittings.ItemId;
import org.openrenda.meetings.sittings.MeetingView;
import org.openrenda.meetings.sittings.Sittings;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.secrets.Secrets;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Own notes on items of the agenda. Each is found by the account of who asks and by nothing else,
 * no record tells of it, and the text is sealed, so that neither a clerk nor a dump shows it.
 */
@Component
public class Notes {

    /** Characters of one note. */
    public static final int TEXT_MAX = 10_000;

    private final Sittings sittings;
    private final Secrets secrets;
    private final JdbcClient jdbc;
    private final Clock clock;

    Notes(Sittings sittings, Secrets secrets, JdbcClient jdbc, Clock clock) {
        this.sittings = sittings;
        this.secrets = secrets;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The own note on an item; empty when there is none. */
    @Transactional(readOnly = true)
    public String of(Actor actor, ItemId item) {
        AccountId own = known(actor, item);
        return jdbc.sql(
                        """
                        select sealed from meetings.note
                        where item_id = :item and account_id = :account
                        """)
                .param("item", item.value())
                .param("account", own.value())
                .query((rs, n) -> secrets.open(place(item, own), rs.getBytes("sealed")))
                .optional()
                .orElse("");
    }

    /**
     * Keeps the own note as it stands; an empty one is thrown away.
     *
     * @return when it was kept
     */
    @Transactional
    public Instant keep(Actor actor, ItemId item, String text) {
        AccountId own = known(actor, item);
        String words = text.replace("\r", "");
        if (words.length() > TEXT_MAX) {
            throw Refusal.of("text", "一个议题的笔记请写在 " + TEXT_MAX + " 字以内。");
        }
        Instant now = clock.instant();
        if (words.isBlank()) {
            jdbc.sql(
                            """
                            delete from meetings.note
                            where item_id = :item and account_id = :account
                            """)
                    .param("item", item.value())
                    .param("account", own.value())
                    .update();
            return now;
        }
        jdbc.sql(
                        """
                        insert into meetings.note (item_id, account_id, sealed, at)
                        values (:item, :account, :sealed, :at)
                        on conflict (item_id, account_id)
                            do update set sealed = excluded.sealed, at = excluded.at
                        """)
                .param("item", item.value())
                .param("account", own.value())
                .param("sealed", secrets.seal(place(item, own), words))
                .param("at", Timestamp.from(now))
                .update();
        return now;
    }

    /** MTG-15: only on what this person may know of. */
    private AccountId known(Actor actor, ItemId item) {
        MeetingView view = sittings.view(actor, sittings.meetingOf(item));
        AccountId own = actor.account();
        if (own == null || view.items().stream().noneMatch(one -> one.id().equals(item))) {
            throw new Refusal("没有这个议题。");
        }
        return own;
    }

    private static String place(ItemId item, AccountId account) {
        return "meetings.note.sealed/" + item + "/" + account;
    }
}
