package org.openrenda.deputies.contact;

import java.util.List;
import java.util.function.Function;
import org.openrenda.platform.AccountId;

/** A part that knows what deputies did declares one as a bean; the public page asks all of them. */
public record DeedSource(Function<AccountId, List<Deed>> deeds) {}
