package org.openrenda.deputies.commitments;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.deputies.DeputiesPermission;
import org.openrenda.deputies.suggestions.Signer;
import org.openrenda.deputies.suggestions.Suggestions;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.UnitId;
import org.openrenda.platform.calendar.Calendar;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What pages read of promises: who may see which, and how much of the ratings. */
@Component
class CommitmentReader {

    private final CommitmentTable table;
    private final CommitmentRatings ratings;
    private final Suggestions suggestions;
    private final Calendar calendar;

    CommitmentReader(
            CommitmentTable table,
            CommitmentRatings ratings,
            Suggestions suggestions,
            Calendar calendar) {
        this.table = table;
        this.ratings = ratings;
        this.suggestions = suggestions;
        this.calendar = calendar;
    }

    /** Clerks and leaders see all, a unit what it promised, a deputy what was promised to them. */
    static CommitmentTable.Search search(
            Actor actor,
            String stage,
            boolean late,
            long unit,
            String words,
            int offset,
            int most) {
        boolean all = actor.may(DeputiesPermission.SEE);
        boolean handles = !all && actor.may(DeputiesPermission.HANDLE);
        AccountId account = actor.account();
        return new CommitmentTable.Search(
                actor.seen().stream().map(CongressId::value).toList(),
                stage,
                late,
                unit,
                words,
                handles ? units(actor) : List.of(),
                all || handles || account == null ? 0 : account.value(),
                offset,
                most);
    }

    private static List<Long> units(Actor actor) {
        return actor.units().isEmpty()
                ? List.of(0L)
                : actor.units().stream().map(UnitId::value).toList();
    }

    @Transactional(readOnly = true)
    public List<CommitmentRow> rows(CommitmentTable.Search search) {
        return table.rows(search);
    }

    @Transactional(readOnly = true)
    public int count(CommitmentTable.Search search) {
        return table.count(search);
    }

    @Transactional(readOnly = true)
    public CommitmentView view(Actor actor, CommitmentId id) {
        CommitmentRow row = table.row(id).orElseThrow(() -> new Refusal("没有这项承诺。"));
        Commitment at = row.commitment();
        boolean staff = actor.may(DeputiesPermission.SEE, at.congress());
        boolean own =
                actor.units().contains(at.unit())
                        && actor.may(DeputiesPermission.HANDLE, at.congress());
        AccountId account = actor.account();
        boolean promised = account != null && table.promisedTo(at).contains(account);
        if (!staff && !own && !promised) {
            throw new Refusal("没有这项承诺。");
        }
        boolean decides = actor.may(DeputiesPermission.DECIDE, at.congress());
        List<CommitmentView.Rating> seen =
                decides ? ratings.of(id, null) : promised ? ratings.of(id, account) : List.of();
        return new CommitmentView(
                row,
                seen,
                own,
                decides,
                promised
                        && at.stage() == CommitmentStage.REPORTED
                        && seen.stream().noneMatch(one -> isOf(one, at, actor)),
                staff || signs(at, account),
                calendar.today());
    }

    private static boolean isOf(CommitmentView.Rating one, Commitment at, Actor actor) {
        return one.report() == at.report() && one.name().equals(actor.name());
    }

    private boolean signs(Commitment at, @Nullable AccountId account) {
        return suggestions.signers(at.suggestion()).stream()
                .map(Signer::account)
                .anyMatch(one -> one.equals(account));
    }
}
