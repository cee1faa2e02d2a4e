package org.openrenda.platform.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Grant;
import org.openrenda.platform.PersonId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Role;
import org.openrenda.platform.UnitId;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.record.Subject;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Accounts, roles and rights. What a person sees and may do is decided here and nowhere else: from
 * the roles granted to them at congresses, from what each role permits, and from the tree below.
 */
@Component
// Longer than 300 lines because it is the one door to accounts, roles and rights for all modules.
public class Access {

    private final Accounts accounts;
    private final AccountReader reader;
    private final Grants grants;
    private final SignIns signIns;
    private final SecondWays secondWays;
    private final OneTimeLinks links;
    private final Passwords passwords;
    private final Record record;

    Access(
            Accounts accounts,
            AccountReader reader,
            Grants grants,
            SignIns signIns,
            SecondWays secondWays,
            OneTimeLinks links,
            Passwords passwords,
            Record record) {
        this.accounts = accounts;
        this.reader = reader;
        this.grants = grants;
        this.signIns = signIns;
        this.secondWays = secondWays;
        this.links = links;
        this.passwords = passwords;
        this.record = record;
    }

    /**
     * Makes a congress known, so that roles can be granted there and its data be seen from above.
     */
    @Transactional
    public void register(CongressId congress, @Nullable CongressId parent, String name) {
        grants.register(congress, parent, name);
    }

    /**
     * Opens an account without a password; the owner sets one through {@link #invite}.
     *
     * @param name what will be typed at sign-in: 3 to 40 of a-z, 0-9, dot, dash, underscore
     */
    @Transactional
    public AccountId open(
            Actor actor,
            String name,
            String displayName,
            @Nullable PersonId person,
            CongressId congress) {
        actor.require(AccessPermission.ACCOUNTS_CREATE, congress);
        String typed = name.strip().toLowerCase(java.util.Locale.ROOT);
        if (!typed.matches("[a-z0-9._-]{3,40}")) {
            throw Refusal.of("name", "账号用 3 到 40 个小写字母、数字或 . - _。");
        }
        if (displayName.isBlank() || displayName.length() > 40) {
            throw Refusal.of("displayName", "请填写姓名（40 字以内）。");
        }
        if (accounts.nameTaken(typed)) {
            throw Refusal.of("name", "账号“" + typed + "”已被使用，请换一个。");
        }
        AccountId id = accounts.create(typed, displayName.strip(), person, congress);
        note(actor, congress, id, "新建账号", "新建账号 " + typed);
        return id;
    }

    /** How many days a link made for an account of this congress holds. */
    @Transactional(readOnly = true)
    public int invitationDays(CongressId congress) {
        return links.days(congress);
    }

    /**
     * A link by which the owner sets a password once; it holds for the days of {@code
     * access.invitation.days} and is shown once.
     */
    @Transactional
    public String invite(Actor actor, AccountId account) {
        Account known = account(account);
        actor.require(AccessPermission.ACCOUNTS_CREATE, known.congress());
        String path = links.make(account, known.congress());
        note(actor, known.congress(), account, "生成一次性链接", "为 " + known.name() + " 生成首次登录链接");
        return path;
    }

    /**
     * The owner sets the first password through the link that {@link #invite} made; it works once.
     *
     * @param link the path as it was made
     * @throws Refusal when the link was used or is too old, or the password breaks the policy
     */
    @Transactional
    public void acceptInvitation(String link, String password) {
        String token = link.substring(link.lastIndexOf('/') + 1);
        AccountId id = links.ownerOf(token).orElseThrow(Access::usedLink);
        Account owner = account(id);
        passwords.check(password, owner.name(), owner.congress());
        accounts.setPassword(id, passwords.encode(password));
        Actor self = actor(id);
        note(self, owner.congress(), id, "设置口令", "设置了新口令");
        if (!links.use(token)) {
            throw usedLink();
        }
    }

    private static Refusal usedLink() {
        return new Refusal("这个链接已经用过或过期，请联系系统管理员重新生成。");
    }

    @Transactional
    public void grant(Actor actor, AccountId account, Grant grant) {
        actor.require(AccessPermission.ROLES_GRANT, grant.congress());
        if (account.equals(actor.account())) {
            throw new Refusal("SEC-4", "不能给自己授予角色，请由另一位安全管理员办理。");
        }
        Account known = account(account);
        try {
            grants.grant(account, grant, actor.account());
        } catch (DataIntegrityViolationException e) {
            throw new Refusal("SEC-4", "系统、安全、审计三类管理员不得由一人兼任。");
        }
        note(
                actor,
                grant.congress(),
                account,
                "授予角色",
                "授予 " + known.name() + " “" + grant.role().label() + "”");
    }

