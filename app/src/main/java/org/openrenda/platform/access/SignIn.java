package org.openrenda.platform.access;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.parameters.Parameters;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.record.Subject;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Signing in and out: password, lock-out, second step, and what ends a sign-in (SEC-5). */
@Component
class SignIn {

    /** The same answer for a wrong password, an unknown name and a disabled account. */
    private static final String WRONG = "账号或口令不对。";

    private static final int ADDRESS_FAILURES_PER_NAME_FAILURE = 10;

    private final Accounts accounts;
    private final SignIns signIns;
    private final Passwords passwords;
    private final SecondStep secondStep;
    private final OneTimeLinks links;
    private final SignInLengths lengths;
    private final Parameters parameters;
    private final Record record;
    private final Access access;
    private final Clock clock;

    SignIn(
            Accounts accounts,
            SignIns signIns,
            Passwords passwords,
            SecondStep secondStep,
            OneTimeLinks links,
            SignInLengths lengths,
            Parameters parameters,
            Record record,
            Access access,
            Clock clock) {
        this.accounts = accounts;
        this.signIns = signIns;
        this.passwords = passwords;
        this.secondStep = secondStep;
        this.links = links;
        this.lengths = lengths;
        this.parameters = parameters;
        this.record = record;
        this.access = access;
        this.clock = clock;
    }

    /** A sign-in that began: the token for the cookie, and what is still to be done. */
    record Started(String token, boolean secondStepOwed, boolean mustEnrol, boolean oldPassword) {}

    /** A failed attempt stays written although it is refused: the count is what locks. */
    @Transactional(noRollbackFor = Refusal.class)
    Started start(String typedName, String password, String address) {
        String name = typedName.strip().toLowerCase(Locale.ROOT);
        Optional<Account> known = accounts.ofName(name);
        refuseIfLocked(name, address);
        Optional<Accounts.Credentials> found = accounts.credentials(name);
        String hash = found.map(Accounts.Credentials::passwordHash).orElse(null);
        boolean right = false;
        if (hash == null) {
            passwords.spend(password);
        } else {
            right = passwords.matches(password, hash);
        }
        boolean enabled = found.isPresent() && !found.get().disabled();
        if (!right || !enabled) {
            signIns.attempted(name, address, false);
            known.ifPresent(account -> note(account, "登录失败", "来自 " + address + " 的登录被拒绝"));
            throw new Refusal("SEC-5", WRONG);
        }
        signIns.attempted(name, address, true);
        String token = begin(found.get().id(), address, "登录", "从 " + address + " 登录");
        return started(token, found.get());
    }

    private void refuseIfLocked(String name, String address) {
        int failuresMax = parameters.standard("access.lock.failuresMax").value();
        if (signIns.failuresOfName(name, lockWindow()) >= failuresMax) {
            throw locked();
        }
        refuseIfLocked(address);
    }

    /**
     * What no name stands behind, a passkey, is refused only where the network has failed often.
     */
    void refuseIfLocked(String address) {
        int failuresMax = parameters.standard("access.lock.failuresMax").value();
        if (signIns.failuresOfAddress(address, lockWindow())
                >= failuresMax * ADDRESS_FAILURES_PER_NAME_FAILURE) {
            throw locked();
        }
    }

    private Duration lockWindow() {
        return Duration.ofMinutes(parameters.standard("access.lock.minutes").value());
    }

    private Refusal locked() {
        return new Refusal(
                "SEC-5", "连续输错次数过多，已锁定 " + lockWindow().toMinutes() + " 分钟。请稍后再试，或联系系统管理员。");
    }

    /** Begins a sign-in whose proof was checked, and gives the token for its cookie. */
    @Transactional
    String begin(AccountId id, String address, String act, String summary) {
        Account account = access.account(id);
        String token = links.token();
        int count = parameters.of("access.session.count", account.congress()).value();
        signIns.endAllBut(id, count - 1);
        signIns.start(OneTimeLinks.digest(token), id, address);
        note(account, act, summary);
        return token;
    }

    private Started started(String token, Accounts.Credentials credentials) {
        AccountId id = credentials.id();
        boolean owed = signIns.find(OneTimeLinks.digest(token)).orElseThrow().secondStepOwed();
        boolean administrator =
                access.actor(id).grants().stream()
                        .anyMatch(grant -> grant.role().isAdministrator());
        return new Started(
                token, owed, administrator && !owed, isOld(credentials, access.account(id)));
    }

    private boolean isOld(Accounts.Credentials credentials, Account account) {
        int days = parameters.of("access.password.maxAge", account.congress()).value();
        var changed = credentials.passwordChangedAt();
        return changed != null && changed.plus(Duration.ofDays(days)).isBefore(clock.instant());
    }

