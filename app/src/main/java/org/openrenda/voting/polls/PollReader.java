package org.openrenda.voting.polls;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What is read of polls: lists, one poll's page, live counts, and the result counted anew. */
@Component
class PollReader {

    private static final long STAGE_STEP = 1_000_000_000L;
    private static final int MINE_MAX = 20;
    private static final int LIST_MAX = 10_000;
    private static final int PLANS_KEPT = 500;

    private final JdbcClient jdbc;
    private final PollTable table;
    private final RollTable roll;
    private final CountTable counts;
    private final ObjectProvider<BallotBox> boxes;
    private final Map<PollId, PollPlan> plans = new ConcurrentHashMap<>();

    PollReader(
            JdbcClient jdbc,
            PollTable table,
            RollTable roll,
            CountTable counts,
            ObjectProvider<BallotBox> boxes) {
        this.jdbc = jdbc;
        this.table = table;
        this.roll = roll;
        this.counts = counts;
        this.boxes = boxes;
    }

    Poll poll(PollId id) {
        return table.find(id).orElseThrow(PollReader::unknown);
    }

    /**
     * What was put to the vote and how. It is fixed when the poll is ready, so from then on it is
     * read once; never from a transaction that may still take back what it did.
     */
    PollPlan plan(PollId id) {
        PollPlan fixed = plans.get(id);
        if (fixed != null) {
            return fixed;
        }
        Poll poll = poll(id);
        if (poll.stage() != PollStage.DRAFT && !mayTakeBack()) {
            if (plans.size() >= PLANS_KEPT) {
                plans.clear();
            }
            plans.put(id, poll.plan());
        }
        return poll.plan();
    }

    PollStage stage(PollId id) {
        return jdbc.sql("select stage from voting.poll where id = :id")
                .param("id", id.value())
                .query((rs, n) -> PollStage.valueOf(rs.getString("stage")))
                .optional()
                .orElseThrow(PollReader::unknown);
    }

    /** Whether what is read here may never have been. */
    static boolean mayTakeBack() {
        return TransactionSynchronizationManager.isActualTransactionActive()
                && !TransactionSynchronizationManager.isCurrentTransactionReadOnly();
    }

    /** The poll for who may see its congress's polls, stands on its roster, or supervises it. */
    Poll seen(Actor actor, PollId id) {
        Poll poll = table.find(id).orElseThrow(PollReader::unknown);
        boolean may =
                actor.may(VotingPermission.SEE, poll.plan().congress())
                        || roll.voter(id, actor.account()).isPresent()
                        || counts.official(id, actor.account()).isPresent();
        if (!may) {
            throw unknown();
        }
        return poll;
    }

    static Refusal unknown() {
        return new Refusal("没有这次表决。");
    }

    BallotBox box(Visibility visibility) {
        return boxes.stream()
                .filter(one -> one.keeps(visibility))
                .findFirst()
                .orElseThrow(() -> new Refusal(visibility.label() + "投票的票箱还没有启用，这次表决暂时不能准备完成。"));
    }

    PollView view(Poll poll) {
        PollId id = poll.id();
        return new PollView(
                id,
                poll.plan(),
                poll.election(),
                poll.round(),
                poll.stage(),
                poll.roster(),
                poll.base(),
                poll.present(),
                poll.openedAt(),
                table.preparedOn(id),
                counts.officials(id, false),
                counts.officials(id, true),
                poll.stage() == PollStage.CLOSED
                        ? counts.owed(id, roll.moved(id).keySet())
                        : List.of(),
                poll.stage() == PollStage.CLOSED && box(poll.plan().visibility()).sealed(id),
                table.steps(id));
    }

    /** VOT-6: how many have voted, never how. */
    LiveCount live(PollId id) {
        Poll poll = poll(id);
        PollStage stage = poll.stage();
        int voted = 0;
        if (poll.openedAt() != null) {
            voted = box(poll.plan().visibility()).received(id);
            for (VotingMethod method : roll.moved(id).keySet()) {
                voted += counts.agreed(id, method).map(Tally::ballots).orElse(0);
            }
        }
        long version =
                stage.ordinal() * STAGE_STEP + poll.present() + voted + (long) poll.confirmed();
        return new LiveCount(
                id,
                version,
                stage,
                poll.base(),
                poll.present(),
                voted,
                poll.plan().seconds(),
                poll.openedAt());
    }

