package org.openrenda.hotline.issues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrenda.AppTest;
import org.openrenda.TestCity;
import org.openrenda.hotline.counts.Counts;
import org.openrenda.hotline.counts.Slice;
import org.openrenda.hotline.intake.Intake;
import org.openrenda.hotline.intake.RawTicket;
import org.openrenda.hotline.proposals.ProposalSearch;
import org.openrenda.hotline.proposals.Proposals;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.access.TestSignIn;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.database.DataScope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("F-PLAT-2 两个互不隶属的市：热点、突增、看板、建议和大屏互不可见")
class IsolationTest {

    private static final List<String> WORDS =
            List.of(
                    "翠柏苑小区六楼以上晚上停水，老人打不到水做饭，请尽快恢复供水",
                    "我住翠柏苑，高层水压不足已经半个月，二次供水泵房没有人管",
                    "翠柏苑小区每天七点以后自来水就断，孩子没法洗澡，希望水务部门来查",
                    "反映翠柏苑二次供水设备老化，夜里经常停水，物业说不归他们",
                    "翠柏苑停水没有任何通知，楼上住户意见很大，什么时候能修好水泵",
                    "翠柏苑小区七号楼水压太小，热水器打不着火，请协调解决供水");

    @Autowired private ApplicationContext context;
    @Autowired private Intake intake;
    @Autowired private Issues issues;
    @Autowired private IssueRound round;
    @Autowired private Counts counts;
    @Autowired private Proposals proposals;
    @Autowired private Calendar calendar;
    @Autowired private TransactionTemplate transaction;
    @Autowired private MockMvcTester http;

    private TestCity city;

    /** Both cities speak in the same words of a place of the same name. */
    @BeforeAll
    void hearBothCities() {
        city = TestCity.found(context);
        take(city.clerk, city.city, "甲", "测北区");
        take(city.foreignClerk, city.foreign, "乙", "测北区");
        round.group();
        DataScope.system(() ->
                transaction.executeWithoutResult(status -> {
                    alert(city.county);
                    alert(city.foreign);
                }));
    }

    private void alert(CongressId congress) {
        city.jdbc()
                .sql(
                        """
                        insert into hotline.alert (congress_id, topic_code, area_code, day,
                            tickets, expected, limit_at)
                        values (:congress, '0301', '990102', :day, 40, 3, 9)
                        """)
                .param("congress", congress.value())
                .param("day", calendar.today().minusDays(1))
                .update();
    }

    private void take(AccountId clerk, CongressId at, String prefix, String county) {
        List<RawTicket> tickets = new ArrayList<>();
        for (int i = 0; i < WORDS.size(); i++) {
            LocalDateTime time = calendar.today().minusMonths(1).atTime(9, i);
            String caller = prefix.equals("甲") ? "1390000%04d" : "1370000%04d";
            tickets.add(
                    new RawTicket(
                            prefix + i,
                            time,
                            "投诉",
                            "电话",
                            "翠柏苑小区二次供水停水",
                            WORDS.get(i),
                            caller.formatted(i),
                            county,
                            "",
                            "",
                            "",
                            "",
                            null,
                            null,
                            null,
                            "",
                            ""));
        }
        String source = prefix + "热线";
        city.doing(clerk, actor -> intake.take(actor, intake.source(actor, at, source), tickets));
    }

    private static List<Long> ids(CongressId... congresses) {
        return List.of(congresses).stream().map(CongressId::value).toList();
    }

    private List<Issue> seenBy(AccountId account) {
        return city.doing(
                account,
                actor ->
                        issues.hottest(
                                actor.seen().stream().map(CongressId::value).toList(),
                                "",
                                "",
                                100));
    }

    @Test
    @DisplayName("F-HOT-4 用词相同、地名相同，两市的工单也不归成一件，各归各的人大")
    void groupsEachTreeApart() {
        List<Issue> ours = seenBy(city.clerk);
        List<Issue> theirs = seenBy(city.foreignClerk);
        assertThat(ours).isNotEmpty().allMatch(one -> one.tickets() <= WORDS.size());
        assertThat(theirs).isNotEmpty().allMatch(one -> one.tickets() <= WORDS.size());
        assertThat(ours).extracting(Issue::congress).containsOnly(city.county);
        assertThat(theirs).extracting(Issue::congress).containsOnly(city.foreign);
        assertThat(ours).extracting(Issue::id).doesNotContainAnyElementsOf(numbers(theirs));
    }

    private static List<Long> numbers(List<Issue> found) {
        return found.stream().map(Issue::id).toList();
    }

    @Test
    @DisplayName("全部工单在一个县的热点，县里和市里都看得到；县外的人大看不到")
    void belongsToTheLowestThatHoldsAll() {
        assertThat(numbers(seenBy(city.countyClerk))).isEqualTo(numbers(seenBy(city.clerk)));
    }

    @Test
    @DisplayName("F-HOT-3 外市工单写了同名的区县，也不落到别市的县里")
    void keepsTicketsInTheirOwnTree() {
        assertThat(congressesOf("乙")).containsOnly(city.foreign.value());
        assertThat(congressesOf("甲")).containsOnly(city.county.value());
    }

