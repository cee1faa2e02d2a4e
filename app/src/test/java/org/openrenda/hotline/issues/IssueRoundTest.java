package org.openrenda.hotline.issues;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.TestCity;
import org.openrenda.hotline.intake.Intake;
import org.openrenda.hotline.intake.RawTicket;
import org.openrenda.platform.calendar.Calendar;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("热点的归并和跟踪")
class IssueRoundTest {

    @Autowired private ApplicationContext context;
    @Autowired private Intake intake;
    @Autowired private Issues issues;
    @Autowired private IssueRound round;
    @Autowired private Calendar calendar;

    private TestCity city;

    @BeforeAll
    void found() {
        city = TestCity.found(context);
    }

    private RawTicket ticket(String number, int daysAgo, String caller, String text) {
        LocalDateTime at = calendar.today().minusDays(daysAgo).atTime(9, 0);
        return new RawTicket(
                number,
                at,
                "投诉",
                "电话",
                "翠柏苑小区二次供水停水",
                text,
                caller,
                "测北区",
                "江滨街道",
                "",
                "",
                "",
                null,
                null,
                null,
                "",
                "");
    }

    private void take(List<RawTicket> tickets) {
        city.doing(
                city.clerk,
                clerk -> intake.take(clerk, intake.source(clerk, city.city, "热点测试热线"), tickets));
    }

    /** One person each, in their own words: copies of one text would be one voice. */
    private static final List<String> WORDS =
            List.of(
                    "翠柏苑小区六楼以上晚上停水，老人打不到水做饭，请尽快恢复供水",
                    "我住翠柏苑，高层水压不足已经半个月，二次供水泵房没有人管",
                    "翠柏苑小区每天七点以后自来水就断，孩子没法洗澡，希望水务部门来查",
                    "反映翠柏苑二次供水设备老化，夜里经常停水，物业说不归他们",
                    "翠柏苑停水没有任何通知，楼上住户意见很大，什么时候能修好水泵",
                    "翠柏苑小区七号楼水压太小，热水器打不着火，请协调解决供水",
                    "江滨街道翠柏苑又停水了，泵房坏了没人修，居民只能提水上楼",
                    "翠柏苑居民用水困难，晚高峰六楼以上没有水，盼望改造供水管网",
                    "翠柏苑今天又断水，这已经是本月第五次，请问到底谁负责二次供水",
                    "家住翠柏苑顶楼，水压不足无法正常生活，请相关部门上门检测供水",
                    "翠柏苑的供水问题反映多次没有结果，晚上停水影响全楼生活",
                    "翠柏苑小区水泵噪音大还供不上水，停水停得莫名其妙，请督促整改");

    private List<RawTicket> complaints(String prefix, int from, int to, int daysAgo) {
        List<RawTicket> tickets = new ArrayList<>();
        for (int i = from; i < to; i++) {
            String caller = "1390000%04d".formatted(i);
            tickets.add(ticket(prefix + i, daysAgo, caller, WORDS.get(i)));
        }
        return tickets;
    }

    @Test
    @DisplayName("F-HOT-4 多人反映同一地点同一件事归为一件，工单挂在它名下；再来新工单时还是同一件")
    void keepsItsNumberWhileItGrows() {
        take(complaints("A", 0, 8, 10));
        round.group();
        List<Issue> first = hottest();
        assertThat(first).isNotEmpty();
        assertThat(first).allSatisfy(one -> assertThat(heard(one)).isEqualTo(one.tickets()));
        take(complaints("B", 8, 12, 1));
        round.group();
        List<Issue> later = hottest();
        List<Long> numbers = later.stream().map(Issue::id).toList();
        assertThat(numbers).contains(first.getFirst().id());
        assertThat(later).allSatisfy(one -> assertThat(heard(one)).isEqualTo(one.tickets()));
        assertThat(tickets(later)).isGreaterThan(tickets(first));
    }

    private List<Long> ours() {
        return List.of(city.city.value(), city.county.value());
    }

    private List<Issue> hottest() {
        return city.doing(city.clerk, c -> issues.hottest(ours(), "", "", 10));
    }

    private static int tickets(List<Issue> found) {
        return found.stream().mapToInt(Issue::tickets).sum();
    }

    private int heard(Issue issue) {
        List<Voice> voices = city.doing(city.clerk, c -> issues.voices(ours(), issue.id(), 100));
        return voices.size();
    }
}
