package org.openrenda.voting.polls;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.openrenda.platform.Refusal;

/**
 * A poll to be prepared.
 *
 * @param roster all lawful members, present or not
 * @param officials who supervises and counts; at least one supervisor
 */
public record NewPoll(PollPlan plan, List<NewVoter> roster, List<Official> officials) {

    private static final int ROSTER_MAX = 5_000;
    private static final int OFFICIALS_MAX = 50;

    public NewPoll {
        roster = List.copyOf(roster);
        officials = List.copyOf(officials);
        if (roster.isEmpty() || roster.size() > ROSTER_MAX) {
            throw Refusal.of("roster", "表决人名册应有 1 到 " + ROSTER_MAX + " 人。");
        }
        Set<Object> seen = new HashSet<>();
        for (NewVoter voter : roster) {
            boolean twice = !seen.add(voter.person());
            if (twice || voter.account() != null && !seen.add(voter.account())) {
                throw Refusal.of("roster", "“" + voter.name() + "”在名册上有两行，一人只能有一票。");
            }
        }
        checkOfficials(plan, officials);
    }

    private static void checkOfficials(PollPlan plan, List<Official> officials) {
        long supervisors = count(officials, OfficialDuty.SUPERVISOR);
        if (supervisors == 0 || officials.size() > OFFICIALS_MAX) {
            throw Refusal.of("supervisors", "请至少确定一名监票人。");
        }
        checkProfile(plan, supervisors);
        if (plan.matter().secretOnly() && count(officials, OfficialDuty.COUNTER) == 0) {
            throw Refusal.of("counters", "“" + plan.matter().label() + "”须另有计票人（选举法第四十三条）。");
        }
        Set<Object> seen = new HashSet<>();
        for (Official one : officials) {
            if (!seen.add(one.account())) {
                throw Refusal.of("supervisors", "“" + one.name() + "”不能同时担任两项，请另选一人。");
            }
            if (plan.matter().perPerson() && stands(one, plan.form())) {
                throw new Refusal("ELE-13", "“" + one.name() + "”是本次表决的人选，不能担任监票人、计票人。");
            }
        }
    }

    /** A candidate who is in no register is known by the name alone. */
    private static boolean stands(Official one, BallotForm form) {
        return form.items().stream()
                .anyMatch(item ->
                        item.person() == null
                                ? item.name().equals(one.name())
                                : item.person().equals(one.person()));
    }

    /** VOT-6: people are chosen and removed by double envelopes, and those need two to open. */
    private static void checkProfile(PollPlan plan, long supervisors) {
        SecretProfile least = SecretProfile.least(plan.visibility(), plan.matter());
        if (least == SecretProfile.ENVELOPES && !plan.sealed()) {
            throw new Refusal("VOT-6", "“" + plan.matter().label() + "”的无记名表决须用双层信封。");
        }
        if (plan.sealed() && supervisors < 2) {
            throw Refusal.of("supervisors", "双层信封由两名监票人依次拆封，请再确定一名监票人。");
        }
    }

    private static long count(List<Official> officials, OfficialDuty duty) {
        return officials.stream().filter(one -> one.duty() == duty).count();
    }
}