    private List<Long> congressesOf(String prefix) {
        return DataScope.system(() ->
                transaction.execute(status ->
                        city.jdbc()
                                .sql(
                                        """
                                        select congress_id from hotline.ticket
                                        where starts_with(number, :prefix)
                                        """)
                                .param("prefix", prefix)
                                .query(Long.class)
                                .list()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hotline.issue",
                "hotline.alert",
                "hotline.proposal",
                "hotline.ticket",
                "hotline.day_count",
                "hotline.month_count"
            })
    @DisplayName("只设了本市的范围，外市的行一条也查不到；没设范围一条也没有")
    void rowsStayInTheirScope(String table) {
        CongressId own = city.foreign;
        city.doing(city.clerk, clerk -> draft(city.clerk));
        city.doing(city.foreignClerk, clerk -> draft(city.foreignClerk));
        String sql = "select distinct congress_id from " + table;
        assertThat(inScope(ids(own), sql)).containsExactly(own.value());
        assertThat(inScope(ids(city.city, city.county), sql))
                .isNotEmpty()
                .doesNotContain(own.value());
        assertThat(inScope(List.of(), sql)).isEmpty();
    }

    /** Once for each; a topic under way is refused, which is as good. */
    private boolean draft(AccountId account) {
        YearMonth month = YearMonth.from(calendar.today()).minusMonths(1);
        var actor = city.as(account);
        if (proposals.count(actor, ProposalSearch.of("", 1)) == 0) {
            proposals.draft(actor, actor.home(), month, "0301", null);
        }
        return true;
    }

    private List<Long> inScope(List<Long> congresses, String sql) {
        try {
            return DataScope.call(
                    congresses,
                    () ->
                            transaction.execute(
                                    status -> city.jdbc().sql(sql).query(Long.class).list()));
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    @DisplayName("不能改动、也不能替外市写入热点和突增")
    void writesStayInTheirScope() {
        assertThat(updated("update hotline.issue set heat = 0")).isEqualTo(seenByForeign("issue"));
        assertThat(updated("delete from hotline.alert where area_code = '990102'")).isOne();
        DataScope.system(() -> transaction.executeWithoutResult(status -> alert(city.foreign)));
        round.group();
        assertThat(seenBy(city.clerk)).isNotEmpty();
        assertThatThrownBy(() ->
                        DataScope.run(
                                ids(city.foreign),
                                () -> transaction.executeWithoutResult(status -> alert(city.city))))
                .isInstanceOf(DataAccessException.class);
    }

    private int seenByForeign(String table) {
        return inScope(ids(city.foreign), "select id from hotline." + table).size();
    }

    private int updated(String sql) {
        return city.doing(
                city.foreignClerk,
                actor -> transaction.execute(status -> city.jdbc().sql(sql).update()));
    }

    @Test
    @DisplayName("F-HOT-5 明着要外市的数，也只得到零")
    void countsStayInTheirScope() {
        YearMonth month = YearMonth.from(calendar.today()).minusMonths(1);
        List<Long> ours = ids(city.city, city.county);
        Slice slice = new Slice(ours, month, "", "", -1);
        long here = city.doing(city.clerk, actor -> counts.total(slice).tickets());
        long there = city.doing(city.foreignClerk, actor -> counts.total(slice).tickets());
        assertThat(here).isEqualTo(WORDS.size());
        assertThat(there).isZero();
        List<Issue> hot = city.doing(city.foreignClerk, a -> issues.hottest(ours, "", "", 9));
        List<Alert> bursts = city.doing(city.foreignClerk, a -> issues.alerts(ours, "", "", 9));
        assertThat(hot).isEmpty();
        assertThat(bursts).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/hotline/issues", "/hotline/board", "/screens/voice"})
    @DisplayName("热点列表、看板、大屏上没有外市的热点")
    void pagesShowTheirOwn(String address) {
        Issue ours = seenBy(city.clerk).getFirst();
        Issue theirs = seenBy(city.foreignClerk).getFirst();
        String here = "/hotline/issues/" + ours.id() + "\"";
        String there = "/hotline/issues/" + theirs.id() + "\"";
        assertThat(page(city.clerk, address)).bodyText().contains(here).doesNotContain(there);
        assertThat(page(city.foreignClerk, address))
                .bodyText()
                .contains(there)
                .doesNotContain(here);
    }

    @Test
    @DisplayName("外市的热点直接输入地址也打不开，与不存在的答复一样")
    void foreignIssueDoesNotOpen() {
        long ours = seenBy(city.clerk).getFirst().id();
        assertThat(page(city.clerk, "/hotline/issues/" + ours)).hasStatusOk();
        MvcTestResult refused = page(city.foreignClerk, "/hotline/issues/" + ours);
        MvcTestResult nothing = page(city.foreignClerk, "/hotline/issues/999999999");
        assertThat(refused.getResponse().getStatus())
                .isEqualTo(nothing.getResponse().getStatus())
                .isEqualTo(422);
    }

    private MvcTestResult page(AccountId account, String address) {
        return http.get().uri(address).cookie(TestSignIn.cookie(context, account)).exchange();
    }
}
