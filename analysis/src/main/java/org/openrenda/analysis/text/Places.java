package org.openrenda.analysis.text;

import java.util.List;
import java.util.Optional;

/** Recognises which of given place names a text speaks about. Names are the app's, not ours. */
public final class Places {

    private static final int TITLE_WEIGHT = 3;

    private final List<String> names;
    private final PhraseMatcher matcher;

    public Places(List<String> names) {
        this.names = List.copyOf(names);
        this.matcher = new PhraseMatcher(names.stream().map(Normalise::fold).toList());
    }

    /** The place named most, in the title above all; of equals the one named first. */
    public Optional<String> find(String title, String text) {
        double[] votes = new double[names.size()];
        count(title, TITLE_WEIGHT, votes);
        count(text, 1, votes);
        int best = -1;
        for (int n = 0; n < votes.length; n++) {
            best = votes[n] > 0 && (best < 0 || votes[n] > votes[best]) ? n : best;
        }
        return best < 0 ? Optional.empty() : Optional.of(names.get(best));
    }

    /** A name inside a longer one is not named: of 云澜区 and 云澜区东湖街道 the longer counts. */
    private void count(String text, double weight, double[] votes) {
        int[] last = {-1, 0, 0};
        double early = 1e-6 / (1 + text.length());
        matcher.each(
                Normalise.fold(text),
                (start, end, name) -> {
                    if (last[0] >= 0 && start <= last[1] && end >= last[2]) {
                        votes[last[0]] -= weight;
                    } else if (last[0] >= 0 && start >= last[1] && end <= last[2]) {
                        return;
                    }
                    votes[name] += weight + early * (text.length() - start);
                    last[0] = name;
                    last[1] = start;
                    last[2] = end;
                });
    }
}
