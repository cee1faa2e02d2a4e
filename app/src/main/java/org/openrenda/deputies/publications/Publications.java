package org.openrenda.deputies.publications;

import java.util.List;
import org.openrenda.congress.Congress;
import org.openrenda.deputies.DeputiesPermission;
import org.openrenda.deputies.commitments.Commitments;
import org.openrenda.deputies.replies.Replies;
import org.openrenda.deputies.suggestions.Suggestion;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.deputies.suggestions.SuggestionRow;
import org.openrenda.deputies.suggestions.SuggestionSearch;
import org.openrenda.deputies.suggestions.SuggestionView;
import org.openrenda.deputies.suggestions.Suggestions;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.database.DataScope;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.record.Subject;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the public reads of suggestions and their answers (SUG-22), decided before it does. */
@Component
public class Publications {

    /** What the public reads is read without a person's rights; see {@link #published}. */
    private static final Actor ANYONE = Actor.system("公众", new CongressId(1));

    private final PublicationTable table;
    private final Suggestions suggestions;
    private final Replies replies;
    private final Commitments commitments;
    private final Congress congress;
    private final Record record;

    Publications(
            PublicationTable table,
            Suggestions suggestions,
            Replies replies,
            Commitments commitments,
            Congress congress,
            Record record) {
        this.table = table;
        this.suggestions = suggestions;
        this.replies = replies;
        this.commitments = commitments;
        this.congress = congress;
        this.record = record;
    }

    /** SUG-22, SEC-16: whether text and answer may be published, decided before they are. */
    @Transactional
    public void reviewSecrecy(Actor actor, SuggestionId id, boolean mayPublish, String reason) {
        Suggestion before = suggestions.locked(id);
        actor.require(DeputiesPermission.PUBLISH, before.congress());
        String why = mayPublish ? reason.strip() : Refusal.needed("reason", "不公开的，请写明理由", reason);
        table.reviewSecrecy(id, mayPublish, why, actor.name());
        record.noteInside(
                actor,
                before.congress(),
                subject(id),
                "保密审查",
                said(mayPublish ? "可以公开" : "不公开", why));
    }

    /** SUG-22: anyone may read it from now on, with the public version of its answers. */
    @Transactional
    public void publish(Actor actor, SuggestionId id) {
        Suggestion before = suggestions.locked(id);
        actor.require(DeputiesPermission.PUBLISH, before.congress());
        if (before.number() == null) {
            throw new Refusal("立案编号后才能公开。");
        }
        if (before.confidential()) {
            throw new Refusal("SUG-22", "代表要求保密，不能公开。");
        }
        if (!Boolean.TRUE.equals(
                suggestions.view(Actor.system("系统", before.congress()), id).mayPublish())) {
            throw new Refusal("SEC-16", "请先完成保密审查，结论为可以公开的才能公开。");
        }
        if (table.publish(id, actor.name())) {
            record.note(actor, before.congress(), subject(id), "公开", "建议向社会公开");
        }
    }

    /**
     * Published suggestions for everyone, the newest first.
     *
     * @param stage a stage's name, OPEN for those under way, or empty
     * @param words at least two characters to be found in title or text, or empty
     * @param topic the beginning of a topic's code, or empty
     */
    public List<SuggestionRow> published(
            String stage, String words, String topic, String area, int offset, int most) {
        return DataScope.system(
                () -> suggestions.rows(everywhere(stage, words, topic, area, offset, most)));
    }

    public int countPublished(String stage, String words, String topic, String area) {
        return DataScope.system(
                () -> suggestions.count(everywhere(stage, words, topic, area, 0, 1)));
    }

    private SuggestionSearch everywhere(
            String stage, String words, String topic, String area, int offset, int most) {
        List<Long> all = congress.congresses().stream().map(one -> one.id().value()).toList();
        return new SuggestionSearch(
                all,
                stage,
                "",
                words,
                0,
                0,
                topic,
                area,
                "",
                true,
                "submitted",
                true,
                offset,
                most);
    }

    /** One published suggestion; refused when it is not published. */
    public PublicSuggestion published(SuggestionId id) {
        return DataScope.system(() -> {
            SuggestionView view = suggestions.view(ANYONE, id);
            if (!view.published()) {
                throw new Refusal("没有公开这件建议。");
            }
            return new PublicSuggestion(
                    view,
                    congress.congress(view.suggestion().congress()).name(),
                    replies.of(id),
                    commitments.of(id),
                    record.publicOf(subject(id)));
        });
    }

    private static String said(String what, String text) {
        return text.isBlank() ? what : what + "：" + text;
    }

    private static Subject subject(SuggestionId id) {
        return new Subject("deputies", "suggestion", id.value());
    }
}
