package org.openrenda.congress;

import java.time.LocalDate;

/**
 * The seat somebody was elected to.
 *
 * @param electoralUnit 选区 or 选举单位
 * @param group 代表小组, or empty
 * @param profession 职业构成, such as 一线工人, or empty
 * @param byElection whether a vacancy was filled (补选); otherwise at the general election
 * @param document the announcement or report of the election
 */
public record Seat(
        String electoralUnit,
        String delegation,
        String group,
        String profession,
        boolean byElection,
        LocalDate electedOn,
        String document) {}
