package org.openrenda.deputies.writing;

import java.util.List;
import org.openrenda.deputies.commitments.Commitment;
import org.openrenda.deputies.commitments.CommitmentStage;
import org.openrenda.deputies.commitments.Commitments;
import org.openrenda.deputies.replies.Replies;
import org.openrenda.deputies.replies.ReplyView;
import org.openrenda.deputies.suggestions.SimilarSuggestion;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.deputies.suggestions.Suggestions;
import org.openrenda.hotline.issues.Issue;
import org.openrenda.hotline.issues.Issues;
import org.openrenda.hotline.topics.Topics;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is known about the same thing: earlier suggestions with what came of them, hot issues. */
@Component
class Alike {

    private static final int MOST = 4;

    private final Suggestions suggestions;
    private final Replies replies;
    private final Commitments commitments;
    private final Issues issues;
    private final Topics topics;

    Alike(
            Suggestions suggestions,
            Replies replies,
            Commitments commitments,
            Issues issues,
            Topics topics) {
        this.suggestions = suggestions;
        this.replies = replies;
        this.commitments = commitments;
        this.issues = issues;
        this.topics = topics;
    }

    @Transactional(readOnly = true)
    public Found of(Actor actor, String typed, long except) {
        List<Long> seen = actor.seen().stream().map(CongressId::value).toList();
        List<Earlier> earlier =
                suggestions.similar(seen, typed, except, MOST).stream().map(this::earlier).toList();
        List<Issue> hot =
                typed.length() < 8
                        ? List.of()
                        : topics.lexicon()
                                .classify("", typed)
                                .map(guess -> issues.hottest(seen, guess.label(), "", MOST))
                                .orElse(List.of());
        return new Found(earlier, hot);
    }

    private Earlier earlier(SimilarSuggestion one) {
        return new Earlier(one, answered(one.id()), kept(one.id()));
    }

    private String answered(SuggestionId id) {
        List<ReplyView> all = replies.of(id);
        if (all.isEmpty()) {
            return suggestions
                    .pastAnswer(id)
                    .map(one ->
                            one.unitName()
                                    + "答复"
                                    + (one.category().isEmpty() ? "" : "：" + one.category())
                                    + (one.satisfaction().isEmpty()
                                            ? ""
                                            : "，代表" + one.satisfaction()))
                    .orElse("尚未答复");
        }
        ReplyView last = all.getLast();
        return last.unitName() + "答复：" + last.category() + " 类，" + last.categoryName();
    }

    private String kept(SuggestionId id) {
        List<Commitment> all = commitments.of(id);
        if (all.isEmpty()) {
            return "";
        }
        long done = all.stream().filter(one -> one.stage() == CommitmentStage.KEPT).count();
        return "承诺 " + all.size() + " 项，已兑现 " + done + " 项";
    }
}
