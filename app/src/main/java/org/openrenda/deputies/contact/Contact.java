package org.openrenda.deputies.contact;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openrenda.analysis.mask.Mask;
import org.openrenda.congress.Congress;
import org.openrenda.congress.Deputy;
import org.openrenda.congress.DeputySearch;
import org.openrenda.deputies.DeputiesPermission;
import org.openrenda.deputies.mandates.Mandates;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Codes;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.PersonId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Role;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.access.Account;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.parameters.Parameters;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.record.Subject;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How people find their deputies and who keeps contact with whom: deputies' public pages with what
 * each of them lets be seen, and the dual contact of committee members, deputies and voters.
 */
@Component
// Longer than 300 lines because a part has one façade, and pages and links are both contact.
public class Contact {

    /** Letters and digits that nobody mistakes for one another. */
    private static final int CODE_LENGTH = 8;

    private static final int INTRO_MAX = 300;
    private static final int RAISED_MAX = 1_000;
    private static final Set<ProfileField> AT_FIRST =
            EnumSet.of(
                    ProfileField.ELECTORAL_UNIT,
                    ProfileField.DELEGATION,
                    ProfileField.DEEDS,
                    ProfileField.ANSWERS);

    private final ProfileTable profiles;
    private final Mandates mandates;
    private final LinkTable links;
    private final Congress congress;
    private final Access access;
    private final Calendar calendar;
    private final Parameters parameters;
    private final Record record;
    private final SecureRandom random = new SecureRandom();

    Contact(
            ProfileTable profiles,
            Mandates mandates,
            LinkTable links,
            Congress congress,
            Access access,
            Calendar calendar,
            Parameters parameters,
            Record record) {
        this.profiles = profiles;
        this.mandates = mandates;
        this.links = links;
        this.congress = congress;
        this.access = access;
        this.calendar = calendar;
        this.parameters = parameters;
        this.record = record;
    }

    /** Opens pages for all deputies of the congress who have an account and no page yet. */
    @Transactional
    public int openAll(Actor actor, CongressId at) {
        actor.require(DeputiesPermission.ARRANGE, at);
        int opened = 0;
        for (AccountId deputy : access.holders(Role.DEPUTY, at, null)) {
            if (profiles.of(deputy).isEmpty()) {
                profiles.put(fresh(deputy, at));
                opened++;
            }
        }
        String text = "为 " + opened + " 名代表开通主页";
        record.noteInside(actor, at, new Subject("deputies", "profiles", at.value()), "开通主页", text);
        return opened;
    }

    /** The deputy's own page, opened when there is none. */
    @Transactional
    public Profile own(Actor actor) {
        AccountId account = deputy(actor);
        return profiles.of(account)
                .orElseGet(() -> {
                    Profile fresh = fresh(account, seat(actor));
                    profiles.put(fresh);
                    return fresh;
                });
    }

    /** The deputy chooses field by field what everyone may see (代表法第五十八条). */
    @Transactional
    public void show(Actor actor, Set<ProfileField> fields, String intro) {
        Profile before = own(actor);
        String said = intro.strip();
        if (said.length() > INTRO_MAX) {
            throw Refusal.of("intro", "自我介绍请控制在 " + INTRO_MAX + " 字以内。");
        }
        Profile roster = fresh(before.account(), before.congress());
        profiles.put(
                new Profile(
                        before.account(),
                        before.congress(),
                        before.person(),
                        before.code(),
                        roster.name(),
                        roster.occupation(),
                        roster.electoralUnit(),
                        roster.delegation(),
                        Mask.mask(said),
                        fields));
        record.noteInside(
                actor,
                before.congress(),
                new Subject("deputies", "profile", before.account().value()),
                "设置主页",
                fields.stream().map(ProfileField::label).sorted().collect(Collectors.joining("、")));
    }

