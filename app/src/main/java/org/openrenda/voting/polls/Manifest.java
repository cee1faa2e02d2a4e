package org.openrenda.voting.polls;

import java.util.List;
import java.util.StringJoiner;

/** The one writing of what a poll fixes before anybody votes. */
final class Manifest {

    private Manifest() {}

    static String of(PollPlan plan, List<Voter> roster) {
        StringJoiner text = new StringJoiner("\n");
        text.add("openrenda-poll-1");
        text.add("title=" + oneLine(plan.title())).add("body=" + oneLine(plan.body()));
        text.add("matter=" + plan.matter() + ";kind=" + plan.kind());
        text.add("visibility=" + plan.visibility());
        if (plan.sealed()) {
            text.add("profile=" + plan.profile());
        }
        BallotForm form = plan.form();
        text.add("ballot=" + form.kind() + ";seats=" + form.seats());
        text.add("scores=" + form.lowest() + ".." + form.highest());
        if (form.least() > 0) {
            text.add("least=" + form.least());
        }
        for (BallotItem item : form.items()) {
            String person = item.person() == null ? "" : "|" + item.person();
            text.add("item " + item.no() + "=" + oneLine(item.title()) + person);
            rated(text, item);
        }
        for (Eligible one : form.eligible()) {
            text.add("eligible " + one.person() + "=" + oneLine(one.name()));
        }
        text.add("rule=" + plan.rule().base() + " " + plan.rule().majority());
        text.add("turnout=" + plan.turnout()).add("quorum=" + plan.quorum());
        for (Voter voter : roster) {
            String suspended = voter.mayVote() ? "" : "|no vote";
            text.add("voter " + voter.no() + "=" + voter.person() + "|" + voter.name() + suspended);
        }
        return text + "\n";
    }

    /**
     * Only where items are marked each in its own way, so that other manifests stay as they are.
     */
    private static void rated(StringJoiner text, BallotItem item) {
        Marking own = item.marking();
        if (own != null) {
            text.add("marks " + item.no() + "=" + own.part() + "|" + own.values());
            if (own.isWords()) {
                String words = String.join("|", own.words().values());
                text.add("words " + item.no() + "=" + oneLine(words));
            }
        }
    }

    private static String oneLine(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "");
    }
}
