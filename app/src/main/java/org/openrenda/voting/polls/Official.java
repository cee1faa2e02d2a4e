package org.openrenda.voting.polls;

import org.jspecify.annotations.Nullable;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.PersonId;

/** A ballot supervisor (监票人) or vote counter (计票人), who confirms by an own sign-in. */
public record Official(
        AccountId account, @Nullable PersonId person, String name, OfficialDuty duty) {}
