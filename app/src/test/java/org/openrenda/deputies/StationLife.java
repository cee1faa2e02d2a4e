package org.openrenda.deputies;

import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.openrenda.TestCity;
import org.openrenda.deputies.rota.Rota;
import org.openrenda.deputies.rota.RotaId;
import org.openrenda.deputies.rota.RotaPlan;
import org.openrenda.deputies.stations.Place;
import org.openrenda.deputies.stations.StationId;
import org.openrenda.deputies.stations.StationKind;
import org.openrenda.deputies.stations.StationText;
import org.openrenda.deputies.stations.StationTier;
import org.openrenda.deputies.stations.Stations;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Grant;
import org.openrenda.platform.Role;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.database.DataScope;
import org.openrenda.platform.notices.Notice;
import org.openrenda.platform.notices.NoticeSearch;
import org.openrenda.platform.notices.Notices;
import org.openrenda.platform.tasks.Task;
import org.openrenda.platform.tasks.Tasks;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** The people of the test city at a station, through the façades only. */
public final class StationLife {

    public final TestCity city;
    public final Stations stations;
    public final Rota rota;
    public final Calendar calendar;
    public final AccountId keeper;
    public final AccountId otherKeeper;
    private final Tasks tasks;
    private final Notices notices;
    private int names;

    public StationLife(ApplicationContext context) {
        city = TestCity.found(context);
        stations = context.getBean(Stations.class);
        rota = context.getBean(Rota.class);
        calendar = context.getBean(Calendar.class);
        tasks = context.getBean(Tasks.class);
        notices = context.getBean(Notices.class);
        Access access = context.getBean(Access.class);
        keeper = keeper(access, "keeper1", "何苗");
        otherKeeper = keeper(access, "keeper2", "宋青");
    }

    private AccountId keeper(Access access, String account, String name) {
        return DataScope.system(() ->
                template()
                        .execute(status -> {
                            Actor setup = Actor.system("测试布置", city.city);
                            AccountId id = access.open(setup, account, name, null, city.city);
                            access.grant(
                                    setup, id, new Grant(Role.STATION_KEEPER, city.city, null));
                            return id;
                        }));
    }

    private TransactionTemplate template() {
        return city.context.getBean(TransactionTemplate.class);
    }

    public void does(AccountId who, Consumer<Actor> act) {
        asks(
                who,
                actor -> {
                    act.accept(actor);
                    return true;
                });
    }

    public <T> T asks(AccountId who, Function<Actor, T> question) {
        return city.doing(who, question);
    }

    public StationText text(String name, StationTier tier, StationId parent) {
        return new StationText(
                city.city,
                parent,
                tier,
                StationKind.STATION,
                name,
                "江滨街道春和路 8 号",
                "990102001",
                120,
                "工作日 9:00—17:00",
                "",
                "",
                new Place(new BigDecimal("116.3974"), new BigDecimal("39.9093")));
    }

    /** An open station with its keeper. */
    public StationId station() {
        String name = "江滨联络站" + ++names;
        StationId id =
                asks(city.clerk, a -> stations.open(a, text(name, StationTier.TOWNSHIP, null)));
        does(city.clerk, a -> stations.appoint(a, id, keeper));
        return id;
    }

    public RotaPlan plan(StationId station, int inDays, AccountId... deputies) {
        return new RotaPlan(
                station,
                calendar.today().plusDays(inDays),
                LocalTime.of(9, 0),
                LocalTime.of(11, 30),
                "物业服务",
                List.of(deputies));
    }

    public RotaId duty(StationId station, int inDays, AccountId... deputies) {
        return asks(keeper, a -> rota.plan(a, plan(station, inDays, deputies)));
    }

    public List<String> owed(AccountId who) {
        return asks(who, a -> tasks.of(a, 0, 100).stream().map(Task::act).toList());
    }

    public List<String> told(AccountId who) {
        NoticeSearch all = NoticeSearch.newest(100);
        return asks(who, a -> notices.of(who, all).stream().map(Notice::title).toList());
    }

    public <T> T sql(String statement, Class<T> type) {
        return DataScope.system(() ->
                template()
                        .execute(status ->
                                city.jdbc().sql(statement).query(type).optional().orElse(null)));
    }
}
