package org.openrenda.congress;

import java.util.List;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Grant;
import org.openrenda.platform.Role;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.database.DataScope;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * An empty installation has no account and no default password: the three administrators are made
 * once, and the links by which they set their passwords are printed once (SEC-4, SEC-6).
 */
@Component
@Order(50)
class FirstStart implements ApplicationRunner {

    private static final String NAME = "openrenda.congress-name";

    private final Congress congress;
    private final Access access;
    private final Environment environment;
    private final TransactionTemplate transaction;

    FirstStart(
            Congress congress,
            Access access,
            Environment environment,
            TransactionTemplate transaction) {
        this.congress = congress;
        this.access = access;
        this.environment = environment;
        this.transaction = transaction;
    }

    @Override
    public void run(ApplicationArguments args) {
        boolean serves =
                !environment.containsProperty("openrenda.command")
                        && environment.getProperty("openrenda.first-start", Boolean.class, true)
                        && !environment.acceptsProfiles(Profiles.of("demo"));
        if (serves && access.isNew()) {
            DataScope.system(() -> transaction.executeWithoutResult(status -> create()));
        }
    }

    private void create() {
        Actor setup = Actor.system("首次安装", new CongressId(1));
        String name = environment.getProperty(NAME, "本市人民代表大会");
        CongressId top = congress.found(setup, name, CongressLevel.CITY, null, null);
        StringBuilder links = new StringBuilder("\n首次启动：请三位管理员分别打开各自的一次性链接，设置口令（");
        links.append(access.invitationDays(top)).append(" 天内有效，只显示这一次）。\n");
        for (Role role : List.of(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN)) {
            String account = role.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
            AccountId id = access.open(setup, account, role.label(), null, top);
            access.grant(setup, id, new Grant(role, top, null));
            String address =
                    "http://localhost:"
                            + environment.getProperty("local.server.port", "8080")
                            + access.invite(setup, id);
            links.append("  %s（账号 %s）：%s%n".formatted(role.label(), account, address));
        }
        System.out.println(links);
    }
}