    /** The result, counted from the ballots and the typed counts as they lie in the tables. */
    PollResult result(Poll poll) {
        PollId id = poll.id();
        BallotBox box = box(poll.plan().visibility());
        if (box.sealed(id)) {
            throw new Refusal("VOT-6", "电子票还在信封里：请两名监票人先依次拆封，再计票、确认。");
        }
        BallotForm form = poll.plan().form();
        Map<VotingMethod, Integer> moved = roll.moved(id);
        int others = moved.values().stream().mapToInt(Integer::intValue).sum();
        List<String> ballots = box.ballots(id);
        List<PollResult.Part> parts = new ArrayList<>();
        parts.add(
                new PollResult.Part(
                        VotingMethod.ONLINE, poll.present() - others, Tally.of(form, ballots)));
        moved.forEach((method, voters) ->
                parts.add(
                        new PollResult.Part(
                                method,
                                voters,
                                counts.agreed(id, method).orElse(Tally.none(form)))));
        return PollResult.of(
                form,
                poll.plan().rule(),
                poll.plan().turnout(),
                poll.base(),
                poll.present(),
                parts);
    }

    private static final String MATCHES =
            """
             where congress_id = any(:congresses)
                and (:stage = '' or stage = :stage)
                and (:matter = '' or matter_kind = :matter)
                and (:words = '' or strpos(title, :words) > 0)
            """;

    List<PollRow> rows(PollSearch search) {
        return asked(
                        """
                        select id, title, matter_kind, kind, visibility, profile, stage, base,
                            present, prepared_on
                        from voting.poll
                            cross join lateral (select case :sort when 'title' then title
                                when 'stage' then stage when 'matter' then matter_kind
                                else prepared_on::text || to_char(id, '000000000000')
                                end collate "zh-Hans-CN-x-icu" as key) k
                        """
                                + MATCHES
                                + """
                                 order by case when not :descending then k.key end,
                                    case when :descending then k.key end desc, id desc
                                offset :offset limit :most
                                """,
                        search)
                .param("sort", search.sort())
                .param("descending", search.descending())
                .param("offset", search.offset())
                .param("most", Math.clamp(search.most(), 1, LIST_MAX))
                .query((rs, n) -> row(rs))
                .list();
    }

    long count(PollSearch search) {
        return asked("select count(*) from voting.poll" + MATCHES, search)
                .query(Long.class)
                .single();
    }

    private JdbcClient.StatementSpec asked(String sql, PollSearch search) {
        return jdbc.sql(sql)
                .param(
                        "congresses",
                        search.congresses().stream().map(CongressId::value).toArray(Long[]::new))
                .param("stage", search.stage())
                .param("matter", search.matter())
                .param("words", search.words());
    }

    /** Polls this account may soon or now vote in, the open ones first. */
    List<PollRow> mine(Actor actor) {
        return jdbc.sql(
                        """
                        select p.id, p.title, p.matter_kind, p.kind, p.visibility, p.profile,
                            p.stage, p.base, p.present, p.prepared_on
                        from voting.poll p join voting.voter v on v.poll_id = p.id
                        where v.account_id = :account and v.may_vote
                            and p.stage in ('READY', 'OPEN')
                        order by p.stage, p.id desc limit :most
                        """)
                .param("account", actor.account() == null ? 0 : actor.account().value())
                .param("most", MINE_MAX)
                .query((rs, n) -> row(rs))
                .list();
    }

    /** Polls this account must count or confirm, or issues ballots of. */
    List<PollRow> toConfirm(Actor actor) {
        return jdbc.sql(
                        """
                        select p.id, p.title, p.matter_kind, p.kind, p.visibility, p.profile,
                            p.stage, p.base, p.present, p.prepared_on
                        from voting.poll p join voting.official o on o.poll_id = p.id
                        where o.account_id = :account and (p.stage in ('OPEN', 'CLOSED')
                            or p.visibility = 'SECRET' and p.stage in ('DRAFT', 'READY')
                                and o.duty = 'SUPERVISOR')
                        order by p.id desc limit :most
                        """)
                .param("account", actor.account() == null ? 0 : actor.account().value())
                .param("most", MINE_MAX)
                .query((rs, n) -> row(rs))
                .list();
    }

    private static PollRow row(java.sql.ResultSet rs) throws java.sql.SQLException {
        return new PollRow(
                new PollId(rs.getLong("id")),
                rs.getString("title"),
                MatterKind.valueOf(rs.getString("matter_kind")),
                PollKind.valueOf(rs.getString("kind")),
                Visibility.valueOf(rs.getString("visibility")),
                SecretProfile.valueOf(rs.getString("profile")),
                PollStage.valueOf(rs.getString("stage")),
                rs.getInt("base"),
                rs.getInt("present"),
                rs.getObject("prepared_on", java.time.LocalDate.class));
    }
}
