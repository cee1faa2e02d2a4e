package org.openrenda.voting.polls;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.openrenda.platform.PersonId;

/** Ballots as chance fills them in, each one that its form accepts. */
final class RandomBallot {

    private RandomBallot() {}

    static BallotPaper of(BallotForm form, Random random) {
        TreeMap<Integer, String> marks = new TreeMap<>();
        int against = 0;
        for (BallotItem item : form.items()) {
            String mark = mark(form, random);
            if (!mark.isEmpty()) {
                marks.put(item.no(), mark);
            }
            against += mark.equals("AGAINST") ? 1 : 0;
        }
        List<PersonId> written = new ArrayList<>();
        for (Eligible one : form.eligible()) {
            if (written.size() < against && random.nextBoolean()) {
                written.add(one.person());
            }
        }
        return form.check(new BallotPaper(marks, written));
    }

    private static String mark(BallotForm form, Random random) {
        return switch (form.kind()) {
            case QUESTION, PER_ITEM, COMPETITIVE -> VoteChoice.values()[random.nextInt(3)].name();
            case CHOOSE -> random.nextBoolean() ? "FOR" : "";
            case SCORE -> "" + (form.lowest() + random.nextInt(form.highest() - form.lowest() + 1));
        };
    }
}