    /** The sign-in behind this cookie, if it is alive: not idle too long, not too old. */
    @Transactional
    Optional<SignIns.Session> resume(String token) {
        byte[] hash = OneTimeLinks.digest(token);
        Optional<SignIns.Session> session = signIns.find(hash);
        if (session.isEmpty()) {
            return session;
        }
        if (lengths.isOver(session.get())) {
            signIns.end(hash);
            return Optional.empty();
        }
        signIns.touch(hash, session.get());
        return session;
    }

    @Transactional
    void end(String token) {
        signIns.end(OneTimeLinks.digest(token));
    }

    @Transactional(noRollbackFor = Refusal.class)
    void passSecondStep(String token, AccountId id, String code, String address) {
        Account account = access.account(id);
        refuseIfLocked(account.name(), address);
        useCode(account, code, address);
        signIns.passSecondStep(OneTimeLinks.digest(token));
    }

    private void useCode(Account account, String code, String address) {
        Accounts.Credentials credentials = accounts.credentials(account.id());
        String secret = credentials.totpSecret();
        boolean used =
                secret != null
                        && secondStep
                                .stepOf(secret, code, credentials.totpLastStep())
                                .map(step -> accounts.useStep(account.id(), step))
                                .orElse(false);
        if (!used) {
            signIns.attempted(account.name(), address, false);
            note(account, "动态码错误", "来自 " + address + " 的动态码不对");
            throw Refusal.of("code", "动态码不对或已用过，请等下一个六位数字再试。");
        }
    }

    /** The fresh proof of those who have no passkey at hand: password and time-based code. */
    @Transactional(noRollbackFor = Refusal.class)
    void confirm(String token, AccountId id, String password, String code, String address) {
        Account account = access.account(id);
        checkPassword(id, password, address);
        useCode(account, code, address);
        signIns.passSecondStep(OneTimeLinks.digest(token));
        note(account, "再次验证", "用口令和动态码再次验证了身份");
    }

    /** The password once more, of somebody signed in; wrong ones count towards the lock. */
    @Transactional(noRollbackFor = Refusal.class)
    void checkPassword(AccountId id, String password, String address) {
        Account account = access.account(id);
        refuseIfLocked(account.name(), address);
        String hash = accounts.credentials(id).passwordHash();
        if (hash == null || !passwords.matches(password, hash)) {
            signIns.attempted(account.name(), address, false);
            note(account, "再次验证失败", "来自 " + address + " 的口令不对");
            throw Refusal.of("password", "口令不对。");
        }
    }

    /** Proposes a secret for the second step, or shows the one proposed before. */
    @Transactional
    String proposal(AccountId id) {
        Accounts.Credentials credentials = accounts.credentials(id);
        String secret = credentials.totpSecret();
        if (credentials.totpConfirmed()) {
            throw new Refusal("动态码已经启用。");
        }
        if (secret == null) {
            secret = secondStep.newSecret();
            accounts.proposeSecondStep(id, secret);
        }
        return secret;
    }

    @Transactional(noRollbackFor = Refusal.class)
    void enrol(String token, AccountId id, String code, String address) {
        Account account = access.account(id);
        byte[] hash = OneTimeLinks.digest(token);
        if (signIns.find(hash).map(SignIns.Session::secondStepOwed).orElse(true)) {
            throw new Refusal("请先用通行密钥验证，再启用动态码。");
        }
        useCode(account, code, address);
        signIns.passSecondStep(hash);
        note(account, "启用动态码", "启用了登录动态码");
    }

    @Transactional
    void changePassword(AccountId id, String present, String fresh) {
        String hash = accounts.credentials(id).passwordHash();
        if (hash == null || !passwords.matches(present, hash)) {
            throw Refusal.of("present", "现在的口令不对。");
        }
        if (present.equals(fresh)) {
            throw Refusal.of("password", "新口令不能与现在的口令相同。");
        }
        setPassword(access.account(id), fresh);
        signIns.endAll(id);
    }

    /** The first password, through a link that works once. */
    @Transactional
    void firstPassword(String token, String fresh) {
        access.acceptInvitation(token, fresh);
    }

    private void setPassword(Account account, String fresh) {
        passwords.check(fresh, account.name(), account.congress());
        accounts.setPassword(account.id(), passwords.encode(fresh));
        note(account, "设置口令", "设置了新口令");
    }

    private void note(Account account, String act, String summary) {
        Actor self =
                new Actor(
                        account.id(),
                        account.displayName(),
                        null,
                        account.congress(),
                        java.util.Set.of(),
                        java.util.Map.of(),
                        java.util.Set.of());
        record.noteInside(
                self,
                account.congress(),
                new Subject("access", "account", account.id().value()),
                act,
                summary);
    }
}
