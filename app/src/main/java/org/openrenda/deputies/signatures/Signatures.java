package org.openrenda.deputies.signatures;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.openrenda.deputies.mandates.DeputyStopped;
import org.openrenda.deputies.mandates.Mandates;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Role;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.notices.Notices;
import org.openrenda.platform.tasks.Owner;
import org.openrenda.platform.tasks.Tasks;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Deputies who sign one text together (SUG-1, MOT-1): each is asked, each confirms the very draft
 * that was read, and an edit asks all of them again. Whether a text may be signed now and what is
 * written of it is for its own part, which locks it first.
 */
@Component
public class Signatures {

    private final SignatureTable table;
    private final Mandates mandates;
    private final Access access;
    private final Tasks tasks;
    private final Notices notices;

    Signatures(
            SignatureTable table, Mandates mandates, Access access, Tasks tasks, Notices notices) {
        this.table = table;
        this.mandates = mandates;
        this.access = access;
        this.tasks = tasks;
        this.notices = notices;
    }

    /** Those asked, in the order of asking; the lead is not among them. */
    @Transactional(readOnly = true)
    public List<Signature> of(Signed text) {
        return table.of(text);
    }

    /**
     * Asks deputies of the same congress who may act now (DEP-4).
     *
     * @return how many of them were not asked before
     */
    @Transactional
    public int invite(Signed text, List<AccountId> deputies) {
        List<AccountId> eligible = mandates.eligible(text.congress());
        int asked = 0;
        for (AccountId deputy : deputies) {
            if (!eligible.contains(deputy) || deputy.equals(text.lead())) {
                throw Refusal.of("deputies", "只能邀请本级其他能够执行职务的代表" + text.kind().word() + "。");
            }
            if (table.ask(text, deputy, access.account(deputy).displayName())) {
                open(text, deputy);
                asked++;
            }
        }
        return asked;
    }

    /**
     * The lead takes somebody off the list, or a deputy declines, which a suspended one may too.
     *
     * @return whether that deputy stood on the list
     */
    @Transactional
    public boolean drop(Actor actor, Signed text, AccountId deputy) {
        AccountId self = actor.account();
        if (self == null || !self.equals(text.lead()) && !self.equals(deputy)) {
            throw new Refusal("只有领衔代表或者本人可以取消" + text.kind().word() + "。");
        }
        boolean stood = table.drop(text.kind(), text.id(), deputy);
        if (stood) {
            mandates.release(deputy, text.subject(), text.kind().act());
        }
        return stood;
    }

    /**
     * A deputy confirms the draft that was read.
     *
     * @param version the draft that was on the page; refused when it was rewritten since
     */
    @Transactional
    public void confirm(Actor actor, Signed text, int version) {
        String word = text.kind().word();
        AccountId self = actor.account();
        boolean asked =
                self != null && table.of(text).stream().anyMatch(one -> one.account().equals(self));
        if (self == null || !asked) {
            throw new Refusal("您没有受邀" + word + "这件" + text.kind().what() + "。");
        }
        mandates.require(actor, text.congress(), word);
        if (version != text.version()) {
            throw new Refusal(text.kind().rule(), "领衔代表刚刚修改了文本，请重新阅读后再确认。");
        }
        table.confirm(text, self);
        tasks.settleOwn(actor, text.subject(), text.kind().act());
    }

    /**
     * The text was rewritten: other words ask everybody again, the same words keep what was said.
     *
     * @param after the new draft
     */
    @Transactional
    public void rewritten(Actor actor, Signed before, Signed after, boolean sameWords) {
        if (sameWords) {
            table.of(before).stream()
                    .filter(Signature::confirmed)
                    .forEach(one -> table.confirm(after, one.account()));
        }
        tasks.settle(actor, after.subject(), after.kind().act());
        table.of(after).stream()
                .filter(one -> !one.confirmed())
                .forEach(one -> open(after, one.account()));
    }

    /** One who confirmed the words elsewhere already stands on the list without being asked. */
    @Transactional
    public void keep(Signed text, AccountId account, String name) {
        table.ask(text, account, name);
        table.confirm(text, account);
    }

    /** One who becomes the lead leaves the list. */
    @Transactional
    public void take(Signed text, AccountId account) {
        table.drop(text.kind(), text.id(), account);
        mandates.release(account, text.subject(), text.kind().act());
    }

    /** Before it is handed in: all asked confirmed this very draft, and all may act (DEP-4). */
    @Transactional(readOnly = true)
    public void requireAll(Signed text) {
        List<Signature> all = table.of(text);
        long open = all.stream().filter(one -> !one.confirmed()).count();
        String word = text.kind().word();
        if (open > 0) {
            throw new Refusal(
                    text.kind().rule(), "还有 " + open + " 名代表没有确认文本；请等待确认，或将其移出" + word + "名单后提交。");
        }
        Set<AccountId> eligible = Set.copyOf(mandates.eligible(text.congress()));
        String gone =
                all.stream()
                        .filter(one -> !eligible.contains(one.account()))
                        .map(Signature::name)
                        .collect(Collectors.joining("、"));
        if (!gone.isEmpty()) {
            throw new Refusal("DEP-4", gone + " 现在不能执行代表职务，请移出" + word + "名单后提交。");
        }
    }

    /** Nobody is asked any more: the text was handed in, given up or taken back. */
    @Transactional
    public void settle(Actor actor, Signed text) {
        tasks.settle(actor, text.subject(), text.kind().act());
    }

    /** DEP-4: who may not act signs nothing that is still to be handed in. */
    @EventListener
    @Transactional
    public void on(DeputyStopped stopped) {
        for (SignedKind kind : SignedKind.values()) {
            for (Signed text : table.open(kind, stopped.account(), stopped.congress())) {
                table.drop(kind, text.id(), stopped.account());
                mandates.release(stopped.account(), text.subject(), kind.act());
                if (text.lead() != null) {
                    notices.send(
                            List.of(text.lead()),
                            kind.word() + "名单有变动",
                            "“" + text.title() + "”：" + stopped.name() + " 现在不能执行代表职务，已移出名单。",
                            text.address());
                }
            }
        }
    }

    private void open(Signed text, AccountId deputy) {
        tasks.open(
                text.congress(),
                Owner.person(Role.DEPUTY, deputy),
                text.subject(),
                text.kind().act(),
                text.title(),
                text.address(),
                null);
    }
}
