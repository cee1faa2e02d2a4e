package org.openrenda.deputies.motions;

import org.openrenda.platform.CongressId;
import org.openrenda.platform.Refusal;

/**
 * What a deputy writes: MOT-3 asks for three parts.
 *
 * @param delegation the delegation's name; empty for a motion moved jointly by deputies
 * @param members how many deputies the delegation has
 * @param approved how many of them approved
 * @param cause 案由
 * @param grounds 案据
 * @param plan 方案
 */
public record MotionText(
        CongressId congress,
        MotionProposer proposer,
        String delegation,
        int members,
        int approved,
        String title,
        String cause,
        String grounds,
        String plan) {

    private static final int TITLE_MOST = 50;
    private static final int PART_MOST = 10_000;

    public MotionText {
        title = title.strip();
        cause = cause.strip();
        grounds = grounds.strip();
        plan = plan.strip();
        delegation = proposer == MotionProposer.DELEGATION ? delegation.strip() : "";
    }

    /** A motion moved jointly by deputies. */
    public static MotionText joint(
            CongressId congress, String title, String cause, String grounds, String plan) {
        return new MotionText(
                congress, MotionProposer.JOINT, "", 0, 0, title, cause, grounds, plan);
    }

    void check() {
        if (title.isEmpty() || title.length() > TITLE_MOST) {
            throw Refusal.of("title", "请用一句话写明议案的题目（" + TITLE_MOST + " 字以内）。");
        }
        if (Math.max(cause.length(), Math.max(grounds.length(), plan.length())) > PART_MOST) {
            throw Refusal.of("cause", "每一部分不超过 " + PART_MOST + " 字。");
        }
        if (proposer == MotionProposer.DELEGATION && delegation.isEmpty()) {
            throw Refusal.of("delegation", "请写明代表团名称。");
        }
        if (members < 0 || approved < 0 || approved > members) {
            throw Refusal.of("approved", "赞成人数应在 0 和代表团人数之间。");
        }
    }

    /** MOT-3: a motion without one of its three parts is none. */
    void checkComplete() {
        Refusal.needed("cause", "请写明案由（要解决什么问题）", cause);
        Refusal.needed("grounds", "请写明案据（法律依据和事实根据）", grounds);
        Refusal.needed("plan", "请写明方案（具体措施，或者法规、决议草案）", plan);
        boolean half = approved * 2 > members;
        if (proposer == MotionProposer.DELEGATION && !half) {
            throw new Refusal("MOT-1", "以代表团名义提出议案，须由代表团全体代表的过半数通过。");
        }
    }

    boolean sameWords(MotionText other) {
        return title.equals(other.title)
                && cause.equals(other.cause)
                && grounds.equals(other.grounds)
                && plan.equals(other.plan);
    }
}
