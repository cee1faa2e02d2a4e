package org.openrenda.deputies.contact;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about deputies' pages. */
@Repository
class ProfileTable {

    private static final int ROWS_MAX = 5_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    ProfileTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Opens the page, or writes what is in the roster now; the code stays. */
    void put(Profile profile) {
        PersonId person = profile.person();
        jdbc.sql(
                        """
                        insert into deputies.profile (account_id, congress_id, person_id, code,
                            name, occupation, electoral_unit, delegation, intro, shown, opened_at)
                        values (:account, :congress, :person, :code, :name, :occupation, :unit,
                            :delegation, :intro, :shown, :at)
                        on conflict (account_id) do update set name = excluded.name,
                            occupation = excluded.occupation,
                            electoral_unit = excluded.electoral_unit,
                            delegation = excluded.delegation, intro = excluded.intro,
                            shown = excluded.shown
                        """)
                .param("account", profile.account().value())
                .param("congress", profile.congress().value())
                .param("person", person == null ? null : person.value())
                .param("code", profile.code())
                .param("name", profile.name())
                .param("occupation", profile.occupation())
                .param("unit", profile.electoralUnit())
                .param("delegation", profile.delegation())
                .param("intro", profile.intro())
                .param("shown", profile.shown().stream().map(Enum::name).toArray(String[]::new))
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    Optional<Profile> of(AccountId account) {
        return jdbc.sql("select * from deputies.profile where account_id = :account")
                .param("account", account.value())
                .query((rs, n) -> profile(rs))
                .optional();
    }

    Optional<Profile> ofCode(String code) {
        return jdbc.sql("select * from deputies.profile where code = :code")
                .param("code", code)
                .query((rs, n) -> profile(rs))
                .optional();
    }

    List<Profile> ofAccounts(List<AccountId> accounts) {
        return jdbc.sql(
                        """
                        select * from deputies.profile where account_id = any(:accounts)
                        order by name collate "zh-Hans-CN-x-icu" limit :most
                        """)
                .param("accounts", accounts.stream().map(AccountId::value).toArray(Long[]::new))
                .param("most", ROWS_MAX)
                .query((rs, n) -> profile(rs))
                .list();
    }

    List<Profile> ofPeople(List<PersonId> people) {
        return jdbc.sql(
                        """
                        select * from deputies.profile where person_id = any(:people)
                        limit :most
                        """)
                .param("people", people.stream().map(PersonId::value).toArray(Long[]::new))
                .param("most", ROWS_MAX)
                .query((rs, n) -> profile(rs))
                .list();
    }

    private static Profile profile(ResultSet rs) throws SQLException {
        long person = rs.getLong("person_id");
        return new Profile(
                new AccountId(rs.getLong("account_id")),
                new CongressId(rs.getLong("congress_id")),
                person == 0 ? null : new PersonId(person),
                rs.getString("code"),
                rs.getString("name"),
                rs.getString("occupation"),
                rs.getString("electoral_unit"),
                rs.getString("delegation"),
                rs.getString("intro"),
                fields(rs.getArray("shown")));
    }

    private static Set<ProfileField> fields(Array array) throws SQLException {
        Set<ProfileField> fields = EnumSet.noneOf(ProfileField.class);
        for (String name : (String[]) array.getArray()) {
            fields.add(ProfileField.valueOf(name));
        }
        return fields;
    }
}
