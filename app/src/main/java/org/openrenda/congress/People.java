package org.openrenda.congress;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.PersonId;
import org.openrenda.platform.secrets.Secrets;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about people and their deputyships. */
@Repository
class People {

    private final JdbcClient jdbc;
    private final Secrets secrets;
    private final Clock clock;

    People(JdbcClient jdbc, Secrets secrets, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.secrets = secrets;
    }

    PersonId add(CongressId congress, NewPerson person) {
        boolean hasPhone = !person.phone().isBlank();
        long id =
                jdbc.sql(
                                """
                                insert into congress.person (congress_id, name, gender, born_year,
                                nation,
                                    party, occupation, phone_index)
                                values (:congress, :name, :gender, :born, :nation,
                                    :party, :occupation, :index)
                                returning id
                                """)
                        .param("congress", congress.value())
                        .param("name", person.name())
                        .param("gender", person.gender())
                        .param("born", person.bornYear())
                        .param("nation", person.nation())
                        .param("party", person.party())
                        .param("occupation", person.occupation())
                        .param("index", hasPhone ? secrets.index("phone", person.phone()) : null)
                        .query(Long.class)
                        .single();
        if (hasPhone) {
            jdbc.sql("update congress.person set phone = :phone where id = :id")
                    .param("phone", secrets.seal("congress.person.phone/" + id, person.phone()))
                    .param("id", id)
                    .update();
        }
        return new PersonId(id);
    }

    Optional<PersonId> ofPhone(String phone) {
        return jdbc.sql("select id from congress.person where phone_index = :index")
                .param("index", secrets.index("phone", phone))
                .query((rs, n) -> new PersonId(rs.getLong("id")))
                .optional();
    }

    Optional<String> name(PersonId id) {
        return jdbc.sql("select name from congress.person where id = :id")
                .param("id", id.value())
                .query(String.class)
                .optional();
    }

    /** Writes a deputyship with the first row of its history. */
    long addDeputyship(
            PersonId person, CongressId congress, long term, Seat seat, String status, String by) {
        long id =
                jdbc.sql(
                                """
                                insert into congress.deputyship (person_id, congress_id, term_id,
                                    electoral_unit, delegation, group_name, profession, election,
                                    status, since)
                                values (:person, :congress, :term, :unit, :delegation, :group,
                                    :profession, :election, :status, :since)
                                returning id
                                """)
                        .param("person", person.value())
                        .param("congress", congress.value())
                        .param("term", term)
                        .param("unit", seat.electoralUnit())
                        .param("delegation", seat.delegation())
                        .param("group", seat.group())
                        .param("profession", seat.profession())
                        .param("election", seat.byElection() ? "BY_ELECTION" : "GENERAL")
                        .param("status", status)
                        .param("since", seat.electedOn())
                        .query(Long.class)
                        .single();
        jdbc.sql(
                        """
                        insert into congress.deputyship_step (deputyship_id, act, status, on_day,
                            document, by_name, at)
                        values (:id, :act, :status, :on, :document, :by, :at)
                        """)
                .param("id", id)
                .param("act", status.equals("ELECTED") ? "ELECT" : "ENROL")
                .param("status", status)
                .param("on", seat.electedOn())
                .param("document", seat.document())
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .update();
        return id;
    }

    /** Seats of an electoral unit that fell empty in this term and were not filled since. */
    int vacancies(CongressId congress, long term, String electoralUnit) {
        return jdbc.sql(
                        """
                        select count(*) filter (where status in ('INVALID', 'ENDING', 'ENDED'))
                            - count(*) filter (where election = 'BY_ELECTION')
                        from congress.deputyship
                        where congress_id = :congress and term_id = :term and electoral_unit = :unit
                        """)
                .param("congress", congress.value())
                .param("term", term)
                .param("unit", electoralUnit)
                .query(Integer.class)
                .single();
    }

    /** The delegations and groups of one congress, or of all that may be seen. */
    List<String> delegations(long congress) {
        return jdbc.sql(
                        """
                        select distinct d.delegation from congress.deputyship d
                            join congress.person p on p.id = d.person_id
                        where d.delegation <> '' and (:congress = 0 or d.congress_id = :congress)
                        order by 1 limit 200
                        """)
                .param("congress", congress)
                .query(String.class)
                .list();
    }