    @Transactional
    public void revoke(Actor actor, AccountId account, long grantId) {
        Grants.Held held =
                grants.of(account).stream()
                        .filter(one -> one.id() == grantId)
                        .findFirst()
                        .orElseThrow(() -> new Refusal("这项角色已被收回，请刷新页面。"));
        actor.require(AccessPermission.ROLES_GRANT, held.grant().congress());
        grants.revoke(grantId, account, actor.account());
        Account known = account(account);
        note(
                actor,
                held.grant().congress(),
                account,
                "收回角色",
                "收回 " + known.name() + " “" + held.grant().role().label() + "”");
    }

    /** Stops an account at once: it can no longer sign in, and what was signed in is ended. */
    @Transactional
    public void disable(Actor actor, AccountId account) {
        Account known = account(account);
        actor.require(AccessPermission.ACCOUNTS_CREATE, known.congress());
        if (account.equals(actor.account())) {
            throw new Refusal("不能停用自己的账号。");
        }
        accounts.disable(account);
        signIns.endAll(account);
        note(actor, known.congress(), account, "停用账号", "停用账号 " + known.name());
    }

    @Transactional
    public void enable(Actor actor, AccountId account) {
        Account known = account(account);
        actor.require(AccessPermission.ACCOUNTS_CREATE, known.congress());
        accounts.enable(account);
        note(actor, known.congress(), account, "启用账号", "启用账号 " + known.name());
    }

    /** The account as an actor, with what it may do and see now. */
    @Transactional(readOnly = true)
    public Actor actor(AccountId id) {
        Account account = account(id);
        Set<Grant> held =
                grants.of(id).stream().map(Grants.Held::grant).collect(Collectors.toSet());
        Set<CongressId> granted = held.stream().map(Grant::congress).collect(Collectors.toSet());
        return new Actor(
                id,
                account.displayName(),
                account.person(),
                account.congress(),
                held,
                grants.rights(),
                grants.below(granted));
    }

    @Transactional(readOnly = true)
    public Account account(AccountId id) {
        return accounts.find(id).orElseThrow(() -> new Refusal("没有这个账号。"));
    }

    @Transactional(readOnly = true)
    public Optional<Account> accountOf(String name) {
        return accounts.ofName(name);
    }

    /** The congress and all its subordinates. */
    @Transactional(readOnly = true)
    public Set<CongressId> under(CongressId congress) {
        return grants.below(Set.of(congress));
    }

    /** Every congress that hangs together with this one; nothing outside is its business. */
    @Transactional(readOnly = true)
    public Set<CongressId> tree(CongressId congress) {
        return grants.tree(congress);
    }

    @Transactional(readOnly = true)
    public String congressName(CongressId congress) {
        return grants.congressName(congress);
    }

    /** The uppermost congress here, whose name the public site carries; none at first. */
    public Optional<NamedCongress> topCongress() {
        return grants.topCongress();
    }

    /** Those who hold a role at a congress (and unit), at most 5,000. */
    @Transactional(readOnly = true)
    public List<AccountId> holders(Role role, CongressId congress, @Nullable UnitId unit) {
        return grants.holders(role, congress, unit);
    }

    /**
     * Those who hold a role at a congress and whose name has these words, by name.
     *
     * @param words a part of the name; empty for the first ones of all
     */
    @Transactional(readOnly = true)
    public List<Account> holders(Role role, CongressId congress, String words, int most) {
        return reader.holders(role, congress, words, most);
    }

    /** The accounts by which a person signs in; mostly one. */
    @Transactional(readOnly = true)
    public List<AccountId> accountsOf(PersonId person) {
        return accounts.ofPerson(person);
    }

    /** Whether this person has a passkey or a time-based code besides the password (SEC-5). */
    @Transactional(readOnly = true)
    public boolean hasSecondWay(Actor actor) {
        return secondWays.any(actor);
    }

    /** Whether this installation has no account yet, so that first links must be printed. */
    @Transactional(readOnly = true)
    public boolean isNew() {
        return accounts.none();
    }

    /** Who asks; null for a visitor who has not signed in. */
    public static @Nullable Actor actorOf(HttpServletRequest request) {
        return CurrentActor.of(request);
    }

    /** Whether the password was passed but the second step is still to come. */
    public static boolean owesSecondStep(HttpServletRequest request) {
        return Boolean.TRUE.equals(request.getAttribute(CurrentActor.SECOND_STEP_OWED));
    }

    List<Account> accounts(Actor actor, AccountSearch search) {
        return reader.list(ids(actor), search);
    }

    int count(Actor actor, AccountSearch search) {
        return reader.count(ids(actor), search);
    }

    private static List<Long> ids(Actor actor) {
        return actor.seen().stream().map(CongressId::value).toList();
    }

    List<Grants.Held> held(AccountId account) {
        return grants.of(account);
    }

    private void note(Actor actor, CongressId congress, AccountId id, String act, String summary) {
        record.noteInside(
                actor, congress, new Subject("access", "account", id.value()), act, summary);
    }
}
