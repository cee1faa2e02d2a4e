package org.openrenda.deputies.contact;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.PersonId;

/**
 * A deputy's page.
 *
 * @param code stands in the address of the page and in its QR code
 * @param shown what the deputy lets everyone see beside name and congress
 */
public record Profile(
        AccountId account,
        CongressId congress,
        @Nullable PersonId person,
        String code,
        String name,
        String occupation,
        String electoralUnit,
        String delegation,
        String intro,
        Set<ProfileField> shown) {

    public Profile {
        shown = Set.copyOf(shown);
    }

    public boolean shows(ProfileField field) {
        return shown.contains(field);
    }
}
