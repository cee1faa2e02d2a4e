package org.openrenda.voting.polls;

import org.jspecify.annotations.Nullable;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Origin;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.parameters.Parameters;

/**
 * What is put to the vote and how: fixed when the poll is ready.
 *
 * @param body the text voted on, or what the chair reads out
 * @param place the order among the polls of one matter
 * @param origin the matter, such as an agenda item; polls of one origin belong together
 * @param profile how secret ballots are kept apart from their voters; NONE for named polls
 * @param turnout the share of all that must take part for the poll to be valid; null for none
 * @param quorum the share of all that must be present for voting to begin
 * @param seconds the countdown that is shown; 0 for none
 */
public record PollPlan(
        CongressId congress,
        String title,
        String body,
        MatterKind matter,
        PollKind kind,
        int place,
        @Nullable Origin origin,
        Visibility visibility,
        SecretProfile profile,
        BallotForm form,
        MajorityRule rule,
        @Nullable Majority turnout,
        Majority quorum,
        int seconds) {

    private static final int TITLE_MAX = 120;
    private static final int BODY_MAX = 20_000;
    private static final int SECONDS_MAX = 3_600;

    public PollPlan {
        title = title.strip();
        body = body.strip();
        if (title.isEmpty() || title.length() > TITLE_MAX) {
            throw Refusal.of("title", "请写明交付表决的事项（" + TITLE_MAX + " 字以内）。");
        }
        if (body.length() > BODY_MAX) {
            throw Refusal.of("body", "表决内容超过 " + BODY_MAX + " 字，请只写要点。");
        }
        if (seconds < 0 || seconds > SECONDS_MAX) {
            throw Refusal.of("seconds", "倒计时应在 0 到 " + SECONDS_MAX + " 秒之间。");
        }
        if ((profile == SecretProfile.NONE) != (visibility == Visibility.NAMED)) {
            throw new IllegalArgumentException(visibility + " with " + profile);
        }
        boolean counts = kind != PollKind.TRIAL;
        if (counts && matter.secretOnly() && visibility != Visibility.SECRET) {
            throw new Refusal(
                    "VOT-9", "“" + matter.label() + "”依法必须无记名投票（选举法第四十条、地方组织法第二十八条、监督法第六十二条）。");
        }
        if (counts && matter.perPerson() && !perPerson(form)) {
            throw new Refusal("VOT-8", "“" + matter.label() + "”须逐人表决：请选“逐人、逐项”，每个人选一行。");
        }
    }

    /** The poll with the way of secret ballots that the matter asks for at least. */
    public PollPlan(
            CongressId congress,
            String title,
            String body,
            MatterKind matter,
            PollKind kind,
            int place,
            @Nullable Origin origin,
            Visibility visibility,
            BallotForm form,
            MajorityRule rule,
            @Nullable Majority turnout,
            Majority quorum,
            int seconds) {
        this(
                congress,
                title,
                body,
                matter,
                kind,
                place,
                origin,
                visibility,
                SecretProfile.least(visibility, matter),
                form,
                rule,
                turnout,
                quorum,
                seconds);
    }

    /** The same poll with secret ballots kept in this way. */
    public PollPlan by(SecretProfile way) {
        return changed(way, form, rule, title);
    }

    /** Whether its ballots come in double envelopes. */
    public boolean sealed() {
        return profile == SecretProfile.ENVELOPES;
    }

    /** Each person has a line; one question alone may be about one known person, not a list. */
    private static boolean perPerson(BallotForm form) {
        return switch (form.kind()) {
            case SCORE -> false;
            case QUESTION -> form.items().getFirst().person() != null;
            case PER_ITEM, CHOOSE, COMPETITIVE -> true;
        };
    }

    /** VOT-7: the share of all that this congress wants to take part; null where it asks none. */
    public static @Nullable Majority turnout(Parameters parameters, CongressId congress) {
        Majority share = Majority.of(parameters, "voting.turnout", congress);
        return share.numerator() == 0 ? null : share;
    }

    PollPlan with(BallotForm newForm, MajorityRule newRule, String newTitle) {
        return changed(profile, newForm, newRule, newTitle);
    }

    private PollPlan changed(
            SecretProfile way, BallotForm newForm, MajorityRule newRule, String newTitle) {
        return new PollPlan(
                congress,
                newTitle,
                body,
                matter,
                kind,
                place,
                origin,
                visibility,
                way,
                newForm,
                newRule,
                turnout,
                quorum,
                seconds);
    }
}
