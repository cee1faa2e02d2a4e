package org.openrenda.hotline.topics;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openrenda.analysis.text.Lexicon;
import org.openrenda.analysis.text.Taxonomy;
import org.openrenda.analysis.text.Topic;
import org.springframework.stereotype.Component;

/** The scheme of topics in use, three levels deep; a code is two digits longer at each level. */
@Component
public class Topics {

    /** The name of what no topic was found for. */
    public static final String UNSORTED = "未归类";

    private final Taxonomy taxonomy = Taxonomy.standard();
    private final Lexicon lexicon = new Lexicon(taxonomy);

    public Lexicon lexicon() {
        return lexicon;
    }

    public Taxonomy taxonomy() {
        return taxonomy;
    }

    /** The topic's own name, or 未归类. */
    public String name(String code) {
        return taxonomy.topic(code).map(Topic::name).orElse(UNSORTED);
    }

    /** All names from the broadest to the topic, joined by a slash. */
    public String path(String code) {
        List<String> names = taxonomy.path(code).stream().map(Topic::name).toList();
        return names.isEmpty() ? UNSORTED : String.join(" / ", names);
    }

    /** Code and name of the topics right below this one; of the broadest for an empty code. */
    public Map<String, String> below(String code) {
        Map<String, String> below = new TreeMap<>();
        for (Topic topic : taxonomy.topics()) {
            boolean child = topic.code().startsWith(code);
            if (child && topic.code().length() == code.length() + 2) {
                below.put(topic.code(), topic.name());
            }
        }
        return below;
    }
}
