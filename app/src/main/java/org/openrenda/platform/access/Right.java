package org.openrenda.platform.access;

import java.util.List;
import java.util.Set;

/**
 * A right with its holders.
 *
 * @param held one entry for each role, in the order of the roles
 * @param routes the addresses that ask for it
 */
public record Right(
        String code, String label, boolean reachesDown, List<Boolean> held, Set<String> routes) {}
