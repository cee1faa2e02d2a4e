package org.openrenda.meetings.alerts;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.openrenda.platform.PersonId;
import org.openrenda.platform.parameters.Parameter;

/**
 * MTG-9: no member of a standing committee holds a post in an executive, supervisory, judicial or
 * procuratorial organ. Nothing here knows such posts for certain: whose occupation in the roster
 * names such a unit, or who handles for one with an account, is put before the secretariat.
 */
final class OtherPosts {

    private OtherPosts() {}

    /**
     * A member as the registers know them.
     *
     * @param occupation as the roster says
     */
    record Seated(PersonId person, String name, String occupation) {}

    static Alert of(
            List<Seated> members, List<String> units, Set<PersonId> handlers, Parameter source) {
        List<Alert.Line> lines = new ArrayList<>();
        for (Seated one : members) {
            List<String> named = units.stream().filter(one.occupation()::contains).toList();
            if (!named.isEmpty()) {
                lines.add(line(one, "名册写有“" + one.occupation() + "”"));
            } else if (handlers.contains(one.person())) {
                lines.add(line(one, "是承办单位的经办人"));
            }
        }
        Alert.State state =
                members.isEmpty()
                        ? Alert.State.UNKNOWN
                        : lines.isEmpty() ? Alert.State.KEPT : Alert.State.LOOK;
        String says =
                members.isEmpty()
                        ? "还没有登记常委会组成人员。"
                        : lines.isEmpty()
                                ? "组成人员中没有发现担任行政、监察、审判、检察机关职务的。"
                                : lines.size() + " 人可能担任行政、监察、审判、检察机关的职务，请核对。";
        return new Alert("MTG-9", "常委会组成人员兼职", state, says, List.of(source), lines);
    }

    private static Alert.Line line(Seated one, String why) {
        return new Alert.Line(one.name() + "：" + why, "/deputies?q=" + encoded(one.name()));
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }
}
