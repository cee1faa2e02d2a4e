package org.openrenda.meetings.notes;

import java.sql.Timestamp;
import java.time.Clock;
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
     * Keeps the own note as it stands; an empty one is thrown away. What was written elsewhere
     * since is put below, so that two devices of one person lose nothing.
     *
     * @param was the note that the writer began from
     * @return the note as it is kept
     */
    @Transactional
    public String keep(Actor actor, ItemId item, String text, String was) {
        AccountId own = known(actor, item);
        // Two devices follow one another, also before there is a row to lock.
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:place, 0))")
                .param("place", place(item, own))
                .query(rs -> {});
        String words = together(text.replace("\r", ""), was.replace("\r", ""), of(actor, item));
        if (words.length() > TEXT_MAX) {
            throw Refusal.of("text", "一个议题的笔记请写在 " + TEXT_MAX + " 字以内。");
        }
        if (words.isBlank()) {
            drop(item, own);
            return "";
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
                .param("at", Timestamp.from(clock.instant()))
                .update();
        return words;
    }

    private static String together(String text, String was, String stored) {
        boolean same = stored.equals(was) || text.contains(stored);
        return same ? text : text + "\n\n——在别处写的——\n" + stored;
    }

    private void drop(ItemId item, AccountId own) {
        jdbc.sql(
                        """
                        delete from meetings.note
                        where item_id = :item and account_id = :account
                        """)
                .param("item", item.value())
                .param("account", own.value())
                .update();
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
