package org.openrenda.congress.imports;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openrenda.congress.CongressLevel;

/** Words people write in such tables, and what they mean; the first of each meaning is told. */
final class Words {

    static final Map<String, String> AREA_LEVELS =
            meaning(
                    "市级",
                    "CITY",
                    "县级",
                    "COUNTY",
                    "乡镇",
                    "TOWN",
                    "街道",
                    "SUBDISTRICT",
                    "市",
                    "CITY",
                    "地级",
                    "CITY",
                    "县",
                    "COUNTY",
                    "区",
                    "COUNTY",
                    "区县",
                    "COUNTY",
                    "镇",
                    "TOWN",
                    "乡",
                    "TOWN",
                    "乡级",
                    "TOWN");

    static final Map<String, CongressLevel> LEVELS = levels();

    static final Map<String, String> ORGANS =
            meaning(
                    "常务委员会", "STANDING_COMMITTEE",
                    "主任会议", "CHAIRPERSONS_COUNCIL",
                    "专门委员会", "SPECIAL_COMMITTEE",
                    "工作委员会", "WORKING_COMMITTEE",
                    "工作机构", "WORKING_BODY",
                    "办事机构", "ADMINISTRATIVE_BODY",
                    "主席团", "PRESIDIUM",
                    "人大街道工委", "SUBDISTRICT_WORKING_COMMITTEE",
                    "常委会", "STANDING_COMMITTEE",
                    "专委会", "SPECIAL_COMMITTEE",
                    "工委", "WORKING_COMMITTEE",
                    "街道工委", "SUBDISTRICT_WORKING_COMMITTEE");

    static final Map<String, String> UNITS =
            meaning(
                    "政府部门", "GOVERNMENT",
                    "监察委员会", "SUPERVISORY_COMMISSION",
                    "法院", "COURT",
                    "检察院", "PROCURATORATE",
                    "下级政府", "LOCAL_GOVERNMENT",
                    "企业", "ENTERPRISE",
                    "监委", "SUPERVISORY_COMMISSION",
                    "人民法院", "COURT",
                    "人民检察院", "PROCURATORATE",
                    "政府", "GOVERNMENT");

    private Words() {}

    private static Map<String, String> meaning(String... pairs) {
        Map<String, String> words = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            words.put(pairs[i], pairs[i + 1]);
        }
        return words;
    }

    private static Map<String, CongressLevel> levels() {
        Map<String, CongressLevel> levels = new LinkedHashMap<>();
        levels.put("省级", CongressLevel.PROVINCE);
        levels.put("市级", CongressLevel.CITY);
        levels.put("县级", CongressLevel.COUNTY);
        levels.put("乡级", CongressLevel.TOWNSHIP);
        levels.put("设区的市", CongressLevel.CITY);
        levels.put("区县", CongressLevel.COUNTY);
        levels.put("乡镇", CongressLevel.TOWNSHIP);
        return levels;
    }

    /** One word for each meaning, for a sentence that says what may be written. */
    static String told(Map<String, ?> words) {
        Map<Object, String> first = new LinkedHashMap<>();
        words.forEach((word, meaning) -> first.putIfAbsent(meaning, word));
        return String.join("、", new LinkedHashSet<>(first.values()));
    }

    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
