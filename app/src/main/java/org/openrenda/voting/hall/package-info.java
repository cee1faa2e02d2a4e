/**
 * The pages of a poll: the clerk's form, the chair, the voter, the counters and the hall screen.
 */
@NullMarked
package org.openrenda.voting.hall;

import org.jspecify.annotations.NullMarked;
