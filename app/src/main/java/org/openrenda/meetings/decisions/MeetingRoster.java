package org.openrenda.meetings.decisions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.openrenda.congress.Congress;
import org.openrenda.congress.Deputy;
import org.openrenda.congress.DeputySearch;
import org.openrenda.congress.deputyships.DeputyStatus;
import org.openrenda.meetings.sittings.MeetingRole;
import org.openrenda.meetings.sittings.MeetingView;
import org.openrenda.meetings.sittings.Participant;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.PersonId;
import org.openrenda.voting.ballotforms.Namesakes;
import org.openrenda.voting.ballotforms.Namesakes.Known;
import org.openrenda.voting.polls.BallotForm;
import org.openrenda.voting.polls.BallotKind;
import org.openrenda.voting.polls.Eligible;
import org.openrenda.voting.polls.NewVoter;
import org.openrenda.voting.polls.Voter;
import org.springframework.stereotype.Component;

/** Who votes in a meeting: those who attend, as the register of deputies knows them today. */
@Component
class MeetingRoster {

    private static final int DEPUTIES_MAX = 10_000;
    private static final Set<DeputyStatus> OVER =
            Set.of(DeputyStatus.ENDING, DeputyStatus.ENDED, DeputyStatus.INVALID);

    private final Congress congress;

    MeetingRoster(Congress congress) {
        this.congress = congress;
    }

    /** Who has left office is not on it; who is suspended stands on it without a vote (DEP-4). */
    List<NewVoter> of(MeetingView view) {
        Map<PersonId, DeputyStatus> known = known(view.meeting().congress());
        List<NewVoter> roster = new ArrayList<>();
        for (var one : view.in(MeetingRole.ATTEND)) {
            Participant who = one.who();
            PersonId person = Objects.requireNonNull(who.person());
            DeputyStatus status = known.get(person);
            if (status == null || !OVER.contains(status)) {
                boolean may = who.mayAct() && status != DeputyStatus.SUSPENDED;
                roster.add(new NewVoter(person, who.account(), who.name(), who.group(), may));
            }
        }
        return roster;
    }

    /** Of several deputyships of one person the one that still runs counts. */
    private Map<PersonId, DeputyStatus> known(CongressId at) {
        Map<PersonId, DeputyStatus> known = new HashMap<>();
        Actor register = Actor.system("名册", at);
        for (Deputy one :
                congress.deputies(
                        register, DeputySearch.of("", "", at.value(), "", DEPUTIES_MAX))) {
            DeputyStatus status = DeputyStatus.valueOf(one.status());
            known.merge(one.person(), status, (a, b) -> a.stands() ? a : b);
        }
        return known;
    }

    /** What has changed since a vote was prepared. */
    static RosterChange since(List<Voter> before, List<NewVoter> now) {
        Map<PersonId, Voter> prepared = new HashMap<>();
        before.forEach(one -> prepared.put(one.person(), one));
        List<NewVoter> joined = new ArrayList<>();
        List<NewVoter> suspended = new ArrayList<>();
        List<NewVoter> restored = new ArrayList<>();
        for (NewVoter one : now) {
            Voter was = prepared.remove(one.person());
            if (was == null) {
                joined.add(one);
            } else if (was.mayVote() != one.mayVote()) {
                (one.mayVote() ? restored : suspended).add(one);
            }
        }
        List<NewVoter> gone =
                before.stream()
                        .filter(one -> prepared.containsKey(one.person()))
                        .map(Voter::again)
                        .toList();
        return new RosterChange(joined, gone, suspended, restored);
    }

    /** VOT-3: where nobody is named as one who may be written in, all who attend may be. */
    static BallotForm withEligible(BallotForm form, List<NewVoter> all) {
        if (form.kind() != BallotKind.COMPETITIVE || !form.eligible().isEmpty()) {
            return form;
        }
        Namesakes names =
                Namesakes.of(
                        all.stream()
                                .map(one -> new Known(one.person(), one.name(), one.group()))
                                .toList());
        List<Eligible> eligible = new ArrayList<>();
        for (NewVoter one : all) {
            boolean stands =
                    form.items().stream().anyMatch(item -> one.person().equals(item.person()));
            if (!stands) {
                eligible.add(new Eligible(one.person(), names.label(one.person(), one.name())));
            }
        }
        return BallotForm.competitive(form.items(), form.seats(), eligible);
    }
}
