package org.openrenda.hotline.intake;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.openrenda.analysis.text.Lexicon;
import org.openrenda.analysis.text.Taxonomy;
import org.openrenda.analysis.text.Topic;
import org.springframework.stereotype.Component;

/** The scheme of topics in use, and its names. */
@Component
class Topics {

    private final Taxonomy taxonomy = Taxonomy.standard();
    private final Lexicon lexicon = new Lexicon(taxonomy);
    private final Map<String, String> byName = new HashMap<>();

    Topics() {
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
        return lexicon;
    }

    /** The code a label stands for: a code, a name, or a path of names of which the last counts. */
    Optional<String> codeOf(String label) {
        if (taxonomy.topic(label).isPresent()) {
            return Optional.of(label);
        }
        String[] steps = label.split("\\s*[/>\\-—→、]\\s*");
        return Optional.ofNullable(byName.get(steps[steps.length - 1].strip()));
    }

    /** The name of a topic with those above it, 市政公用 / 供水 / 停水; of none 未归类. */
    String path(String code) {
        String path =
                taxonomy.path(code).stream().map(Topic::name).collect(Collectors.joining(" / "));
        return path.isEmpty() ? "未归类" : path;
    }

    String name(String code) {
        return taxonomy.topic(code).map(Topic::name).orElse("未归类");
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
