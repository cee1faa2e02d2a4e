package org.openrenda.evaluation.evaluations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.openrenda.evaluation.EvaluationPermission;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is read of evaluations: lists, one page, live counts, and the result counted anew. */
@Component
class EvaluationReader {

    private static final long STAGE_STEP = 100_000_000_000_000L;
    private static final long POLL_STEP = 1_000_000_000_000L;
    private static final long ASKED_STEP = 100_000L;
    private static final int MINE_MAX = 50;
    private static final int LIST_MAX = 10_000;
    private static final int DUE_MAX = 200;

    private final JdbcClient jdbc;
    private final EvaluationTable table;
    private final SheetTable sheets;
    private final CodeTable codes;
    private final GroupPolls polls;
    private final Clock clock;

    EvaluationReader(
            JdbcClient jdbc,
            EvaluationTable table,
            SheetTable sheets,
            CodeTable codes,
            GroupPolls polls,
            Clock clock) {
        this.jdbc = jdbc;
        this.table = table;
        this.sheets = sheets;
        this.codes = codes;
        this.polls = polls;
        this.clock = clock;
    }

    Evaluation evaluation(EvaluationId id) {
        return table.find(id).orElseThrow(EvaluationReader::unknown);
    }

    /** For who may see its congress's evaluations, or stands on its roster. */
    Evaluation seen(Actor actor, EvaluationId id) {
        Evaluation found = evaluation(id);
        boolean may =
                actor.may(EvaluationPermission.SEE, found.plan().congress())
                        || sheets.rater(id, actor.account()).isPresent();
        if (!may) {
            throw unknown();
        }
        return found;
    }

    static Refusal unknown() {
        return new Refusal("没有这次测评。");
    }

    EvaluationView view(Evaluation one) {
        return new EvaluationView(
                one.id(),
                one.plan(),
                one.stage(),
                one.minimum(),
                one.openedAt(),
                table.preparedOn(one.id()),
                counts(one),
                table.steps(one.id()));
    }

    List<GroupCount> counts(Evaluation one) {
        return one.plan().groups().stream().map(group -> count(one.id(), group)).toList();
    }

    private GroupCount count(EvaluationId id, RaterGroup group) {
        int no = group.no();
        return switch (group.way()) {
            case NAMED -> new GroupCount(group, sheets.asked(id, no), sheets.count(id, no));
            case BALLOT -> new GroupCount(group, sheets.asked(id, no), polls.received(id, no));
            case CODE -> new GroupCount(group, codes.asked(id, no), codes.count(id, no));
        };
    }

    LiveRating live(EvaluationId id) {
        Evaluation one = evaluation(id);
        List<GroupCount> counts = counts(one);
        int asked = counts.stream().mapToInt(GroupCount::asked).sum();
        int rated = counts.stream().mapToInt(GroupCount::rated).sum();
        long version =
                one.stage().ordinal() * STAGE_STEP
                        + polls.progress(id) * POLL_STEP
                        + asked * ASKED_STEP
                        + rated;
        return new LiveRating(id, version, one.stage(), asked, rated);
    }

    /** The result, counted from the sheets as they lie in the tables. */
    EvaluationResult result(Evaluation one) {
        return counted(one, false);
    }

    /**
     * While people rate, only whole batches of the minimum count, in the order they came: whoever
     * watches the screen must not learn a single sheet from what it changed.
     */
    EvaluationResult soFar(Evaluation one) {
        return counted(one, true);
    }

    private EvaluationResult counted(Evaluation one, boolean inBatches) {
        List<EvaluationResult.Box> boxes = new ArrayList<>();
        for (GroupCount count : counts(one)) {
            int most = inBatches ? count.rated() - count.rated() % one.minimum() : count.rated();
            int no = count.group().no();
            boxes.add(
                    new EvaluationResult.Box(
                            count.group(),
                            count.asked(),
                            switch (count.group().way()) {
                                case NAMED -> sheets.sheets(one.id(), no, most);
                                case BALLOT -> polls.sheets(one, no);
                                case CODE -> codes.sheets(one.id(), no);
                            }));
        }
        return EvaluationResult.of(one.plan().form(), one.plan().subjects(), boxes, one.minimum());
    }

    private static final String ROW =
            """
            select e.id, e.title, e.kind, e.mode, e.stage, e.closes_at, e.prepared_on,
                (select count(*) from evaluation.subject s where s.evaluation_id = e.id)
                    as subjects,
                (select count(*) from evaluation.rater r where r.evaluation_id = e.id)
                    + (select count(*) from evaluation.code c where c.evaluation_id = e.id)
                    as asked,
                (select count(*) from evaluation.sheet t where t.evaluation_id = e.id)
                    + (select count(*) from evaluation.code c where c.evaluation_id = e.id
                        and c.client_key is not null) as rated,
                exists (select from evaluation.group_poll p where p.evaluation_id = e.id) as secret
            from evaluation.evaluation e
            """;

