package org.openrenda.deputies.groups;

import org.openrenda.platform.CongressId;

/**
 * A group of deputies (代表小组).
 *
 * @param members how many belong to it
 * @param video the address of its video room; empty without one
 */
public record DeputyGroup(
        GroupId id, CongressId congress, String name, String video, int members) {}
