package org.openrenda.analysis.issues;

import java.util.HashMap;
import java.util.Map;
import org.openrenda.analysis.text.Lexicon;
import org.openrenda.analysis.text.Taxonomy;

/**
 * Makes sketches of messages. Pairs of characters weigh by how rare they are among the messages
 * seen; topics of the lexicon let 油烟 and 烧烤 meet although they share no character.
 */
final class Sketches {

    /** Key of the place of messages that name none: negative, as no pair is and no topic. */
    static final int NO_PLACE = Integer.MIN_VALUE;

    private static final float NO_PLACE_LENGTH = 0.5f;
    private static final double TOPIC_SHARE = 0.5;
    private static final int MATTER_MOST = 120;
    private static final int PLACE_MOST = 40;

    /** Before this many messages rarity is a guess, so all pairs start out equally rare. */
    private static final int SEEN_MIN = 200;

    private final Lexicon lexicon = new Lexicon(Taxonomy.standard());
    private final Map<Integer, Integer> placeSeen = new HashMap<>();
    private final Map<Integer, Integer> matterSeen = new HashMap<>();
    private int seen;

    void see(Reading reading) {
        seen++;
        reading.place().keySet().forEach(key -> placeSeen.merge(key, 1, Integer::sum));
        reading.matter().keySet().forEach(key -> matterSeen.merge(key, 1, Integer::sum));
    }

    Sketch of(Message message, Reading reading) {
        return new Sketch(place(reading), matter(message, reading), 1);
    }

    private Sparse place(Reading reading) {
        if (reading.place().isEmpty()) {
            return new Sparse(new int[] {NO_PLACE}, new float[] {NO_PLACE_LENGTH});
        }
        Map<Integer, Float> weights = new HashMap<>();
        reading.place()
                .forEach((key, count) -> {
                    double rarity = rarity(placeSeen.getOrDefault(key, 1));
                    weights.put(key, (float) (sublinear(count) * rarity * rarity));
                });
        return Sparse.unit(weights, PLACE_MOST);
    }

    private Sparse matter(Message message, Reading reading) {
        Map<Integer, Float> weights = new HashMap<>();
        reading.matter()
                .forEach((key, count) -> {
                    double rarity = rarity(matterSeen.getOrDefault(key, 1));
                    weights.put(key, (float) (sublinear(count) * rarity));
                });
        Sparse words = Sparse.unit(weights, MATTER_MOST);
        Sparse topics = topics(message);
        return scaled(words, 1 - TOPIC_SHARE).plus(scaled(topics, TOPIC_SHARE));
    }

    private Sparse topics(Message message) {
        double[] scores = lexicon.broadScores(message.title(), Reading.start(message.text()));
        Map<Integer, Float> weights = new HashMap<>();
        for (int topic = 0; topic < scores.length; topic++) {
            if (scores[topic] > 0) {
                weights.put(-1 - topic, (float) scores[topic]);
            }
        }
        return Sparse.unit(weights, scores.length);
    }

    private static Sparse scaled(Sparse vector, double share) {
        float[] values = vector.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] *= (float) Math.sqrt(share);
        }
        return new Sparse(vector.keys(), values);
    }

    private double rarity(int count) {
        double all = Math.max(seen, SEEN_MIN);
        return Math.log((1 + all) / Math.min(count, all));
    }

    private static double sublinear(float count) {
        return 1 + Math.log(count);
    }
}
