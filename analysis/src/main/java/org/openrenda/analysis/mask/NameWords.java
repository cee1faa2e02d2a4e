package org.openrenda.analysis.mask;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openrenda.analysis.text.PhraseMatcher;

/** The word lists that tell names from other words, read from {@code names.txt}. */
final class NameWords {

    /** Characters that end a place name: what stands before them is not a person. */
    private static final String PLACE_ENDS =
            "路街巷道村镇乡区县市苑园城府湾里桥站山湖江河庄塘冲坳岭坪大广小中医公店厂社院校港口机州寺庙墓水沟洲园队组号栋";

    /** Family names that are seldom anything else, so that they may count without a cue. */
    private static final String PLAIN_SURNAMES =
            "王李张刘陈杨黄赵吴周徐孙朱胡郭何林罗郑梁谢宋唐许邓韩冯曹彭曾肖董潘袁蔡蒋杜叶魏苏吕丁卢姚沈钟姜崔谭陆汪廖韦贾傅邹熊孟秦邱侯尹薛闫段雷黎陶贺郝龚邵钱覃戴孔赖";

    private static final String DOUBTFUL_SURNAMES =
            "于全原应向时成管关单车解房何包费项纪商游司尚宗隆简左文易严施洪温季章毕齐庄古童盛池桂蓝宁冷舒米井花平幸祖路程江水高金方万石任白常安马田云龙东";

    private final boolean[] surname = new boolean[Character.MAX_VALUE + 1];
    private final boolean[] plainSurname = new boolean[Character.MAX_VALUE + 1];
    private final boolean[] given = new boolean[Character.MAX_VALUE + 1];
    private final boolean[] plainly = new boolean[Character.MAX_VALUE + 1];
    private final boolean[] shortFollow = new boolean[Character.MAX_VALUE + 1];
    private final Set<String> compounds = new HashSet<>();
    private final Set<Integer> words = new HashSet<>();
    private final Set<Integer> before = new HashSet<>();
    private final Set<Integer> pairs = new HashSet<>();
    private final boolean[] compoundStart = new boolean[Character.MAX_VALUE + 1];
    private final PhraseMatcher longFollow;
    final List<String> cues = new ArrayList<>();
    final int strongCues;
    final PhraseMatcher cueMatcher;
    final PhraseMatcher titleMatcher;

    static final NameWords DEFAULT = new NameWords(read());

    private NameWords(Map<String, List<String>> lists) {
        mark(lists.get("surname"), surname);
        mark(List.of(PLAIN_SURNAMES), plainSurname);
        mark(lists.get("given"), given);
        mark(lists.get("plainly"), plainly);
        compounds.addAll(lists.get("compound"));
        compounds.forEach(name -> compoundStart[name.charAt(0)] = true);
        gather(lists.get("word"), words);
        gather(lists.get("before"), before);
        gather(lists.get("pair"), pairs);
        List<String> follows = new ArrayList<>();
        for (String follow : lists.get("follow")) {
            if (follow.length() == 1) {
                shortFollow[follow.charAt(0)] = true;
            } else {
                follows.add(follow);
            }
        }
        longFollow = new PhraseMatcher(follows);
        cues.addAll(lists.get("cue"));
        strongCues = cues.size();
        cues.addAll(lists.get("role"));
        cues.addAll(List.of("某、", "某和", "某与", "某及"));
        cueMatcher = new PhraseMatcher(cues);
        titleMatcher = new PhraseMatcher(lists.get("title"));
    }

    boolean isPlainSurname(char c) {
        return plainSurname[c];
    }

    boolean isGiven(char c) {
        return given[c];
    }

    /** Whether after a family name this is a given name by itself: 张颖. */
    boolean isPlainly(char c) {
        return plainly[c];
    }

    /** Family names that are more often something else; without a cue they do not count. */
    boolean isDoubtfulSurname(char c) {
        return DOUBTFUL_SURNAMES.indexOf(c) >= 0;
    }

    /** Length of the family name that stands here, 0 if none does. */
    int surnameAt(String text, int at) {
        if (at >= text.length()) {
            return 0;
        }
        char c = text.charAt(at);
        if (compoundStart[c]
                && at + 1 < text.length()
                && compounds.contains(text.substring(at, at + 2))) {
            return 2;
        }
        return surname[c] ? 1 : 0;
    }

    /** Whether what begins with this family name is a common word: 马路. */
    boolean beginsWord(String text, int at) {
        return isPair(words, text, at);
    }

    /** Whether what ends with this family name is a common word: 安全. */
    boolean endsWord(String text, int at) {
        return at > 0 && isPair(before, text, at - 1);
    }

    /** Whether it begins or ends a common word. */
    boolean isWord(String text, int at) {
        return beginsWord(text, at) || endsWord(text, at);
    }

    /** Whether the given name is a common word: 王 before 学校 names nobody. */
    boolean isCommonPair(String text, int at) {
        return isPair(pairs, text, at);
    }

    boolean isPlaceEnd(String text, int at) {
        return at < text.length() && PLACE_ENDS.indexOf(text.charAt(at)) >= 0;
    }

    boolean endsBeforePhrase(String text, int at) {
        return longFollow.longestAt(text, at) > 0;
    }

    boolean endsBeforeCharacter(String text, int at) {
        return shortFollow[text.charAt(at)];
    }

    static boolean isHan(char c) {
        return c >= '一' && c <= '鿿';
    }

    private static boolean isPair(Set<Integer> pairs, String text, int at) {
        return at + 1 < text.length()
                && pairs.contains(text.charAt(at) << 16 | text.charAt(at + 1));
    }

    private static void gather(List<String> words, Set<Integer> pairs) {
        for (String word : words) {
            int last = word.length() - 1;
            if (last > 0) {
                pairs.add(word.charAt(last - 1) << 16 | word.charAt(last));
            }
        }
    }

    private static void mark(List<String> lines, boolean[] marks) {
        for (String line : lines) {
            line.chars().forEach(c -> marks[c] = true);
        }
    }

    private static Map<String, List<String>> read() {
        Map<String, List<String>> lists = new HashMap<>();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                NameWords.class.getResourceAsStream("names.txt"),
                                StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("#")) {
                    continue;
                }
                String[] parts = line.split(" ");
                List<String> list = lists.computeIfAbsent(parts[0], k -> new ArrayList<>());
                list.addAll(List.of(parts).subList(1, parts.length));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lists;
    }
}
