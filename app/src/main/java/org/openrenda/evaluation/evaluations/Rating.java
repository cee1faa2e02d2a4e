package org.openrenda.evaluation.evaluations;

import java.time.Clock;
import java.util.Optional;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.springframework.stereotype.Component;

/** Takes a sheet, or says in a sentence why it was not taken. */
@Component
class Rating {

    private final EvaluationTable table;
    private final EvaluationReader reader;
    private final SheetTable sheets;
    private final CodeTable codes;
    private final Clock clock;

    Rating(
            EvaluationTable table,
            EvaluationReader reader,
            SheetTable sheets,
            CodeTable codes,
            Clock clock) {
        this.table = table;
        this.reader = reader;
        this.sheets = sheets;
        this.codes = codes;
        this.clock = clock;
    }

    Receipt put(Actor actor, EvaluationId id, String text, String clientKey) {
        Evaluation one = reader.evaluation(id);
        AccountId account = actor.account();
        if (account == null) {
            throw new Refusal("请登录后测评。");
        }
        Sheet sheet = checked(one, text, clientKey);
        return sheets.put(id, account, sheet, clientKey)
                .orElseGet(() -> again(id, account, sheet, clientKey));
    }

    private static Sheet checked(Evaluation one, String text, String clientKey) {
        if (!clientKey.matches("[A-Za-z0-9-]{8,64}")) {
            throw new Refusal("提交的内容不完整，没有收下。请刷新页面重新填写。");
        }
        return Sheet.read(text).checked(one.plan().form(), one.plan().subjects());
    }

    private Receipt again(EvaluationId id, AccountId account, Sheet sheet, String clientKey) {
        Optional<SheetTable.Kept> before = sheets.of(id, account);
        if (before.isPresent()) {
            SheetTable.Kept kept = before.get();
            if (kept.marks().equals(sheet.text()) && kept.clientKey().equals(clientKey)) {
                return kept.receipt();
            }
            throw new AlreadyRated("您已经评过了，先提交的那张有效，不能更改。");
        }
        Rater rater = sheets.rater(id, account).orElseThrow(() -> new Refusal("您不在这次测评的名册上。"));
        Evaluation one = reader.evaluation(id);
        if (one.plan().group(rater.group()).way() == RatingWay.BALLOT) {
            throw new Refusal("您这一组用无记名电子票，没有收下实名的测评表。请刷新页面，领取电子票。");
        }
        throw notOpen(one.stage());
    }

    private static Refusal notOpen(EvaluationStage stage) {
        String when = stage.compareTo(EvaluationStage.OPEN) < 0 ? "还没有开始" : "已经结束";
        return new Refusal("测评" + when + "，没有收下您的测评。");
    }

    CodeTable.Held held(String code) {
        return codes.held(code).orElseThrow(() -> Refusal.of("code", "没有这个测评码。请照纸条上的字母和数字再输入一次。"));
    }

    void putByCode(String code, String text, String clientKey) {
        CodeTable.Held held = held(code);
        // Shared with other sheets and against the close, so that none comes in after the count.
        Evaluation one = table.share(held.evaluation()).orElseThrow(EvaluationReader::unknown);
        Sheet sheet = checked(one, text, clientKey);
        if (clientKey.equals(held.clientKey())) {
            return;
        }
        boolean late = one.closesAt() != null && !one.closesAt().isAfter(clock.instant());
        if (one.stage() != EvaluationStage.OPEN || late) {
            throw notOpen(late ? EvaluationStage.CLOSED : one.stage());
        }
        if (codes.use(code, clientKey)) {
            codes.put(one.id(), held.group(), sheet);
        } else if (!codes.held(code)
                .map(CodeTable.Held::clientKey)
                .filter(clientKey::equals)
                .isPresent()) {
            throw new AlreadyRated("这个测评码已经用过了，先提交的那张有效。");
        }
    }
}
