package org.openrenda.analysis.issues;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HotIssuesTest {

    private static final LocalDateTime DAY = LocalDateTime.of(2024, 5, 1, 8, 0);
    private static final Duration EVER = Duration.ofDays(36_500);

    private final List<Message> messages = new ArrayList<>();

    private void write(String user, int day, String title, String text) {
        String id = "t" + (messages.size() + 1);
        messages.add(new Message(id, user, DAY.plusDays(day), title, text, 0));
    }

    private void noiseAndHeat() {
        write("u1", 0, "翠竹苑小区旁工地夜间施工噪音扰民", "翠竹苑旁边的工地半夜打桩，噪音太大，无法休息");
        write("u2", 2, "翠竹苑旁工地半夜施工", "工地凌晨还在施工，噪音扰民，翠竹苑居民睡不着");
        write("u3", 5, "翠竹苑小区外夜间施工噪声", "每晚施工到两点，搅拌车噪音很大");
        write("u4", 1, "翠竹苑小区暖气不热", "翠竹苑三号楼暖气一直不热，室温十二度，供热公司不管");
        write("u5", 3, "翠竹苑供暖温度不达标", "暖气不热，室温太低，供热站推诿");
        write("u6", 2, "枫林湾小区旁工地夜间施工噪音扰民", "枫林湾旁边的工地半夜打桩，噪音太大，无法休息");
        write("u7", 4, "枫林湾附近工地半夜施工", "工地凌晨施工噪音扰民，枫林湾居民睡不着");
        for (int i = 0; i < 60; i++) {
            write("o" + i, i % 9, "咨询第" + i + "项业务如何办理", "想了解办事窗口的时间和所需材料" + i);
        }
    }

    @Test
    @DisplayName("F-HOT-4 同一地点的不同事项分开，同一事项的不同地点分开")
    void separatesMattersAndPlaces() {
        noiseAndHeat();
        List<HotIssue> issues = HotIssues.of(messages, EVER).hottest(100);
        assertThat(issues.stream().map(HotIssue::ids))
                .contains(List.of("t1", "t2", "t3"), List.of("t4", "t5"), List.of("t6", "t7"));
        HotIssue noise =
                issues.stream().filter(i -> i.ids().contains("t1")).findFirst().orElseThrow();
        assertThat(noise.place()).startsWith("翠竹苑");
        assertThat(noise.title()).contains("翠竹苑");
        assertThat(noise.voices()).isEqualTo(3);
        assertThat(noise.first()).isEqualTo(DAY);
        assertThat(noise.last()).isEqualTo(DAY.plusDays(5));
    }

    @Test
    @DisplayName("F-HOT-4 一人多次反映只算一个声音，内容相同的多条也只算一个")
    void oneUserAndOneWordingAreOneVoice() {
        noiseAndHeat();
        write("u1", 6, "翠竹苑工地夜间施工噪音依旧", "翠竹苑旁的工地昨晚又施工，噪音扰民");
        write("u8", 6, "翠竹苑小区旁工地夜间施工噪音扰民", "翠竹苑旁边的工地半夜打桩，噪音太大，无法休息");
        HotIssue noise =
                HotIssues.of(messages, EVER).hottest(100).stream()
                        .filter(issue -> issue.ids().contains("t1"))
                        .findFirst()
                        .orElseThrow();
        assertThat(noise.ids()).hasSize(5);
        assertThat(noise.voices()).isEqualTo(3);
    }

    @Test
    @DisplayName("F-HOT-4 一个人写得再多也不成热点")
    void aSingleVoiceIsNoHotIssue() {
        for (int i = 0; i < 20; i++) {
            write("u1", i, "翠竹苑工地夜间施工噪音扰民", "第" + i + "次反映翠竹苑工地夜间施工，噪音扰民");
        }
        assertThat(HotIssues.of(messages, EVER).hottest(10)).isEmpty();
    }

    @Test
    @DisplayName("F-HOT-4 新来的诉求归入已有的问题，或另起一个")
    void takesInNewMessages() {
        noiseAndHeat();
        HotIssues issues = HotIssues.of(messages, EVER);
        int noise =
                issues.hottest(100).stream()
                        .filter(issue -> issue.ids().contains("t1"))
                        .findFirst()
                        .orElseThrow()
                        .number();
        int same =
                issues.add(
                        new Message("n1", "u9", DAY.plusDays(7), "翠竹苑旁工地夜间施工噪音扰民", "工地半夜施工噪音", 0));
        int other = issues.add(new Message("n2", "u9", DAY.plusDays(7), "柳荫巷路灯不亮", "柳荫巷路灯坏了", 0));
        assertThat(same).isEqualTo(noise);
        assertThat(other).isNotEqualTo(noise);
    }

    @Test
    @DisplayName("F-HOT-4 间隔超过时间窗的算作另一个问题")
    void windowEndsAnIssue() {
        noiseAndHeat();
        write("u9", 400, "翠竹苑小区旁工地夜间施工噪音", "翠竹苑旁工地半夜打桩，噪音太大");
        List<HotIssue> near = HotIssues.of(messages, Duration.ofDays(90)).hottest(100);
        assertThat(near).anySatisfy(i -> assertThat(i.ids()).containsExactly("t1", "t2", "t3"));
        List<HotIssue> ever = HotIssues.of(messages, EVER).hottest(100);
        assertThat(ever).anySatisfy(i -> assertThat(i.ids()).contains("t1", "t68"));
    }

    @Test
    @DisplayName("F-HOT-4 没有诉求就没有热点；同样的诉求给出同样的结果")
    void nothingAndTwiceTheSame() {
        assertThat(HotIssues.of(List.of(), EVER).hottest(10)).isEmpty();
        noiseAndHeat();
        assertThat(HotIssues.of(messages, EVER).hottest(9))
                .isEqualTo(HotIssues.of(messages, EVER).hottest(9));
    }
}
