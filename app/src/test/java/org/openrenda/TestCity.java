package org.openrenda;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.openrenda.congress.Area;
import org.openrenda.congress.Congress;
import org.openrenda.congress.CongressLevel;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Grant;
import org.openrenda.platform.Role;
import org.openrenda.platform.UnitId;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.database.DataScope;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A small city with one of everybody, built through the façades, and a foreign city beside it. */
public final class TestCity {

    public final ApplicationContext context;
    public CongressId city;
    public CongressId county;
    public CongressId foreign;
    public UnitId housing;
    public UnitId water;
    public AccountId clerk;
    public AccountId chair;
    public AccountId housingHandler;
    public AccountId waterHandler;
    public AccountId countyClerk;
    public AccountId foreignClerk;
    public AccountId keeper;
    public AccountId systemAdmin;
    public AccountId securityAdmin;
    public AccountId auditAdmin;
    public final List<AccountId> deputies = new ArrayList<>();

    private final Access access;
    private final Congress congress;
    private final Actor setup = Actor.system("测试布置", new CongressId(1));

    private TestCity(ApplicationContext context) {
        this.context = context;
        this.access = context.getBean(Access.class);
        this.congress = context.getBean(Congress.class);
    }

    public static TestCity found(ApplicationContext context) {
        TestCity city = new TestCity(context);
        // Numbers already given out are not given again, so a unit's name is unique in its
        // congress.
        DataScope.system(() ->
                context.getBean(TransactionTemplate.class)
                        .executeWithoutResult(status -> city.build()));
        return city;
    }

    private void build() {
        congress.area(setup, new Area("990100", "测江市", "CITY", null, 3_000_000));
        congress.area(setup, new Area("990102", "测北区", "COUNTY", "990100", 500_000));
        congress.area(setup, new Area("990102001", "江滨街道", "SUBDISTRICT", "990102", 60_000));
        city = congress.found(setup, "测江市人民代表大会", CongressLevel.CITY, null, "990100");
        county = congress.found(setup, "测北区人民代表大会", CongressLevel.COUNTY, city, "990102");
        foreign = congress.found(setup, "邻水市人民代表大会", CongressLevel.CITY, null, null);
        congress.term(setup, city, 15, LocalDate.of(2022, 2, 1));
        congress.term(setup, county, 18, LocalDate.of(2022, 1, 1));
        housing = congress.unit(setup, city, "市住房和城乡建设局", "GOVERNMENT", null);
        water = congress.unit(setup, city, "市水务局", "GOVERNMENT", null);
        clerk = account("clerk", "周敏", city, Role.CLERK, null);
        chair = account("chair", "陈立", city, Role.CHAIR, null);
        housingHandler = account("housing", "李建", city, Role.HANDLER, housing);
        waterHandler = account("water", "王浩", city, Role.HANDLER, water);
        countyClerk = account("county", "赵岚", county, Role.CLERK, null);
        foreignClerk = account("foreign", "钱远", foreign, Role.CLERK, null);
        keeper = account("keeper", "何苗", city, Role.STATION_KEEPER, null);
        systemAdmin = account("sysadmin", "系统员", city, Role.SYSTEM_ADMIN, null);
        securityAdmin = account("secadmin", "安全员", city, Role.SECURITY_ADMIN, null);
        auditAdmin = account("auditor", "审计员", city, Role.AUDIT_ADMIN, null);
        for (String name : List.of("孙莉", "吴强", "郑云", "冯涛")) {
            deputies.add(account("deputy" + (deputies.size() + 1), name, city, Role.DEPUTY, null));
        }
    }

    private AccountId account(
            String name, String displayName, CongressId at, Role role, UnitId unit) {
        AccountId id = access.open(setup, name, displayName, null, at);
        access.grant(setup, id, new Grant(role, at, unit));
        return id;
    }

    /** The account as an actor, with what it may do now. */
    public Actor as(AccountId account) {
        return access.actor(account);
    }

    /** Runs what a person does, seeing what that person sees. */
    public <T> T doing(AccountId account, java.util.function.Function<Actor, T> act) {
        Actor actor = as(account);
        try {
            return DataScope.call(
                    actor.seen().stream().map(CongressId::value).toList(), () -> act.apply(actor));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public JdbcClient jdbc() {
        return context.getBean(JdbcClient.class);
    }
}
