/** A poll from its preparation to the announcement of its result, with its named ballots. */
@NamedInterface("polls")
@NullMarked
package org.openrenda.voting.polls;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
