package org.openrenda.hotline.issues;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openrenda.congress.CongressView;
import org.openrenda.platform.CongressId;

/**
 * Which congress stands above which: unrelated trees are never looked at together, and what is
 * found belongs to the lowest congress that may see all of it.
 */
final class CongressTree {

    private final Map<Long, CongressView> byId = new HashMap<>();

    CongressTree(List<CongressView> congresses) {
        congresses.forEach(one -> byId.put(one.id().value(), one));
    }

    /** Congresses without one above them, in the order they were founded. */
    List<Long> tops() {
        return byId.values().stream()
                .filter(one -> one.parent() == null)
                .map(one -> one.id().value())
                .sorted()
                .toList();
    }

    long top(long congress) {
        return path(congress).getFirst();
    }

    /** A congress and all below it. */
    List<Long> under(long congress) {
        return byId.keySet().stream().filter(id -> path(id).contains(congress)).sorted().toList();
    }

    /** The lowest congress that is, or stands above, each of these of one tree. */
    long lowestAbove(Collection<Long> congresses) {
        List<Long> shared = null;
        for (long congress : congresses) {
            List<Long> path = path(congress);
            if (shared == null) {
                shared = new ArrayList<>(path);
            } else {
                shared.retainAll(path);
            }
        }
        if (shared == null || shared.isEmpty()) {
            throw new IllegalArgumentException("no congress stands above all of " + congresses);
        }
        return shared.getLast();
    }

    /** The congress of an area in the tree of a top; the top itself where the area has none. */
    long ofArea(long top, String area) {
        return under(top).stream()
                .filter(id -> area.equals(byId.get(id).areaCode()))
                .findFirst()
                .orElse(top);
    }

    /** From the top down to the congress itself. */
    private List<Long> path(long congress) {
        List<Long> path = new ArrayList<>();
        CongressView one = byId.get(congress);
        while (one != null) {
            path.addFirst(one.id().value());
            CongressId parent = one.parent();
            one = parent == null ? null : byId.get(parent.value());
        }
        return path;
    }
}
