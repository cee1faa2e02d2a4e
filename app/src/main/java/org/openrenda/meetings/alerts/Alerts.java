package org.openrenda.meetings.alerts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.openrenda.congress.Congress;
import org.openrenda.congress.CongressLevel;
import org.openrenda.congress.CongressView;
import org.openrenda.congress.Deputy;
import org.openrenda.congress.DeputySearch;
import org.openrenda.congress.Unit;
import org.openrenda.congress.deputyships.DeputyStatus;
import org.openrenda.congress.deputyships.Deputyships;
import org.openrenda.congress.deputyships.OfficeKind;
import org.openrenda.meetings.sittings.MeetingKind;
import org.openrenda.meetings.sittings.MeetingsPermission;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.PersonId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Role;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.access.Account;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.parameters.Parameter;
import org.openrenda.platform.parameters.Parameters;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the secretariat should see to: MTG-3, MTG-7, MTG-8, MTG-9, each measured anew when asked.
 */
@Component
public class Alerts {

    private static final int YEARS_BACK = 1;
    private static final int DEPUTIES_MAX = 5_000;
    private static final int HANDLERS_MAX = 5_000;
    private static final int DOCUMENT_MAX = 100;

    /** An enterprise is no organ of the state (MTG-9). */
    private static final String ENTERPRISE = "ENTERPRISE";

    private final HeldTable table;
    private final Congress congress;
    private final Deputyships deputyships;
    private final Access access;
    private final Parameters parameters;
    private final Calendar calendar;

    Alerts(
            HeldTable table,
            Congress congress,
            Deputyships deputyships,
            Access access,
            Parameters parameters,
            Calendar calendar) {
        this.table = table;
        this.congress = congress;
        this.deputyships = deputyships;
        this.access = access;
        this.parameters = parameters;
        this.calendar = calendar;
    }

    /** How the own congress stands; a township has no standing committee (CAL-8). */
    @Transactional(readOnly = true)
    public List<Alert> of(Actor actor) {
        CongressId at = actor.home();
        actor.require(MeetingsPermission.PLAN, at);
        LocalDate today = calendar.today();
        List<Alert> all = new ArrayList<>();
        all.add(firstSession(at, today));
        CongressView is = congress.congress(at);
        if (is.level() != CongressLevel.TOWNSHIP && is.level() != CongressLevel.NATION) {
            List<OtherPosts.Seated> seated = seated(actor, at);
            all.add(gap(at, today));
            all.add(size(is, seated));
            all.add(posts(at, seated));
        }
        return all;
    }

    private Alert firstSession(CongressId at, LocalDate today) {
        Election election = table.election(at).orElse(null);
        List<Held> sessions =
                election == null
                        ? List.of()
                        : table.since(at, MeetingKind.CONGRESS, election.completedOn());
        return FirstSession.of(
                sessions, today, election, parameters.of("meetings.congress.first", at));
    }

    /** MTG-3: enters when the election of this term's deputies was complete. */
    @Transactional
    public void elected(Actor actor, LocalDate completedOn, String given) {
        actor.require(MeetingsPermission.PLAN, actor.home());
        String document = Refusal.needed("document", "请写明依据的公告", given);
        if (document.length() > DOCUMENT_MAX) {
            throw Refusal.of("document", "公告名称写在 " + DOCUMENT_MAX + " 字以内。");
        }
        if (completedOn.isAfter(calendar.today())) {
            throw Refusal.of("day", "选举完成的日期还没有到。");
        }
        table.elected(actor.home(), new Election(completedOn, document), actor.name());
    }

    private Alert gap(CongressId at, LocalDate today) {
        return MeetingGap.of(
                table.since(at, MeetingKind.STANDING_COMMITTEE, today.minusYears(YEARS_BACK)),
                today,
                parameters.of("meetings.committee.gap", at),
                parameters.of("meetings.committee.gapWarning", at));
    }

    private Alert size(CongressView is, List<OtherPosts.Seated> seated) {
        String key = "meetings.committee.seats." + is.level().name().toLowerCase(Locale.ROOT);
        CommitteeSize.Range range =
                new CommitteeSize.Range(
                        parameters.of(key + ".min", is.id()),
                        parameters.of(key + ".max", is.id()),
                        parameters.of(key + ".largeOver", is.id()),
                        parameters.of(key + ".maxLarge", is.id()));
        int population =
                congress.areas().stream()
                        .filter(area -> area.code().equals(is.areaCode()))
                        .mapToInt(area -> area.population())
                        .findFirst()
                        .orElse(0);
        List<Alert.Line> lines =
                seated.stream().map(one -> new Alert.Line(one.name(), "")).toList();
        return CommitteeSize.of(lines, population, range);
    }

    private Alert posts(CongressId at, List<OtherPosts.Seated> seated) {
        List<String> units =
                congress.units(at).stream()
                        .filter(unit -> !unit.kind().equals(ENTERPRISE))
                        .map(Unit::name)
                        .toList();
        Set<PersonId> handlers =
                access.holders(Role.HANDLER, at, "", HANDLERS_MAX).stream()
                        .map(Account::person)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
        Parameter source = parameters.of("meetings.committee.noOtherPosts", at);
        return OtherPosts.of(seated, units, handlers, source);
    }

    /** From the registers alone: this is asked each time the desk is looked at. */
    private List<OtherPosts.Seated> seated(Actor actor, CongressId at) {
        Set<PersonId> members = new HashSet<>(deputyships.holders(at, OfficeKind.COMMITTEE_MEMBER));
        List<OtherPosts.Seated> seated = new ArrayList<>();
        if (members.isEmpty()) {
            return seated;
        }
        DeputySearch search = DeputySearch.of("", "", at.value(), "", DEPUTIES_MAX);
        for (Deputy one : congress.deputies(actor, search)) {
            DeputyStatus status = DeputyStatus.valueOf(one.status());
            boolean sits = status.mayAct() || status == DeputyStatus.SUSPENDED;
            if (sits && members.contains(one.person())) {
                seated.add(new OtherPosts.Seated(one.person(), one.name(), one.occupation()));
            }
        }
        return seated;
    }
}
