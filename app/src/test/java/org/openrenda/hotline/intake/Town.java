package org.openrenda.hotline.intake;

import java.time.LocalDateTime;
import java.util.Map;
import java.util.Set;
import org.openrenda.congress.Area;
import org.openrenda.congress.Congress;
import org.openrenda.congress.CongressLevel;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Grant;
import org.openrenda.platform.Role;
import org.openrenda.platform.UnitId;
import org.openrenda.platform.database.DataScope;
import org.springframework.transaction.support.TransactionTemplate;

/** A small invented city for the tests of the intake. */
record Town(CongressId city, CongressId county, UnitId housing, UnitId water, UnitId police) {

    static Town build(Congress congress, TransactionTemplate transaction) {
        return DataScope.system(() ->
                transaction.execute(status -> {
                    Actor setup = Actor.system("安装", new CongressId(1));
                    congress.area(setup, new Area("990100", "云澜市", "CITY", null, 2_000_000));
                    congress.area(setup, new Area("990101", "东湖区", "COUNTY", "990100", 500_000));
                    congress.area(setup, new Area("990102", "西岭县", "COUNTY", "990100", 400_000));
                    congress.area(
                            setup, new Area("990101001", "和平街道", "SUBDISTRICT", "990101", 90_000));
                    congress.area(setup, new Area("990102001", "青石镇", "TOWN", "990102", 60_000));
                    congress.area(setup, new Area("990102002", "和平镇", "TOWN", "990102", 50_000));
                    CongressId city =
                            congress.found(setup, "云澜市人民代表大会", CongressLevel.CITY, null, "990100");
                    CongressId county =
                            congress.found(
                                    setup, "东湖区人民代表大会", CongressLevel.COUNTY, city, "990101");
                    congress.found(setup, "西岭县人民代表大会", CongressLevel.COUNTY, city, "990102");
                    return new Town(
                            city,
                            county,
                            congress.unit(setup, city, "云澜市住房和城乡建设局", "GOVERNMENT", null),
                            congress.unit(setup, city, "云澜市水务局", "GOVERNMENT", null),
                            congress.unit(setup, city, "云澜市公安局", "GOVERNMENT", null));
                }));
    }

    Actor system() {
        return Actor.system("测试", city);
    }

    /** A person with these rights at the city, who sees the city and what lies below it. */
    Actor person(Role role, CongressId at, Set<CongressId> seen, String... rights) {
        return new Actor(
                new AccountId(7),
                "周敏",
                null,
                at,
                Set.of(new Grant(role, at, null)),
                Map.of(role, Set.of(rights)),
                seen);
    }

    static RawTicket ticket(String number, String time, String title, String text) {
        return ticket(number, time, title, text, "", "");
    }

    static RawTicket ticket(
            String number, String time, String title, String text, String phone, String county) {
        return new RawTicket(
                number,
                LocalDateTime.parse(time),
                "投诉",
                "电话",
                title,
                text,
                phone,
                county,
                "",
                "",
                "",
                "",
                null,
                null,
                null,
                "",
                "");
    }
}
