package org.openrenda.congress;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.PersonId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.UnitId;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.record.Subject;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The tree of congresses with everything that belongs to it: areas, organs, terms, people, their
 * deputyships, and the units that handle what the congress decides.
 */
@Component
public class Congress {

    private final Tree tree;
    private final People people;
    private final Access access;
    private final Record record;
    private final Calendar calendar;

    Congress(Tree tree, People people, Access access, Record record, Calendar calendar) {
        this.tree = tree;
        this.people = people;
        this.access = access;
        this.record = record;
        this.calendar = calendar;
    }

    @Transactional
    public void area(Actor actor, Area area) {
        require(actor, CongressPermission.TREE_BUILD);
        tree.addArea(area);
    }

    /** Areas of every level, ordered by code. */
    @Transactional(readOnly = true)
    public List<Area> areas() {
        return tree.areas();
    }

    /** Founds a congress in the tree; roles can be granted at it from then on. */
    @Transactional
    public CongressId found(
            Actor actor,
            String name,
            CongressLevel level,
            @Nullable CongressId parent,
            @Nullable String areaCode) {
        require(actor, CongressPermission.TREE_BUILD);
        CongressId id = tree.add(name, level, parent, areaCode, true);
        access.register(id, parent, name);
        // Noted where the actor is at home: the new congress is in nobody's scope yet.
        CongressId at = actor.isSystem() ? id : actor.home();
        note(actor, at, "congress", id.value(), "建立组织", "建立“" + name + "”");
        return id;
    }

    /** A congress above this installation, known only so that deputyships there can be written. */
    @Transactional
    public CongressId foundAbove(Actor actor, String name, CongressLevel level) {
        require(actor, CongressPermission.TREE_BUILD);
        return tree.add(name, level, null, null, false);
    }

    /**
     * Adds an organ. CAL-8: a township has a presidium and no standing committee.
     *
     * @param kind STANDING_COMMITTEE, CHAIRPERSONS_COUNCIL, SPECIAL_COMMITTEE, WORKING_COMMITTEE,
     *     WORKING_BODY, ADMINISTRATIVE_BODY, PRESIDIUM or SUBDISTRICT_WORKING_COMMITTEE
     */
    @Transactional
    public void organ(
            Actor actor, CongressId congress, String kind, String name, @Nullable String area) {
        require(actor, CongressPermission.TREE_BUILD);
        boolean township = congress(congress).level() == CongressLevel.TOWNSHIP;
        if (township && !kind.equals("PRESIDIUM")) {
            throw new Refusal("CAL-8", "乡镇人大不设常委会和专门机构，闭会期间的工作由主席团负责。");
        }
        tree.addOrgan(congress, kind, name, area);
    }

    @Transactional(readOnly = true)
    public List<Organ> organs(CongressId congress) {
        return tree.organs(congress);
    }

    @Transactional
    public void term(Actor actor, CongressId congress, int number, LocalDate startsOn) {
        require(actor, CongressPermission.TREE_BUILD);
        tree.addTerm(congress, number, startsOn);
    }

    @Transactional
    public UnitId unit(
            Actor actor, CongressId congress, String name, String kind, @Nullable String area) {
        require(actor, CongressPermission.TREE_BUILD);
        return tree.addUnit(congress, name, kind, area);
    }

    @Transactional(readOnly = true)
    public List<Unit> units(CongressId congress) {
        return tree.units(congress);
    }

    @Transactional(readOnly = true)
    public Unit unit(UnitId id) {
        return tree.unit(id).orElseThrow(() -> new Refusal("没有这个承办单位。"));
    }

    @Transactional(readOnly = true)
    public List<CongressView> congresses() {
        return tree.congresses();
    }

    @Transactional(readOnly = true)
    public CongressView congress(CongressId id) {
        return tree.congress(id).orElseThrow(() -> new Refusal("没有这个人大。"));
    }

    /** Enters a person; a phone number that is known already is the same person. */
    @Transactional
    public PersonId person(Actor actor, CongressId congress, NewPerson person) {
        actor.require(CongressPermission.PEOPLE_IMPORT, congress);
        if (!person.phone().isBlank()) {
            Optional<PersonId> known = people.ofPhone(person.phone());
            if (known.isPresent()) {
                return known.get();
            }
        }
        return people.add(congress, person);
    }

    /**
     * Makes a person a deputy of the congress's present term.
     *
     * @throws Refusal DEP-2 when the person is a deputy somewhere that is not in the same line
     */
    @Transactional
    public long deputy(
            Actor actor,
            PersonId person,
            CongressId congress,
            String electoralUnit,
            String delegation) {
        LocalDate today = calendar.today();
        Seat seat = new Seat(electoralUnit, delegation, "", "", false, today, "代表名册");
        return deputy(actor, person, congress, seat);
    }

