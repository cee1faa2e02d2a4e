/** Forms of ballots as clerks type them, whatever page they type on. */
@NamedInterface("ballotforms")
@NullMarked
package org.openrenda.voting.ballotforms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