    private static final String MATCHES =
            """
             where e.congress_id = any(:congresses)
                and (:stage = '' or e.stage = :stage)
                and (:kind = '' or e.kind = :kind)
                and (:words = '' or strpos(e.title, :words) > 0)
            """;

    List<EvaluationRow> rows(EvaluationSearch search) {
        return asked(
                        ROW
                                + """
                                 cross join lateral (select case :sort when 'title' then e.title
                                    when 'stage' then e.stage when 'kind' then e.kind
                                    else e.prepared_on::text || to_char(e.id, '000000000000')
                                    end collate "zh-Hans-CN-x-icu" as key) k
                                """
                                + MATCHES
                                + """
                                 order by case when not :descending then k.key end,
                                    case when :descending then k.key end desc, e.id desc
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

    long count(EvaluationSearch search) {
        return asked("select count(*) from evaluation.evaluation e" + MATCHES, search)
                .query(Long.class)
                .single();
    }

    private JdbcClient.StatementSpec asked(String sql, EvaluationSearch search) {
        return jdbc.sql(sql)
                .param(
                        "congresses",
                        search.congresses().stream().map(CongressId::value).toArray(Long[]::new))
                .param("stage", search.stage())
                .param("kind", search.kind())
                .param("words", search.words());
    }

    /** What this account is to rate now or soon. */
    List<EvaluationRow> mine(Actor actor) {
        return mine(
                actor,
                """
                 join evaluation.rater m on m.evaluation_id = e.id
                where m.account_id = :account and e.stage in ('READY', 'OPEN')
                    and not exists (select from evaluation.sheet t
                        where t.evaluation_id = e.id and t.rater = m.no)
                order by e.stage, e.id desc limit :most
                """);
    }

    /** What this account has rated, or could have. */
    List<EvaluationRow> mineBefore(Actor actor) {
        return mine(
                actor,
                """
                 join evaluation.rater m on m.evaluation_id = e.id
                where m.account_id = :account
                    and (e.stage in ('CLOSED', 'PUBLISHED') or e.stage = 'OPEN'
                        and exists (select from evaluation.sheet t
                            where t.evaluation_id = e.id and t.rater = m.no))
                order by e.id desc limit :most
                """);
    }

    private List<EvaluationRow> mine(Actor actor, String which) {
        return jdbc.sql(ROW + which)
                .param("account", actor.account() == null ? 0 : actor.account().value())
                .param("most", MINE_MAX)
                .query((rs, n) -> row(rs))
                .list();
    }

    /** The evaluations that belong to one matter of another module, the newest first. */
    List<EvaluationRow> ofMatter(CongressId at, String module, long id) {
        return jdbc.sql(
                        ROW
                                + """
                                 where e.origin_module = :module and e.origin_id = :id
                                    and e.congress_id = :congress
                                order by e.id desc limit :most
                                """)
                .param("module", module)
                .param("id", id)
                .param("congress", at.value())
                .param("most", MINE_MAX)
                .query((rs, n) -> row(rs))
                .list();
    }

    /** Evaluations over days whose hour to open has come. */
    List<EvaluationId> toOpen() {
        return due("READY", "opens_at");
    }

    /** Evaluations over days whose end has come. */
    List<EvaluationId> toClose() {
        return due("OPEN", "closes_at");
    }

    private List<EvaluationId> due(String stage, String column) {
        return jdbc.sql(
                        """
                        select id from evaluation.evaluation
                        where stage = :stage and mode = 'OVER_DAYS'
                            and case :column when 'opens_at' then opens_at else closes_at end
                                <= cast(:now as timestamptz)
                        order by id limit :most
                        """)
                .param("stage", stage)
                .param("column", column)
                .param("now", Timestamp.from(clock.instant()))
                .param("most", DUE_MAX)
                .query((rs, n) -> new EvaluationId(rs.getLong("id")))
                .list();
    }

    private EvaluationRow row(ResultSet rs) throws SQLException {
        EvaluationId id = new EvaluationId(rs.getLong("id"));
        int byBallot = rs.getBoolean("secret") ? polls.received(id) : 0;
        Timestamp closes = rs.getTimestamp("closes_at");
        return new EvaluationRow(
                id,
                rs.getString("title"),
                EvaluationKind.valueOf(rs.getString("kind")),
                EvaluationMode.valueOf(rs.getString("mode")),
                EvaluationStage.valueOf(rs.getString("stage")),
                rs.getInt("subjects"),
                rs.getInt("asked"),
                rs.getInt("rated") + byBallot,
                closes == null ? null : closes.toInstant(),
                rs.getObject("prepared_on", LocalDate.class));
    }
}
