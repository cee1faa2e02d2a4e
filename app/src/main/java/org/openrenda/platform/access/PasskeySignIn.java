package org.openrenda.platform.access;

import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.notices.Notices;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.record.Subject;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a person does with passkeys: adds one, signs in with it, proves with it who they are, takes
 * it away. A challenge is used up by the first answer, right or wrong.
 */
@Component
class PasskeySignIn {

    static final int PASSKEYS_MOST = 10;

    private static final int RANDOM_BYTES = 32;
    private static final int NAME_MOST = 30;

    /** Failures of a passkey have no name that was typed; they count for the network only. */
    private static final String NO_NAME = "(通行密钥)";

    private final Passkeys passkeys;
    private final PasskeyProtocol protocol;
    private final Accounts accounts;
    private final SignIns signIns;
    private final SignIn signIn;
    private final Access access;
    private final Notices notices;
    private final Record record;
    private final SecureRandom random = new SecureRandom();

    PasskeySignIn(
            Passkeys passkeys,
            PasskeyProtocol protocol,
            Accounts accounts,
            SignIns signIns,
            SignIn signIn,
            Access access,
            Notices notices,
            Record record) {
        this.passkeys = passkeys;
        this.protocol = protocol;
        this.accounts = accounts;
        this.signIns = signIns;
        this.signIn = signIn;
        this.access = access;
        this.notices = notices;
        this.record = record;
    }

    @Transactional(readOnly = true)
    List<Passkey> of(AccountId account) {
        return passkeys.of(account);
    }

    /** Whether something beside the password is asked for when this account signs in. */
    @Transactional(readOnly = true)
    boolean hasSecondStep(AccountId account) {
        return access.account(account).hasSecondStep() || !passkeys.of(account).isEmpty();
    }

    /** What to ask a browser that wants to sign in; any passkey of this host may answer. */
    @Transactional
    Map<String, Object> toSignIn(PasskeyHost.Bound bound, String attempt) {
        return protocol.request(bound, challenge(attempt, Passkeys.Purpose.SIGN_IN), List.of());
    }

    /** Signs in with a passkey, which is both steps at once, and gives the token of the sign-in. */
    @Transactional(noRollbackFor = Refusal.class)
    String signIn(String json, PasskeyHost.Bound bound, String attempt, String address) {
        signIn.refuseIfLocked(address);
        Passkeys.Stored used =
                checked(json, bound, attempt, Passkeys.Purpose.SIGN_IN, address, null);
        String token =
                signIn.begin(
                        used.account(),
                        address,
                        "登录",
                        "从 " + address + " 用通行密钥“" + used.name() + "”登录");
        signIns.passSecondStep(OneTimeLinks.digest(token));
        return token;
    }

    /** What to ask a device that shall prove that its owner is still there. */
    @Transactional
    Map<String, Object> toConfirm(AccountId account, PasskeyHost.Bound bound, String token) {
        List<byte[]> own = passkeys.credentialIds(account, bound.host());
        if (own.isEmpty()) {
            throw new Refusal("这个账号还没有在本站可用的通行密钥。");
        }
        return protocol.request(bound, challenge(token, Passkeys.Purpose.CONFIRM), own);
    }

    /** A fresh proof, or the second step of a sign-in by password. */
    @Transactional(noRollbackFor = Refusal.class)
    void confirm(
            AccountId account, String json, PasskeyHost.Bound bound, String token, String address) {
        signIn.refuseIfLocked(address);
        Passkeys.Stored used =
                checked(json, bound, token, Passkeys.Purpose.CONFIRM, address, account);
        signIns.passSecondStep(OneTimeLinks.digest(token));
        note(account, "再次验证", "用通行密钥“" + used.name() + "”再次验证了身份");
    }

    private Passkeys.Stored checked(
            String json,
            PasskeyHost.Bound bound,
            String holder,
            Passkeys.Purpose purpose,
            String address,
            @org.jspecify.annotations.Nullable AccountId account) {
        Passkeys.Stored stored = null;
        try {
            PasskeyProtocol.Answer answer = protocol.answer(json);
            requireChallenge(answer.challenge(), holder, purpose);
            stored =
                    passkeys.find(answer.credentialId(), bound.host())
                            .orElseThrow(PasskeyProtocol::wrong);
            if (account != null && !account.equals(stored.account())) {
                throw PasskeyProtocol.wrong();
            }
            PasskeyProtocol.Used used = protocol.check(answer, stored, bound);
            passkeys.used(stored.id(), used.signCount(), used.backedUp());
            return stored;
        } catch (Refusal refusal) {
            signIns.attempted(NO_NAME, address, false);
            if (stored != null) {
                note(stored.account(), "通行密钥被拒绝", "来自 " + address + " 的通行密钥没有通过验证");
            }
            throw refusal;
        }
    }

