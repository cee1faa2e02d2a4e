package org.openrenda.hotline.intake;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openrenda.analysis.text.Lexicon;
import org.openrenda.analysis.text.Taxonomy;
import org.openrenda.analysis.text.Topic;
import org.openrenda.hotline.topics.Topics;
import org.springframework.stereotype.Component;

/** The words by which topics are named in files and chosen on pages. */
@Component
class TopicWords {

    private final Topics topics;
    private final Taxonomy taxonomy;
    private final Map<String, String> byName = new HashMap<>();

    TopicWords(Topics topics) {
        this.topics = topics;
        this.taxonomy = topics.taxonomy();
        // Broader topics come first, and of two with one name the broader keeps it.
        for (int level = 1; level <= 3; level++) {
            for (Topic topic : taxonomy.topics()) {
                if (topic.level() == level) {
                    byName.putIfAbsent(topic.name(), topic.code());
                }
            }
        }
    }

    Lexicon lexicon() {
        return topics.lexicon();
    }

    /** The code a label stands for: a code, a name, or a path of names of which the last counts. */
    Optional<String> codeOf(String label) {
        if (taxonomy.topic(label).isPresent()) {
            return Optional.of(label);
        }
        String[] steps = label.split("\\s*[/>\\-—→、]\\s*");
        return Optional.ofNullable(byName.get(steps[steps.length - 1].strip()));
    }

    String path(String code) {
        return topics.path(code);
    }

    String name(String code) {
        return topics.name(code);
    }

    boolean knows(String code) {
        return taxonomy.topic(code).isPresent();
    }

    /** The topic with all that lie below it. */
    List<String> below(String code) {
        return taxonomy.topics().stream().map(Topic::code).filter(c -> c.startsWith(code)).toList();
    }

    /** The broadest topics, and below a chosen one those of the next level. */
    Map<String, String> steps(String chosen) {
        Map<String, String> steps = new LinkedHashMap<>();
        for (Topic topic : taxonomy.topics()) {
            String parent = topic.code().substring(0, topic.code().length() - 2);
            if (topic.level() == 1 || !chosen.isEmpty() && chosen.startsWith(parent)) {
                steps.put(topic.code(), "　".repeat(topic.level() - 1) + topic.name());
            }
        }
        return steps;
    }

    /** Topics to choose from, with their codes, indented by level. */
    Map<String, String> choices(int deepest) {
        Map<String, String> choices = new LinkedHashMap<>();
        for (Topic topic : taxonomy.topics()) {
            if (topic.level() <= deepest) {
                choices.put(topic.code(), "　".repeat(topic.level() - 1) + topic.name());
            }
        }
        return choices;
    }
}
