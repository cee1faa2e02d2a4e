package org.openrenda.congress;

import java.util.List;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.access.HandlingUnits;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells those who grant roles which units a congress has, by name. */
@Component
class UnitsToGrant implements HandlingUnits {

    private final Tree tree;

    UnitsToGrant(Tree tree) {
        this.tree = tree;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Named> of(CongressId congress) {
        return tree.units(congress).stream()
                .map(unit -> new Named(unit.id(), unit.name()))
                .toList();
    }
}
