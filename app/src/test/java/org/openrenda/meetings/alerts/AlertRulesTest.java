package org.openrenda.meetings.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.platform.PersonId;
import org.openrenda.platform.parameters.Parameter;

@DisplayName("会议的法定提醒：各条的界线")
class AlertRulesTest {

    private static final LocalDate LAST = LocalDate.of(2026, 9, 20);
    private static final LocalDate DUE = LocalDate.of(2026, 11, 20);

    private static Parameter number(String key, int value) {
        return new Parameter(key, null, value, "PIECE", key, "", "地方组织法", LocalDate.of(2024, 1, 1));
    }

    private static Held held(LocalDate on) {
        return new Held(new MeetingId(1), "已开的会", on, true);
    }

    private static Held planned(LocalDate on) {
        return new Held(new MeetingId(2), "筹备的会", on, false);
    }

    private static Alert gap(LocalDate today, Held... meetings) {
        return MeetingGap.of(List.of(meetings), today, number("gap", 2), number("warning", 30));
    }

    @Test
    @DisplayName("MTG-7 满两个月的当天还来得及，过一天就超过；月末按当月最后一天")
    void countsTwoMonths() {
        assertThat(gap(DUE, held(LAST)).state()).isEqualTo(Alert.State.SOON);
        assertThat(gap(DUE.plusDays(1), held(LAST)).state()).isEqualTo(Alert.State.BROKEN);
        assertThat(gap(LAST, held(LAST), planned(DUE)).state()).isEqualTo(Alert.State.KEPT);
        assertThat(gap(LAST, held(LAST), planned(DUE.plusDays(1))).state())
                .isEqualTo(Alert.State.BROKEN);
        assertThat(MeetingGap.due(LocalDate.of(2026, 12, 31), 2))
                .isEqualTo(LocalDate.of(2027, 2, 28));
    }

    @Test
    @DisplayName("MTG-7 没有筹备下一次的，提前三十天提醒，早一天不提醒；没开过的说没有数据")
    void warnsInTime() {
        assertThat(gap(DUE.minusDays(30), held(LAST)).state()).isEqualTo(Alert.State.SOON);
        assertThat(gap(DUE.minusDays(31), held(LAST)).state()).isEqualTo(Alert.State.KEPT);
        assertThat(gap(DUE).state()).isEqualTo(Alert.State.UNKNOWN);
        Alert past = gap(DUE, held(LAST), held(LAST.minusMonths(2).minusDays(1)));
        assertThat(past.lines()).anyMatch(line -> line.text().contains("应不晚于"));
    }

    private static Alert first(LocalDate today, LocalDate elected, Held... sessions) {
        Election election = elected == null ? null : new Election(elected, "选举公告");
        return FirstSession.of(List.of(sessions), today, election, number("within", 2));
    }

    @Test
    @DisplayName("MTG-3 选举完成后两个月内召集，满两个月的当天还在期限内；没有登记日期的说没有数据")
    void firstSessionIsCalled() {
        LocalDate elected = LocalDate.of(2027, 1, 5);
        LocalDate due = LocalDate.of(2027, 3, 5);
        assertThat(first(elected, elected, planned(due)).state()).isEqualTo(Alert.State.KEPT);
        assertThat(first(elected, elected, planned(due.plusDays(1))).state())
                .isEqualTo(Alert.State.BROKEN);
        assertThat(first(due, elected).state()).isEqualTo(Alert.State.SOON);
        assertThat(first(due.plusDays(1), elected).state()).isEqualTo(Alert.State.BROKEN);
        assertThat(first(due, elected, held(elected.minusDays(1))).state())
                .isEqualTo(Alert.State.SOON);
        assertThat(first(due, null).state()).isEqualTo(Alert.State.UNKNOWN);
    }

    private static Alert.State size(int members, int population) {
        List<Alert.Line> lines = new ArrayList<>();
        for (int n = 0; n < members; n++) {
            lines.add(new Alert.Line("委员" + n, ""));
        }
        CommitteeSize.Range city =
                new CommitteeSize.Range(
                        number("min", 29),
                        number("max", 51),
                        number("largeOver", 800),
                        number("maxLarge", 61));
        return CommitteeSize.of(lines, population, city).state();
    }

    @Test
    @DisplayName("MTG-8 设区的市二十九至五十一人，人口超过八百万的至六十一人；恰好八百万不算超过")
    void committeesHaveTheirSize() {
        assertThat(size(28, 0)).isEqualTo(Alert.State.LOOK);
        assertThat(size(29, 0)).isEqualTo(Alert.State.KEPT);
        assertThat(size(51, 8_000_000)).isEqualTo(Alert.State.KEPT);
        assertThat(size(52, 8_000_000)).isEqualTo(Alert.State.BROKEN);
        assertThat(size(61, 8_000_001)).isEqualTo(Alert.State.KEPT);
        assertThat(size(62, 8_000_001)).isEqualTo(Alert.State.BROKEN);
        assertThat(size(0, 0)).isEqualTo(Alert.State.UNKNOWN);
    }

    @Test
    @DisplayName("MTG-9 名册职务写有承办单位的、是承办单位经办人的，请核对；别人不提")
    void findsOtherPosts() {
        List<OtherPosts.Seated> members =
                List.of(
                        new OtherPosts.Seated(new PersonId(1), "甲", "云澜市水务局局长"),
                        new OtherPosts.Seated(new PersonId(2), "乙", "小学教师"),
                        new OtherPosts.Seated(new PersonId(3), "丙", ""));
        Parameter source = number("posts", 1);
        Alert found = OtherPosts.of(members, List.of("市水务局"), Set.of(new PersonId(3)), source);
        assertThat(found.state()).isEqualTo(Alert.State.LOOK);
        assertThat(found.lines())
                .extracting(line -> line.text().substring(0, 1))
                .containsExactly("甲", "丙");
        assertThat(OtherPosts.of(members, List.of("市教育局"), Set.of(), source).state())
                .isEqualTo(Alert.State.KEPT);
    }
}
