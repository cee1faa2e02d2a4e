package org.openrenda.hotline.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrenda.AppTest;
import org.openrenda.congress.Congress;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Role;
import org.openrenda.platform.database.DataScope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("热线工单的页面")
class TicketPagesTest {

    @Autowired Intake intake;
    @Autowired Congress congress;
    @Autowired TransactionTemplate transaction;
    @Autowired MockMvcTester http;

    private Town town;

    @BeforeAll
    void build() {
        town = Town.build(congress, transaction);
        DataScope.system(() -> {
            SourceId source = intake.source(town.system(), town.city(), "页面测试");
            return intake.take(
                    town.system(),
                    source,
                    List.of(
                            Town.ticket("P1", "2025-03-01T08:00", "自来水停水", "", "", "东湖区"),
                            Town.ticket("P2", "2025-03-02T08:00", "自来水停水", "", "", "西岭县"),
                            Town.ticket("P3", "2025-04-01T08:00", "路灯不亮", "", "", "东湖区")));
        });
    }

    private MvcTestResult get(String address, Actor actor) {
        List<Long> scope = actor.seen().stream().map(CongressId::value).toList();
        try {
            return DataScope.call(
                    scope,
                    () -> http.get().uri(address).requestAttr("openrenda.actor", actor).exchange());
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Actor atCity(String... rights) {
        return town.person(Role.CLERK, town.city(), Set.of(town.city(), town.county()), rights);
    }

    @ParameterizedTest
    @CsvSource({
        "'',2",
        "topic=0301,1",
        "topic=03,2",
        "area=990101,2",
        "area=990102,0",
        "area=990100,2",
        "day-from=2025-03-15,1",
        "day-from=2025-03-01&day-to=2025-03-31,1",
        "q=停水,1",
        "q=水,2",
        "q=P3,1",
        "kind=COMPLAINT,2",
        "kind=HELP,0",
        "state=CLOSED,0",
        "unit=0,1",
        "repeat=yes,0",
        "topic=none,0"
    })
    @DisplayName("F-PLAT-8 每个条件下的件数与列出的一致，看不到的人大的工单不算在内")
    void filtersTickets(String conditions, int tickets) {
        MvcTestResult page = get("/hotline/tickets?" + conditions, atCity("hotline.tickets"));
        assertThat(page).hasStatusOk();
        assertThat(page).bodyText().contains("共 <b>" + tickets + "</b> 件");
        String[] rows = page.getResponse().getContentType() == null ? new String[0] : rows(page);
        assertThat(rows).hasSize(tickets + 1);
    }

    private static String[] rows(MvcTestResult page) {
        return new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8)
                .split("href=\"/hotline/tickets/\\d");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/hotline/tickets",
                "/hotline/tickets?format=xlsx",
                "/hotline/tickets/1",
                "/hotline/imports",
                "/hotline/imports/new",
                "/hotline/imports/1",
                "/hotline/imports/1/progress",
                "/hotline/imports/1/bad-rows"
            })
    @DisplayName("SEC-3 没有相应权限的人打不开")
    void refusesWhoMayNot(String address) {
        assertThat(get(address, atCity("hotline.board"))).hasStatus(403);
    }

    @Test
    @DisplayName("F-HOT-1 上传的文件不对，留在原页说明怎么改")
    void tellsOfBadUpload() {
        MockMultipartFile file =
                new MockMultipartFile("file", "a.csv", "text/csv", "%PDF-1.7".getBytes());
        MvcTestResult answer =
                DataScope.system(() ->
                        http.post()
                                .uri("/hotline/imports")
                                .multipart()
                                .file(file)
                                .param("source", "热线")
                                .with(csrf())
                                .requestAttr("openrenda.actor", atCity("hotline.import"))
                                .exchange());
        assertThat(answer).hasStatus(422);
        assertThat(answer).bodyText().contains("这是 PDF 文件，不是表格");
    }
}
