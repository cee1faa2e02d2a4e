package org.openrenda.evaluation.forms;

import java.util.List;
import org.openrenda.evaluation.EvaluationPermission;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.parameters.Parameters;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.record.Subject;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Evaluation forms: drawn up once, revised in versions, used again. */
@Component
public class Forms {

    private static final int NAME_MAX = 60;

    private static final String BASICALLY = "evaluation.scale.basically";

    private final FormTable table;
    private final Parameters parameters;
    private final Record record;

    Forms(FormTable table, Parameters parameters, Record record) {
        this.table = table;
        this.parameters = parameters;
        this.record = record;
    }

    /** The ready-made forms to begin with, with this congress's own points for 基本满意. */
    @Transactional(readOnly = true)
    public List<SampleForm> samples(CongressId congress) {
        return SampleForms.all(parameters.of(BASICALLY, congress).value());
    }

    /** Draws a form up; it is version 1. */
    @Transactional
    public FormId draw(Actor actor, CongressId congress, String name, List<FormItem> items) {
        actor.require(EvaluationPermission.OPERATE, congress);
        String called = Refusal.needed("name", "请写出测评表的名称", name);
        if (called.length() > NAME_MAX) {
            throw Refusal.of("name", "名称请写在 " + NAME_MAX + " 字以内。");
        }
        FormId id = table.add(congress, called, EvaluationForm.check(items), actor.name());
        note(actor, congress, id, "编制测评表", "“" + called + "”，" + items.size() + " 项");
        return id;
    }

    /** Writes the next version; evaluations begun before keep theirs. */
    @Transactional
    public int revise(Actor actor, FormId id, List<FormItem> items) {
        FormRow before = locked(actor, id);
        int version = before.version() + 1;
        table.revise(id, version, EvaluationForm.check(items), actor.name());
        note(
                actor,
                current(id).congress(),
                id,
                "修订测评表",
                "“" + before.name() + "”第 " + version + " 版");
        return version;
    }

    /** Takes a form out of use; evaluations begun with it go on. */
    @Transactional
    public void retire(Actor actor, FormId id) {
        FormRow before = locked(actor, id);
        table.retire(id);
        note(actor, current(id).congress(), id, "停用测评表", "“" + before.name() + "”");
    }

    private FormRow locked(Actor actor, FormId id) {
        FormRow row = table.lock(id).orElseThrow(Forms::unknown);
        actor.require(EvaluationPermission.OPERATE, current(id).congress());
        if (row.retiredOn() != null) {
            throw new Refusal("这张测评表已经停用。需要时请另编一张。");
        }
        return row;
    }

    /** The form as it is now; asks nobody's permission. */
    @Transactional(readOnly = true)
    public EvaluationForm current(FormId id) {
        int version = table.version(id).orElseThrow(Forms::unknown);
        return version(id, version);
    }

    /** One version; asks nobody's permission. */
    @Transactional(readOnly = true)
    public EvaluationForm version(FormId id, int version) {
        return table.find(id, version).orElseThrow(Forms::unknown);
    }

    /** The forms of the actor's own congress, those in use first. */
    @Transactional(readOnly = true)
    public List<FormRow> rows(Actor actor) {
        actor.require(EvaluationPermission.SEE, actor.home());
        return table.rows(actor.home());
    }

    private static Refusal unknown() {
        return new Refusal("没有这张测评表。");
    }

    private void note(Actor actor, CongressId congress, FormId id, String act, String text) {
        record.noteInside(
                actor, congress, new Subject("evaluation", "form", id.value()), act, text);
    }
}