    private Profile fresh(AccountId id, CongressId at) {
        Account account = access.account(id);
        Optional<Deputy> seat = seat(account, at);
        return new Profile(
                id,
                at,
                account.person(),
                code(),
                account.displayName(),
                seat.map(Deputy::occupation).orElse(""),
                seat.map(Deputy::electoralUnit).orElse(""),
                seat.map(Deputy::delegation).orElse(""),
                "",
                AT_FIRST);
    }

    private Optional<Deputy> seat(Account account, CongressId at) {
        if (account.person() == null) {
            return Optional.empty();
        }
        String name = account.displayName();
        DeputySearch search = DeputySearch.of(name, "", at.value(), "ACTIVE", 100);
        return congress.deputies(Actor.system("主页", at), search).stream()
                .filter(one -> one.person().equals(account.person()))
                .findFirst();
    }

    private String code() {
        return Codes.fresh(random, CODE_LENGTH);
    }

    /** The page of this code; people type it with blanks and small letters. */
    @Transactional(readOnly = true)
    public Optional<Profile> ofCode(String code) {
        return profiles.ofCode(Codes.plain(code));
    }

    @Transactional(readOnly = true)
    public Optional<Profile> of(AccountId account) {
        return profiles.of(account);
    }

    /** The pages of these accounts, for a printed sheet of codes. */
    @Transactional(readOnly = true)
    public List<Profile> of(List<AccountId> accounts) {
        return profiles.ofAccounts(accounts);
    }

    /** The pages of these people; a person of several levels may have several. */
    @Transactional(readOnly = true)
    public List<Profile> ofPeople(List<PersonId> people) {
        return profiles.ofPeople(people);
    }

    /** Links a committee member with a deputy, or a deputy with voters or a group of them. */
    @Transactional
    public LinkId link(
            Actor actor,
            CongressId at,
            LinkKind kind,
            AccountId from,
            @Nullable AccountId to,
            String group) {
        actor.require(DeputiesPermission.ARRANGE, at);
        List<AccountId> deputies = access.holders(Role.DEPUTY, at, null);
        boolean committee = kind == LinkKind.COMMITTEE_DEPUTY;
        boolean may =
                deputies.contains(from)
                        || committee && access.holders(Role.CHAIR, at, null).contains(from);
        if (!may) {
            throw Refusal.of("from", committee ? "请选择常委会组成人员。" : "请选择本级人大代表。");
        }
        if (committee && (to == null || !deputies.contains(to) || to.equals(from))) {
            throw Refusal.of("to", "请选择所联系的另一位本级代表。");
        }
        String toName =
                committee && to != null
                        ? access.account(to).displayName()
                        : Mask.mask(Refusal.needed("group", "请填写所联系的选民小组、单位或片区", group));
        String fromName = access.account(from).displayName();
        LinkId id =
                links.add(at, kind, from, fromName, committee ? to : null, toName, calendar.today())
                        .orElseThrow(() -> Refusal.of("to", "这项联系已经安排。"));
        record.noteInside(actor, at, subject(id), "安排联系", fromName + " 联系 " + toName);
        return id;
    }

    @Transactional
    public void end(Actor actor, LinkId id) {
        LinkView link = known(id);
        actor.require(DeputiesPermission.ARRANGE, link.congress());
        links.end(id, calendar.today());
        record.noteInside(
                actor,
                link.congress(),
                subject(id),
                "结束联系",
                link.fromName() + " 与 " + link.toName());
    }