    /**
     * What to ask a device that shall make a passkey. Whoever has a second step must have proved it
     * freshly; whoever has none yet gives the password once more.
     *
     * @param fresh whether this sign-in has a fresh proof
     */
    @Transactional(noRollbackFor = Refusal.class)
    Map<String, Object> toRegister(
            AccountId account,
            PasskeyHost.Bound bound,
            String token,
            boolean fresh,
            String password,
            String address) {
        if (!fresh && hasSecondStep(account)) {
            throw new Refusal("SEC-5", "距上次验证已过了一段时间，请刷新页面，再次验证身份后添加。");
        }
        if (!fresh) {
            signIn.checkPassword(account, password, address);
        }
        if (passkeys.of(account).size() >= PASSKEYS_MOST) {
            throw new Refusal("一个账号最多 " + PASSKEYS_MOST + " 个通行密钥，请先删除不用的。");
        }
        return protocol.creation(
                bound,
                challenge(token, Passkeys.Purpose.REGISTER),
                passkeys.handle(account, random()),
                access.account(account),
                passkeys.credentialIds(account, bound.host()));
    }

    /** Adds the passkey a device has made; making it was a proof as well. */
    @Transactional(noRollbackFor = Refusal.class)
    void register(
            AccountId account, PasskeyHost.Bound bound, String token, String name, String json) {
        String called = Refusal.needed("name", "请给通行密钥起个名称", name);
        if (called.length() > NAME_MOST) {
            throw Refusal.of("name", "名称请在 " + NAME_MOST + " 字以内。");
        }
        PasskeyProtocol.NewKey key = protocol.newKey(json);
        requireChallenge(key.challenge(), token, Passkeys.Purpose.REGISTER);
        if (!passkeys.add(account, bound.host(), called, protocol.check(key, bound))) {
            throw new Refusal("这个通行密钥已经登记过。");
        }
        signIns.passSecondStep(OneTimeLinks.digest(token));
        note(account, "添加通行密钥", "添加了通行密钥“" + called + "”");
        notices.send(
                List.of(account),
                "您的账号添加了通行密钥“" + called + "”",
                "以后可以用它登录。不是您本人添加的，请立即删除它、修改口令，并告诉系统管理员。",
                "/account/passkeys");
    }

    /** Takes a passkey away, unless nothing else would be left to sign in with. */
    @Transactional
    void delete(Actor actor, long id) {
        AccountId account = CurrentActor.account(actor);
        passkeys.lock(account);
        List<Passkey> own = passkeys.of(account);
        Passkey gone =
                own.stream()
                        .filter(one -> one.id() == id)
                        .findFirst()
                        .orElseThrow(() -> new Refusal("没有这个通行密钥，可能已经删除，请刷新页面。"));
        Account owner = access.account(account);
        if (own.size() == 1 && !owner.hasPassword()) {
            throw new Refusal("SEC-5", "这是您唯一的登录方式，不能删除。请先添加另一个通行密钥或设置口令。");
        }
        boolean administrator =
                actor.grants().stream().anyMatch(grant -> grant.role().isAdministrator());
        if (own.size() == 1 && administrator && !owner.hasSecondStep()) {
            throw new Refusal("SEC-5", "管理员登录须有第二步验证，这是您仅有的一种，不能删除。请先添加另一个通行密钥或启用动态码。");
        }
        passkeys.delete(account, id);
        note(account, "删除通行密钥", "删除了通行密钥“" + gone.name() + "”");
    }

    /**
     * For somebody whose phone and keys are lost: at the next sign-in the password alone is asked
     * for, and an administrator enrols anew. The security administrator does it, so that the system
     * administrator, who makes one-time links, cannot take an account over alone.
     */
    @Transactional
    void clear(Actor actor, AccountId account) {
        Account owner = access.account(account);
        actor.require(AccessPermission.ROLES_GRANT, owner.congress());
        if (account.equals(actor.account())) {
            throw new Refusal("SEC-4", "不能清除自己的第二步验证，请由另一位安全管理员办理。");
        }
        passkeys.deleteAll(account);
        accounts.clearSecondStep(account);
        signIns.endAll(account);
        record.noteInside(
                actor,
                owner.congress(),
                new Subject("access", "account", account.value()),
                "清除第二步验证",
                "清除 " + owner.name() + " 的动态码和通行密钥");
        notices.send(
                List.of(account),
                "您的动态码和通行密钥已被清除",
                "安全管理员清除了它们，请重新启用。没有提出过的，请立即告诉系统管理员。",
                "/account/passkeys");
    }

    private byte[] challenge(String holder, Passkeys.Purpose purpose) {
        byte[] challenge = random();
        passkeys.give(OneTimeLinks.digest(challenge), OneTimeLinks.digest(holder), purpose);
        return challenge;
    }

    private void requireChallenge(byte[] challenge, String holder, Passkeys.Purpose purpose) {
        if (!passkeys.use(OneTimeLinks.digest(challenge), OneTimeLinks.digest(holder), purpose)) {
            throw new Refusal("SEC-5", "验证已过期或已经用过，请再点一次。");
        }
    }

    private byte[] random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return bytes;
    }

    private void note(AccountId account, String act, String summary) {
        Account owner = access.account(account);
        record.noteInside(
                access.actor(account),
                owner.congress(),
                new Subject("access", "account", account.value()),
                act,
                summary);
    }
}
