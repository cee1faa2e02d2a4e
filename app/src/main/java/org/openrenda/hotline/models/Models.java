package org.openrenda.hotline.models;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.openrenda.analysis.text.CrossValidation;
import org.openrenda.analysis.text.Labelled;
import org.openrenda.analysis.text.Quality;
import org.openrenda.analysis.text.TextClassifier;
import org.openrenda.hotline.HotlinePermission;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.database.DataScope;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.record.Subject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The place's own models: trained from its own labelled and corrected tickets, each version with
 * its provenance and its measured quality (F-HOT-3). Nobody else's data is shipped or mixed in.
 */
@Component
public class Models {

    private static final Logger LOG = LoggerFactory.getLogger(Models.class);
    private static final int ROWS_MIN = 200;
    private static final int ROWS_PER_LABEL_MIN = 5;
    private static final int FOLDS = 5;

    private final ModelTable table;
    private final Record record;
    private final TransactionTemplate transaction;

    /** What the training under way says; empty when none is. */
    private final AtomicReference<String> progress = new AtomicReference<>("");

    Models(ModelTable table, Record record, TransactionTemplate transaction) {
        this.table = table;
        this.record = record;
        this.transaction = transaction;
    }

    /** Begins training in the background; the page shows how far it is. */
    public void train(Actor actor) {
        actor.require(HotlinePermission.TRAIN, actor.home());
        List<Labelled> rows = usable();
        if (rows.size() < ROWS_MIN || labels(rows) < 2) {
            throw new Refusal(
                    "可用于训练的工单只有 "
                            + rows.size()
                            + " 件。请先导入带分类列的工单，或在工单页更正分类；至少需要 "
                            + ROWS_MIN
                            + " 件、两个以上议题，每个议题不少于 "
                            + ROWS_PER_LABEL_MIN
                            + " 件。");
        }
        if (!progress.compareAndSet("", "训练（共 " + rows.size() + " 件）")) {
            throw new Refusal("正在训练，请等这一次完成。");
        }
        Thread.ofVirtual().name("openrenda-training").start(() -> run(actor, rows));
    }

    private List<Labelled> usable() {
        List<Labelled> all = DataScope.system(() -> transaction.execute(s -> table.labelled()));
        Map<String, Integer> counts = new HashMap<>();
        all.forEach(row -> counts.merge(row.label(), 1, Integer::sum));
        return all.stream().filter(row -> counts.get(row.label()) >= ROWS_PER_LABEL_MIN).toList();
    }

    private static int labels(List<Labelled> rows) {
        return (int) rows.stream().map(Labelled::label).distinct().count();
    }

    void run(Actor actor, List<Labelled> rows) {
        try {
            progress.set("检验质量（" + FOLDS + " 折交叉验证，" + rows.size() + " 件）");
            Quality quality = CrossValidation.evaluate(rows, List.of(), FOLDS);
            progress.set("训练最终模型");
            TextClassifier model = TextClassifier.train(rows);
            DataScope.system(
                    () -> transaction.executeWithoutResult(s -> keep(actor, rows, quality, model)));
        } catch (RuntimeException | OutOfMemoryError failure) {
            LOG.error("训练没有完成", failure);
            String reason = reason(progress.get(), failure);
            DataScope.system(() -> table.addFailure(actor.name(), rows.size(), reason));
        } finally {
            progress.set("");
        }
    }

    /** What a person can do about it; the log has the rest. */
    private static String reason(String step, Throwable failure) {
        String why =
                switch (failure) {
                    case OutOfMemoryError memory -> "内存不足，请系统管理员加大内存后再训练";
                    case DataAccessException database -> "结果没有能存入数据库，请稍后再训练";
                    case TransactionException database -> "结果没有能存入数据库，请稍后再训练";
                    case IllegalArgumentException rows -> "可用的工单不足以训练，请先更正更多工单的分类";
                    default -> "程序出错，请把这个时间告诉系统管理员查看日志";
                };
        return step + "时没有完成：" + why + "。分类办法没有变，仍按原来的进行。";
    }

    private void keep(Actor actor, List<Labelled> rows, Quality quality, TextClassifier model) {
        long[] counts = table.counts();
        String provenance = "本地工单：来源自带分类 " + counts[1] + " 件，人工更正 " + counts[2] + " 件";
        table.add(actor.name(), rows.size(), labels(rows), quality, provenance, model.toBytes());
        record.noteInside(
                actor,
                actor.home(),
                new Subject("hotline", "model", 1),
                "训练分类模型",
                "用 %d 件工单训练，宏平均 F1 %.3f".formatted(rows.size(), quality.macroF1()));
    }

    /** Uses an earlier version again, or the lexicon for id 0. */
    @Transactional
    public void use(Actor actor, long id) {
        actor.require(HotlinePermission.TRAIN, actor.home());
        table.use(id);
        record.noteInside(
                actor,
                actor.home(),
                new Subject("hotline", "model", Math.max(1, id)),
                "切换分类模型",
                id == 0 ? "改用词表分类" : "改用第 " + id + " 版模型");
    }

    @Transactional(readOnly = true)
    public List<ModelVersion> versions() {
        return table.versions();
    }

    /** The last trainings that did not come to their end, the newest first. */
    @Transactional(readOnly = true)
    public List<ModelFailure> failures() {
        return table.failures();
    }

    /** What the training under way says; empty when none is. */
    public String progress() {
        String step = progress.get();
        return step.isEmpty() ? "" : "正在" + step;
    }

    /** Tickets with a label, with one we know, and corrected by a person, in this order. */
    @Transactional(readOnly = true)
    public List<Long> material() {
        long[] counts = table.counts();
        return List.of(counts[0], counts[1], counts[2]);
    }
}
