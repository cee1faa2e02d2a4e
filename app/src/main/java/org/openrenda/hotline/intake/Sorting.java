package org.openrenda.hotline.intake;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrenda.analysis.text.Guess;
import org.openrenda.analysis.text.TextClassifier;

/**
 * Gives a ticket its topic (F-HOT-3): by the source's own label where that names a topic, else by
 * the model trained here, else by the lexicon.
 */
record Sorting(TopicWords topics, @Nullable TextClassifier model) {

    /** A topic's code, empty for none, and how sure that is. */
    record Sorted(String topic, float confidence) {}

    private static final Sorted NONE = new Sorted("", 0);

    Sorted sort(String label, String title, String text) {
        if (!label.isEmpty()) {
            Optional<String> code = topics.codeOf(label);
            if (code.isPresent()) {
                return new Sorted(code.get(), 1);
            }
        }
        return sort(title, text);
    }

    private Sorted sort(String title, String text) {
        if (model != null) {
            Guess guess = model.classify(title, text);
            Optional<String> code = topics.codeOf(guess.label());
            if (code.isPresent()) {
                return new Sorted(code.get(), (float) guess.confidence());
            }
        }
        return topics.lexicon()
                .classify(title, text)
                .map(guess -> new Sorted(guess.label(), (float) guess.confidence()))
                .orElse(NONE);
    }
}