    List<String> groups(long congress) {
        return jdbc.sql(
                        """
                        select distinct d.group_name from congress.deputyship d
                            join congress.person p on p.id = d.person_id
                        where d.group_name <> '' and (:congress = 0 or d.congress_id = :congress)
                        order by 1 limit 200
                        """)
                .param("congress", congress)
                .query(String.class)
                .list();
    }

    /** Congresses at which this person is a deputy now. */
    List<CongressId> congressesOf(PersonId person) {
        return jdbc.sql(
                        """
                        select congress_id from congress.deputyship
                        where person_id = :person and status not in ('INVALID', 'ENDING', 'ENDED')
                        limit 20
                        """)
                .param("person", person.value())
                .query((rs, n) -> new CongressId(rs.getLong("congress_id")))
                .list();
    }

    private static final String DEPUTY =
            """
            select d.id, d.person_id, p.name, p.gender, p.occupation, d.congress_id,
                c.name as congress_name, c.level, t.number, d.electoral_unit, d.delegation,
                d.group_name, d.profession, d.status
            from congress.deputyship d
                join congress.person p on p.id = d.person_id
                join congress.congress c on c.id = d.congress_id
                join congress.term t on t.id = d.term_id
            """;

    private static final String MATCHES =
            """
             where (:words = '' or strpos(p.name, :words) > 0 or strpos(p.occupation, :words) > 0
                    or strpos(d.electoral_unit, :words) > 0)
                and (:level = '' or c.level = :level)
                and (:congress = 0 or d.congress_id = :congress)
                and (:status = '' or d.status = :status)
                and (:delegation = '' or d.delegation = :delegation)
                and (:group = '' or d.group_name = :group)
            """;

    List<Deputy> deputies(DeputySearch search) {
        return asked(
                        DEPUTY
                                + """
                                 cross join lateral (select case :sort
                                    when 'name' then p.name
                                    when 'congress' then to_char(d.congress_id, '000000000')
                                    when 'unit' then d.electoral_unit
                                    when 'delegation' then d.delegation
                                    when 'group' then d.group_name
                                    when 'occupation' then p.occupation
                                    when 'status' then d.status
                                    end collate "zh-Hans-CN-x-icu" as key) k
                                """
                                + MATCHES
                                + """
                                 order by case when not :descending then k.key end,
                                    case when :descending then k.key end desc,
                                    d.congress_id, d.id
                                offset :offset limit :most
                                """,
                        search)
                .param("sort", search.sort())
                .param("descending", search.descending())
                .param("offset", search.offset())
                .param("most", Math.clamp(search.most(), 1, 10_000))
                .query((rs, n) -> deputy(rs))
                .list();
    }

    int count(DeputySearch search) {
        return asked(
                        """
                        select count(*) from congress.deputyship d
                            join congress.person p on p.id = d.person_id
                            join congress.congress c on c.id = d.congress_id
                        """
                                + MATCHES,
                        search)
                .query(Integer.class)
                .single();
    }

    private JdbcClient.StatementSpec asked(String sql, DeputySearch search) {
        return jdbc.sql(sql)
                .param("words", search.words())
                .param("level", search.level())
                .param("congress", search.congress())
                .param("status", search.status())
                .param("delegation", search.delegation())
                .param("group", search.group());
    }

    private static Deputy deputy(java.sql.ResultSet rs) throws java.sql.SQLException {
        return new Deputy(
                rs.getLong("id"),
                new PersonId(rs.getLong("person_id")),
                rs.getString("name"),
                rs.getString("gender"),
                rs.getString("occupation"),
                new CongressId(rs.getLong("congress_id")),
                rs.getString("congress_name"),
                CongressLevel.valueOf(rs.getString("level")),
                rs.getInt("number"),
                rs.getString("electoral_unit"),
                rs.getString("delegation"),
                rs.getString("group_name"),
                rs.getString("profession"),
                rs.getString("status"));
    }

    /** A phone number as lists show it: the first three and the last two digits. */
    @Nullable String maskedPhone(PersonId person) {
        byte[] sealed =
                jdbc.sql("select phone from congress.person where id = :id")
                        .param("id", person.value())
                        .query((rs, n) -> java.util.Optional.ofNullable(rs.getBytes("phone")))
                        .optional()
                        .flatMap(phone -> phone)
                        .orElse(null);
        if (sealed == null) {
            return null;
        }
        String phone = secrets.open("congress.person.phone/" + person, sealed);
        return phone.length() < 7
                ? "***"
                : phone.substring(0, 3) + "******" + phone.substring(phone.length() - 2);
    }
}
