package org.openrenda.deputies;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.openrenda.TestCity;
import org.openrenda.deputies.commitments.Commitments;
import org.openrenda.deputies.handling.AssignmentId;
import org.openrenda.deputies.handling.Handling;
import org.openrenda.deputies.handling.HandlingRole;
import org.openrenda.deputies.handling.Handover;
import org.openrenda.deputies.publications.Publications;
import org.openrenda.deputies.replies.Consultation;
import org.openrenda.deputies.replies.DraftReply;
import org.openrenda.deputies.replies.Promise;
import org.openrenda.deputies.replies.Replies;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.deputies.suggestions.SuggestionSource;
import org.openrenda.deputies.suggestions.SuggestionStage;
import org.openrenda.deputies.suggestions.SuggestionText;
import org.openrenda.deputies.suggestions.Suggestions;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Satisfaction;
import org.openrenda.platform.UnitId;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.database.DataScope;
import org.openrenda.platform.tasks.Task;
import org.openrenda.platform.tasks.Tasks;
import org.springframework.context.ApplicationContext;

/** The people of the test city at work on suggestions, through the façades only. */
public final class SuggestionLife {

    public static final String TEXT = "江滨街道老旧小区二次供水设备老化，六楼以上住户夜间经常停水。建议更换泵房设备，并明确日常维护责任单位。";

    public final TestCity city;
    public final Suggestions suggestions;
    public final Handling handling;
    public final Replies replies;
    public final Commitments commitments;
    public final Publications publications;
    private final Calendar calendar;
    private final Tasks tasks;

    public SuggestionLife(ApplicationContext context) {
        this(TestCity.found(context));
    }

    /** The same people as another life has found. */
    public SuggestionLife(TestCity found) {
        city = found;
        ApplicationContext context = found.context;
        suggestions = context.getBean(Suggestions.class);
        handling = context.getBean(Handling.class);
        replies = context.getBean(Replies.class);
        commitments = context.getBean(Commitments.class);
        publications = context.getBean(Publications.class);
        calendar = context.getBean(Calendar.class);
        tasks = context.getBean(Tasks.class);
    }

    public void does(AccountId who, Consumer<Actor> act) {
        city.doing(
                who,
                actor -> {
                    act.accept(actor);
                    return true;
                });
    }

    public <T> T asks(AccountId who, Function<Actor, T> question) {
        return city.doing(who, question);
    }

    public AccountId lead() {
        return city.deputies.get(0);
    }

    public AccountId second() {
        return city.deputies.get(1);
    }

    public AccountId handlerOf(UnitId unit) {
        return unit.equals(city.housing) ? city.housingHandler : city.waterHandler;
    }

    public SuggestionText text(String title) {
        return new SuggestionText(
                city.city,
                SuggestionSource.RECESS,
                title,
                TEXT,
                null,
                "990102001",
                null,
                null,
                false,
                null);
    }

    public SuggestionId draft() {
        return asks(lead(), a -> suggestions.draft(a, text("更换老旧小区二次供水设备")));
    }

    /** Signed by two deputies and handed in. */
    public SuggestionId submitted() {
        SuggestionId id = draft();
        does(lead(), a -> suggestions.invite(a, id, List.of(second())));
        does(second(), a -> suggestions.confirm(a, id, 1));
        does(lead(), a -> suggestions.submit(a, id));
        return id;
    }

    public SuggestionId numbered() {
        SuggestionId id = submitted();
        does(city.clerk, a -> suggestions.number(a, id));
        return id;
    }

    /** Handed to housing as lead, with water beside it when joint. */
    public SuggestionId assigned(boolean joint) {
        SuggestionId id = numbered();
        List<Handover> lead = List.of(new Handover(city.housing, HandlingRole.LEAD));
        List<Handover> both =
                List.of(
                        new Handover(city.housing, HandlingRole.LEAD),
                        new Handover(city.water, HandlingRole.CO_HANDLER));
        does(city.clerk, a -> handling.assign(a, id, joint ? both : lead, false));
        return id;
    }

    public AssignmentId assignment(SuggestionId id, UnitId unit) {
        return new AssignmentId(
                sql(
                        "select max(id) from deputies.assignment where suggestion_id = "
                                + id
                                + " and unit_id = "
                                + unit,
                        Long.class));
    }

    public DraftReply reply(String category) {
        boolean promising = category.equals("B") || category.equals("C");
        return new DraftReply(
                category,
                "您提出的建议收悉，我们已逐条研究：泵房设备分两批更换，维护责任由物业企业承担。",
                "已研究答复，泵房设备分两批更换。",
                "",
                promising
                        ? List.of(new Promise("更换第二批泵房设备", calendar.today().plusDays(60)))
                        : List.of());
    }

    /** The unit meets the deputy, writes, countersigns and signs; the clerks let it out. */
    public void answer(AssignmentId id, AccountId handler, String category) {
        consult(id, handler);
        does(handler, a -> replies.draft(a, id, reply(category)));
        does(handler, a -> replies.countersign(a, id, "法规科、水务科同意"));
        does(handler, a -> replies.signOff(a, id, "局长 李山", "测建函"));
        does(city.clerk, a -> replies.pass(a, id));
    }

    public void consult(AssignmentId id, AccountId handler) {
        does(
                handler,
                a ->
                        replies.consult(
                                a,
                                id,
                                new Consultation(
                                        lead(),
                                        Consultation.Phase.DURING,
                                        Consultation.Way.FACE_TO_FACE,
                                        calendar.today(),
                                        "代表希望年内完成")));
    }

    public void rateAll(SuggestionId id, Satisfaction result) {
        for (AccountId deputy : List.of(lead(), second())) {
            for (long reply : unrated(id, deputy)) {
                does(
                        deputy,
                        a -> replies.rate(a, id, reply, Satisfaction.SATISFIED, result, "还没有解决"));
            }
        }
    }

    public List<Long> unrated(SuggestionId id, AccountId deputy) {
        return DataScope.system(() ->
                template()
                        .execute(status ->
                                city.jdbc()
                                        .sql(
                                                """
                                                select d.reply_id from deputies.delivery d
                                                where d.suggestion_id = :id and d.account_id =
                                                    :account
                                                    and not exists (select from deputies.rating g
                                                        where g.reply_id = d.reply_id
                                                            and g.suggestion_id = d.suggestion_id
                                                            and g.account_id = d.account_id)
                                                order by 1
                                                """)
                                        .param("id", id.value())
                                        .param("account", deputy.value())
                                        .query(Long.class)
                                        .list()));
    }

    private org.springframework.transaction.support.TransactionTemplate template() {
        return city.context.getBean(
                org.springframework.transaction.support.TransactionTemplate.class);
    }

    public SuggestionStage stage(SuggestionId id) {
        return asks(lead(), a -> suggestions.view(a, id)).stage();
    }

    public List<String> owed(AccountId who) {
        return asks(who, a -> tasks.of(a, 0, 100).stream().map(Task::act).toList());
    }

    public LocalDate today() {
        return calendar.today();
    }

    public LocalDate due(String key, LocalDate from) {
        return calendar.due(key, city.city, from);
    }

    /** Reads behind the façades, seeing everything. */
    public <T> T reads(java.util.function.Supplier<T> question) {
        return DataScope.system(() -> template().execute(status -> question.get()));
    }

    public <T> T sql(String statement, Class<T> type) {
        return DataScope.system(() -> inTransaction(statement, type));
    }

    private <T> T inTransaction(String statement, Class<T> type) {
        return template()
                .execute(status -> city.jdbc().sql(statement).query(type).optional().orElse(null));
    }
}
