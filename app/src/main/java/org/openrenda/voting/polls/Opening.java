package org.openrenda.voting.polls;

import java.util.Collection;
import java.util.Set;
import org.openrenda.platform.PersonId;

/**
 * What is known when voting begins.
 *
 * @param present the people signed in
 * @param base all members, or all deputies (CAL-4, CAL-5), as the caller's rules count them; stored
 * @param override why voting begins although the quorum is not reached; empty otherwise
 */
public record Opening(Set<PersonId> present, int base, String override) {

    public Opening {
        present = Set.copyOf(present);
    }

    public static Opening of(Collection<PersonId> present, int base) {
        return new Opening(Set.copyOf(present), base, "");
    }
}
