package org.openrenda.congress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.TestCity;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.PersonId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.database.DataScope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("人大组织和代表")
class CongressTest {

    @Autowired private ApplicationContext context;
    @Autowired private Congress congress;
    @Autowired private People people;
    @Autowired private TransactionTemplate transaction;

    private TestCity city;
    private Actor setup;

    @BeforeAll
    void found() {
        city = TestCity.found(context);
        setup = Actor.system("测试布置", city.city);
    }

    private static NewPerson person(String name, String phone) {
        return new NewPerson(name, "女", 1980, "汉族", "群众", "教师", phone);
    }

    private PersonId entered(String name, String phone) {
        return DataScope.system(() -> congress.person(setup, city.city, person(name, phone)));
    }

    private int seen(AccountId by, String name) {
        return city.doing(by, actor -> congress.count(actor, named(name)));
    }

    private DeputySearch named(String name) {
        return DeputySearch.of(name, "", 0, "", 100);
    }

    @Test
    @DisplayName("DEP-2 同一条线上可以兼任两级代表，无隶属关系的地区不可以")
    void oneLineOnly() {
        PersonId person = entered("沈青", "");
        DataScope.system(() -> congress.deputy(setup, person, city.city, "测北区", "测北代表团"));
        DataScope.system(() -> congress.deputy(setup, person, city.county, "第一选区", "江滨组"));
        DataScope.system(() -> congress.term(setup, city.foreign, 9, LocalDate.of(2022, 1, 1)));
        assertThatThrownBy(() ->
                        DataScope.system(
                                () -> congress.deputy(setup, person, city.foreign, "某区", "某团")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("选举法第四十八条");
        assertThat(seen(city.clerk, "沈青")).isEqualTo(2);
    }

    @Test
    @DisplayName("CAL-8 乡镇人大不设常委会")
    void townshipsHaveAPresidium() {
        CongressId town =
                DataScope.system(() ->
                        congress.found(
                                setup, "白塔乡人民代表大会", CongressLevel.TOWNSHIP, city.county, null));
        assertThatThrownBy(() ->
                        DataScope.system(() ->
                                congress.organ(setup, town, "STANDING_COMMITTEE", "常务委员会", null)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("主席团");
        DataScope.system(() -> congress.organ(setup, town, "PRESIDIUM", "主席团", null));
        assertThat(congress.organs(town)).hasSize(1);
    }

    @Test
    @DisplayName("系统管理员可以建立下级人大，随后就看得到")
    void administratorsFoundBelow() {
        CongressId id =
                city.doing(
                        city.systemAdmin,
                        admin ->
                                congress.found(
                                        admin, "青溪县人民代表大会", CongressLevel.COUNTY, city.city, null));
        assertThat(city.as(city.systemAdmin).seen()).contains(id);
    }

    @Test
    @DisplayName("下级人大看不到上级和外市的人员，没有范围时一个也看不到")
    void peopleStayInScope() {
        entered("只在市里", "");
        DataScope.system(
                () -> congress.deputy(setup, entered("市级代表", ""), city.city, "测北区", "测北代表团"));
        assertThat(seen(city.clerk, "市级代表")).isEqualTo(1);
        assertThat(seen(city.countyClerk, "市级代表")).isZero();
        assertThat(seen(city.foreignClerk, "市级代表")).isZero();
        Integer unscoped =
                transaction.execute(status ->
                        city.jdbc()
                                .sql("select count(*) from congress.person")
                                .query(Integer.class)
                                .single());
        assertThat(unscoped).isZero();
    }

    @Test
    @DisplayName("手机号加密存放，同一号码是同一个人，显示时遮住中间")
    void phonesAreSealed() {
        String phone = "13900001234";
        PersonId person = entered("有手机的人", phone);
        assertThat(entered("有手机的人", phone)).isEqualTo(person);
        String shown =
                DataScope.system(() -> transaction.execute(status -> people.maskedPhone(person)));
        assertThat(shown).isEqualTo("139******34");
        byte[] stored =
                DataScope.system(() ->
                        transaction.execute(status ->
                                city.jdbc()
                                        .sql(
                                                "select phone from congress.person"
                                                        + " where id = :id")
                                        .param("id", person.value())
                                        .query(byte[].class)
                                        .single()));
        assertThat(new String(stored, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain(phone);
    }
}