    /** The same, with all that is known of the seat. */
    @Transactional
    public long deputy(Actor actor, PersonId person, CongressId congress, Seat seat) {
        actor.require(CongressPermission.PEOPLE_IMPORT, actor.isSystem() ? actor.home() : congress);
        return enrol(actor, person, congress, seat, "ACTIVE");
    }

    /**
     * Enters who was elected; the credentials review comes next, see {@code deputyships}.
     *
     * @throws Refusal DEP-2 as for {@link #deputy}; DEP-10 when a by-election fills no vacancy
     */
    @Transactional
    public long elect(Actor actor, PersonId person, CongressId congress, Seat seat) {
        actor.require(CongressPermission.PEOPLE_KEEP, congress);
        if (seat.electoralUnit().isBlank()) {
            throw Refusal.of("electoralUnit", "请填写选区或选举单位。");
        }
        if (seat.document().isBlank()) {
            throw Refusal.of("document", "请写明选举结果的依据，例如选举委员会公告。");
        }
        if (seat.electedOn().isAfter(calendar.today())) {
            throw Refusal.of("on", "当选日期不能晚于今天。");
        }
        boolean filled = people.vacancies(congress, term(congress), seat.electoralUnit()) < 1;
        if (seat.byElection() && filled) {
            throw new Refusal("DEP-10", "“" + seat.electoralUnit() + "”本届没有出缺的名额，不能补选（选举法第五十七条）。");
        }
        return enrol(actor, person, congress, seat, "ELECTED");
    }

    private long enrol(
            Actor actor, PersonId person, CongressId congress, Seat seat, String status) {
        for (CongressId other : people.congressesOf(person)) {
            if (other.equals(congress)) {
                throw new Refusal("此人已是“" + congress(congress).name() + "”本届代表。");
            }
            if (!inOneLine(other, congress)) {
                throw new Refusal(
                        "DEP-2",
                        "此人已是“"
                                + congress(other).name()
                                + "”代表；公民不得同时担任两个以上无隶属关系的行政区域的代表（选举法第四十八条）。");
            }
        }
        long id =
                people.addDeputyship(person, congress, term(congress), seat, status, actor.name());
        note(actor, congress, "deputyship", id, "登记代表", "登记代表，选举单位：" + seat.electoralUnit());
        return id;
    }

    private long term(CongressId congress) {
        return tree.presentTerm(congress)
                .orElseThrow(() -> new Refusal("“" + congress(congress).name() + "”还没有登记届次。"));
    }

    /** Whose phone number this is; for those who may see people. */
    @Transactional(readOnly = true)
    public Optional<PersonId> ofPhone(Actor actor, String phone) {
        require(actor, CongressPermission.PEOPLE_SEE);
        return people.ofPhone(phone);
    }

    /** A phone number with its middle hidden, or null; for those who may see people. */
    @Transactional(readOnly = true)
    public @Nullable String maskedPhone(Actor actor, PersonId person) {
        require(actor, CongressPermission.PEOPLE_SEE);
        return people.maskedPhone(person);
    }

    /** The delegations of one congress, or (0) of all that may be seen; at most 200. */
    @Transactional(readOnly = true)
    public List<String> delegations(Actor actor, long congress) {
        require(actor, CongressPermission.PEOPLE_SEE);
        return people.delegations(congress);
    }

    /** The deputies' groups, likewise. */
    @Transactional(readOnly = true)
    public List<String> groups(Actor actor, long congress) {
        require(actor, CongressPermission.PEOPLE_SEE);
        return people.groups(congress);
    }

    /** DEP-2: deputyships of one person lie in one line from the top of the tree to the bottom. */
    private boolean inOneLine(CongressId one, CongressId other) {
        return one.equals(other) || isAbove(one, other) || isAbove(other, one);
    }

    private boolean isAbove(CongressId upper, CongressId lower) {
        CongressView top = congress(upper);
        if (top.level() == CongressLevel.NATION || top.level() == CongressLevel.PROVINCE) {
            return true;
        }
        CongressId at = congress(lower).parent();
        while (at != null) {
            if (at.equals(upper)) {
                return true;
            }
            at = congress(at).parent();
        }
        return false;
    }

    /** Deputyships in the congresses this actor may see. */
    @Transactional(readOnly = true)
    public List<Deputy> deputies(Actor actor, DeputySearch search) {
        require(actor, CongressPermission.PEOPLE_SEE);
        return people.deputies(search);
    }

    @Transactional(readOnly = true)
    public int count(Actor actor, DeputySearch search) {
        require(actor, CongressPermission.PEOPLE_SEE);
        return people.count(search);
    }

    java.time.LocalDate today() {
        return calendar.today();
    }

    private static void require(Actor actor, CongressPermission permission) {
        actor.require(permission, actor.home());
    }

    private void note(
            Actor actor, CongressId congress, String kind, long id, String act, String summary) {
        record.noteInside(actor, congress, new Subject("congress", kind, id), act, summary);
    }
}
