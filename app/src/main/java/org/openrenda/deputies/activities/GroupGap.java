package org.openrenda.deputies.activities;

import org.openrenda.deputies.groups.GroupId;

/** DEP-21: how many activities a group held in a year, and how many it should. */
public record GroupGap(GroupId group, String name, int held, int least) {

    public int missing() {
        return Math.max(0, least - held);
    }
}
