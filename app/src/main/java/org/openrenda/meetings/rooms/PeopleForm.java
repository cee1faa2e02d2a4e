package org.openrenda.meetings.rooms;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.openrenda.congress.members.Member;
import org.openrenda.congress.members.Members;
import org.openrenda.meetings.sittings.MeetingRole;
import org.openrenda.meetings.sittings.NewParticipant;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
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

    /** Members by name, one in each line or apart by 、; each must be a deputy in office. */
    List<NewParticipant> members(Actor actor, CongressId at, String typed) {
        return attending(members.named(actor, at, typed, "attend"));
    }

    /** The names of the standing committee's members, to be changed by hand where need be. */
    String committee(Actor actor, CongressId at) {
        return members.committee(actor, at).stream()
                .map(Member::name)
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