    /** The one responsible, or a clerk for them, writes down a contact that was kept. */
    @Transactional
    public void keep(Actor actor, LinkId id, LocalDate on, ContactWay way, String raised) {
        LinkView link = known(id);
        if (!link.from().equals(actor.account())) {
            actor.require(DeputiesPermission.ARRANGE, link.congress());
        } else {
            mandates.require(actor, link.congress(), "以代表身份联系群众");
        }
        if (link.endedOn() != null) {
            throw new Refusal("这项联系已经结束。");
        }
        if (on.isAfter(calendar.today()) || on.isBefore(link.since())) {
            throw Refusal.of("on", "联系日期应在安排联系以后、今天以前。");
        }
        String said = Refusal.needed("raised", "请写明听到了什么", raised);
        if (said.length() > RAISED_MAX) {
            throw Refusal.of("raised", "请控制在 " + RAISED_MAX + " 字以内。");
        }
        links.keep(link, new KeptContact(on, way, Mask.mask(said), actor.name()));
        record.noteInside(actor, link.congress(), subject(id), "联系", way.label());
    }

    /** Links as this actor may see them: all of the congress, or those of the actor's own. */
    @Transactional(readOnly = true)
    public List<LinkView> links(Actor actor, CongressId at) {
        boolean all = actor.may(DeputiesPermission.SEE, at);
        AccountId self = actor.account();
        if (!all && self == null) {
            return List.of();
        }
        return links.rows(at, all || self == null ? 0 : self.value(), year(), asked(at));
    }

    @Transactional(readOnly = true)
    public LinkView linkOf(Actor actor, LinkId id) {
        LinkView link = known(id);
        AccountId self = actor.account();
        boolean own = link.from().equals(self) || self != null && self.equals(link.to());
        if (!own) {
            actor.require(DeputiesPermission.SEE, link.congress());
        }
        return link;
    }

    @Transactional(readOnly = true)
    public List<KeptContact> kept(LinkId id) {
        return links.kept(id);
    }

    /** DEP-20: how far contact reaches and where the gaps are. */
    @Transactional(readOnly = true)
    public Coverage coverage(Actor actor, CongressId at) {
        actor.require(DeputiesPermission.SEE, at);
        List<LinkView> all = links.rows(at, 0, year(), asked(at));
        Set<AccountId> linked =
                all.stream()
                        .filter(link -> link.kind() == LinkKind.COMMITTEE_DEPUTY)
                        .flatMap(link -> Optional.ofNullable(link.to()).stream())
                        .collect(Collectors.toSet());
        Set<AccountId> reaching =
                all.stream()
                        .filter(link -> link.kind() == LinkKind.DEPUTY_PEOPLE)
                        .map(LinkView::from)
                        .collect(Collectors.toSet());
        List<AccountId> deputies = access.holders(Role.DEPUTY, at, null);
        return new Coverage(
                deputies.size(),
                (int) deputies.stream().filter(linked::contains).count(),
                (int) deputies.stream().filter(reaching::contains).count(),
                all.size(),
                (int) all.stream().filter(link -> link.missing() == 0).count(),
                names(deputies, linked),
                names(deputies, reaching));
    }

    private List<String> names(List<AccountId> deputies, Set<AccountId> without) {
        return deputies.stream()
                .filter(one -> !without.contains(one))
                .map(one -> access.account(one).displayName())
                .toList();
    }

    private LinkView known(LinkId id) {
        return links.find(id, year(), 0)
                .map(link -> links.find(id, year(), asked(link.congress())).orElse(link))
                .orElseThrow(() -> new Refusal("没有这项联系。"));
    }

    private LocalDate year() {
        return calendar.today().withDayOfYear(1);
    }

    private int asked(CongressId at) {
        return parameters.of("deputies.contact.perYear", at).value();
    }

    private static AccountId deputy(Actor actor) {
        AccountId account = actor.account();
        if (account == null || !actor.has(Role.DEPUTY)) {
            throw new Refusal("只有人大代表有代表主页。");
        }
        return account;
    }

    private static CongressId seat(Actor actor) {
        return actor.grants().stream()
                .filter(grant -> grant.role() == Role.DEPUTY)
                .map(grant -> grant.congress())
                .findFirst()
                .orElse(actor.home());
    }

    private static Subject subject(LinkId id) {
        return new Subject("deputies", "link", id.value());
    }
}
