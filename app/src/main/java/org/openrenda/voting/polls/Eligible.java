package org.openrenda.voting.polls;

import org.openrenda.platform.PersonId;

/** Somebody who may be written in (另选他人). */
public record Eligible(PersonId person, String name) {}
