package org.openrenda.meetings.rooms;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.openrenda.congress.members.Member;
import org.openrenda.congress.members.Members;
import org.openrenda.meetings.sittings.MeetingRole;
import org.openrenda.meetings.sittings.NewParticipant;
import org.openrenda.meetings.sittings.Participant;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.PersonId;
import org.openrenda.platform.Refusal;
import org.openrenda.voting.ballotforms.Namesakes;
import org.openrenda.voting.ballotforms.Namesakes.Known;
import org.springframework.stereotype.Component;

/** Who takes part, from what the secretariat types and what the congress knows of its people. */
@Component
class PeopleForm {

    private final Members members;

    PeopleForm(Members members) {
        this.members = members;
    }

    /** All deputies in office, the suspended among them on the roster only (DEP-4). */
    List<NewParticipant> deputies(Actor actor, CongressId at) {
        return attending(members.deputies(actor, at));
    }

    private static List<NewParticipant> attending(List<Member> all) {
        return all.stream()
                .map(m ->
                        new NewParticipant(
                                m.person(),
                                m.account(),
                                m.name(),
                                "",
                                m.delegation(),
                                MeetingRole.ATTEND,
                                m.mayAct()))
                .toList();
    }

    /**
     * Members by name, one in each line or apart by 、; each must be a deputy in office. Namesakes
     * are told apart by their delegation.
     */
    List<NewParticipant> members(Actor actor, CongressId at, String typed) {
        List<Member> all = members.deputies(actor, at);
        Namesakes namesakes = namesakes(all);
        List<Member> found = new ArrayList<>();
        for (String name : Members.names(typed)) {
            PersonId person =
                    namesakes
                            .find(name, "attend")
                            .orElseThrow(
                                    () -> Refusal.of("attend", "本级在任代表中没有“" + name + "”，请核对姓名。"));
            all.stream().filter(one -> one.person().equals(person)).forEach(found::add);
        }
        return attending(found);
    }

    private static Namesakes namesakes(List<Member> all) {
        return Namesakes.of(
                all.stream().map(m -> new Known(m.person(), m.name(), m.delegation())).toList());
    }

    /** The names of the standing committee's members, to be changed by hand where need be. */
    String committee(Actor actor, CongressId at) {
        Namesakes namesakes = namesakes(members.deputies(actor, at));
        return members.committee(actor, at).stream()
                .map(one -> namesakes.label(one.person(), one.name()))
                .collect(Collectors.joining("、"));
    }

    /** Those who attended another meeting, as {@link #members} finds them again. */
    String attended(Actor actor, CongressId at, List<Participant> people) {
        Namesakes namesakes = namesakes(members.deputies(actor, at));
        return people.stream()
                .filter(one -> one.role() == MeetingRole.ATTEND)
                .map(one ->
                        one.person() == null
                                ? one.name()
                                : namesakes.label(one.person(), one.name()))
                .collect(Collectors.joining("、"));
    }

    /** Others, one in each line: the name, a space, the office. */
    static List<NewParticipant> others(MeetingRole role, String typed) {
        List<NewParticipant> found = new ArrayList<>();
        for (String line : typed.lines().map(String::strip).toList()) {
            if (!line.isEmpty()) {
                String[] parts = line.split("[\\s，,：:]+", 2);
                String duty = parts.length > 1 ? parts[1] : "";
                found.add(new NewParticipant(null, null, parts[0], duty, "", role, true));
            }
        }
        return found;
    }
}
