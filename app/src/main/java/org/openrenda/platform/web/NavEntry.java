package org.openrenda.platform.web;

/**
 * A place to go to, declared as a bean by the module that owns it.
 *
 * @param place where the entry stands
 * @param group the system it belongs to, such as 监督; empty on phone and public site
 * @param label the words of the link
 * @param href its address, which also marks every page below it as being there
 * @param order entries and groups are sorted by it
 * @param needs name of the permission without which it is not shown, or empty for everyone
 * @param icon name of a symbol in the icon sprite; used on the phone's bottom bar only
 */
public record NavEntry(
        Place place,
        String group,
        String label,
        String href,
        int order,
        String needs,
        String icon) {

    /** The desk's side bar, the phone's bottom bar (at most four), the head of the public site. */
    public enum Place {
        DESK,
        PHONE,
        SITE
    }

    public static NavEntry desk(String group, String label, String href, int order) {
        return new NavEntry(Place.DESK, group, label, href, order, "", "");
    }

    public static NavEntry phone(String label, String href, String icon, int order) {
        return new NavEntry(Place.PHONE, "", label, href, order, "", icon);
    }

    public static NavEntry site(String label, String href, int order) {
        return new NavEntry(Place.SITE, "", label, href, order, "", "");
    }

    public NavEntry needing(String permission) {
        return new NavEntry(place, group, label, href, order, permission, icon);
    }
}
