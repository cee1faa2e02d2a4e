/**
 * Secret ballots: blind-signed credentials issued at sign-in by two issuers, cast without a
 * sign-in, published and countable by anyone; nobody can tell whose ballot is whose.
 */
@NamedInterface("secretballots")
@NullMarked
package org.openrenda.voting.secretballots;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
