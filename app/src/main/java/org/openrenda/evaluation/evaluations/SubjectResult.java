package org.openrenda.evaluation.evaluations;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found of one subject.
 *
 * @param total the weighted points; null while any group is withheld
 * @param rank from 1, shared by equals; 0 without a total
 */
public record SubjectResult(
        EvaluationSubject subject, List<GroupShare> shares, @Nullable Points total, int rank) {

    public SubjectResult {
        shares = List.copyOf(shares);
    }

    public int rated() {
        return shares.stream().mapToInt(GroupShare::rated).sum();
    }

    /** The counts of all groups together; empty while any group is withheld. */
    public List<ItemCount> items() {
        if (total == null) {
            return List.of();
        }
        List<ItemCount> sum = shares.getFirst().items();
        for (GroupShare share : shares.subList(1, shares.size())) {
            List<ItemCount> before = sum;
            sum =
                    share.items().stream()
                            .map(one -> one.plus(before.get(one.item().no() - 1)))
                            .toList();
        }
        return sum;
    }

    /** Of all groups together, each mark counted once. */
    public Satisfied satisfied() {
        List<ItemCount> asked =
                items().stream().filter(one -> one.item().scale().asksSatisfaction()).toList();
        return new Satisfied(
                asked.stream().mapToInt(ItemCount::satisfied).sum(),
                asked.stream().mapToInt(ItemCount::answers).sum());
    }
}
