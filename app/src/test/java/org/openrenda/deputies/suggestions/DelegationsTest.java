package org.openrenda.deputies.suggestions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.congress.Congress;
import org.openrenda.congress.NewPerson;
import org.openrenda.deputies.SuggestionLife;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Grant;
import org.openrenda.platform.PersonId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Role;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.database.DataScope;
import org.openrenda.platform.parameters.Parameters;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("SUG-1 以代表团名义提出建议")
class DelegationsTest {

    private static final String NAME = "测东代表团";

    @Autowired private ApplicationContext context;
    private SuggestionLife life;
    private final List<AccountId> members = new ArrayList<>();

    @BeforeAll
    void found() {
        life = new SuggestionLife(context);
        for (int i = 0; i < 4; i++) {
            members.add(member("团员" + i));
        }
    }

    private AccountId member(String name) {
        Congress congress = context.getBean(Congress.class);
        Access access = context.getBean(Access.class);
        Actor setup = Actor.system("测试布置", life.city.city);
        NewPerson person = new NewPerson(name, "女", 1980, "汉族", "群众", "教师", "");
        PersonId id = life.asks(life.city.clerk, a -> congress.person(a, life.city.city, person));
        DataScope.system(() -> congress.deputy(setup, id, life.city.city, "测东区人大", NAME));
        return life.reads(() -> {
            String account = "member" + members.size();
            AccountId one = access.open(setup, account, name, id, life.city.city);
            access.grant(setup, one, new Grant(Role.DEPUTY, life.city.city, null));
            return one;
        });
    }

    private void allow(int value) {
        Parameters parameters = context.getBean(Parameters.class);
        life.reads(() -> {
            parameters.set(
                    Actor.system("测试布置", life.city.city),
                    life.city.city,
                    "deputies.suggestion.delegation",
                    value,
                    "本会建议规定",
                    life.today().minusDays(1));
            return true;
        });
    }

    private AccountId author() {
        return members.get(0);
    }

    private AccountId head() {
        return members.get(1);
    }

    private SuggestionId draft() {
        return life.asks(author(), a -> life.suggestions.draft(a, life.text("建设区域养老中心")));
    }

    private void vote(SuggestionId id, int approved) {
        life.does(
                author(),
                a ->
                        life.suggestions.proposeByDelegation(
                                a,
                                id,
                                new DelegationApproval(
                                        approved, life.today(), "代表团全体会议记录", head())));
    }

    @Test
    @DisplayName("SUG-1 本会规定不允许时拒绝；允许时须全体代表过半数：四人中两人不够，三人可以")
    void moreThanHalfOfAll() {
        SuggestionId id = draft();
        allow(0);
        assertThatThrownBy(() -> vote(id, 4)).hasMessageContaining("不能以代表团名义");
        allow(1);
        assertThatThrownBy(() -> vote(id, 2))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("至少 3 人");
        assertThatThrownBy(() -> vote(id, 5)).hasMessageContaining("全体代表 4 人");
        vote(id, 3);
        Delegation made = life.asks(author(), a -> life.suggestions.view(a, id)).delegation();
        assertThat(made).isNotNull();
        assertThat(made.members()).isEqualTo(4);
        assertThat(made.approved()).isEqualTo(3);
    }

    @Test
    @DisplayName("SUG-1 团长确认文本才能提交；列表、页面和公文都写代表团名义")
    void theHeadSigns() {
        allow(1);
        SuggestionId id = draft();
        vote(id, 3);
        assertThatThrownBy(() -> life.does(author(), a -> life.suggestions.submit(a, id)))
                .isInstanceOf(Refusal.class);
        life.does(author(), a -> life.suggestions.dropSigner(a, id, head()));
        assertThatThrownBy(() -> life.does(author(), a -> life.suggestions.submit(a, id)))
                .hasMessageContaining("团长");
        vote(id, 3);
        life.does(head(), a -> life.suggestions.confirm(a, id, 1));
        life.does(author(), a -> life.suggestions.submit(a, id));
        assertThat(leadName(id)).isEqualTo(NAME + "（团长 团员1）");
        List<Signer> signers = life.asks(author(), a -> life.suggestions.signers(id));
        assertThat(signers).extracting(Signer::name).containsExactly("团员0", "团员1");
        SuggestionSearch all = SuggestionSearch.all(List.of(life.city.city.value()), 50);
        List<SuggestionRow> rows = life.asks(life.city.clerk, a -> life.suggestions.rows(all));
        assertThat(rows).anyMatch(one -> one.leadName().startsWith(NAME));
    }

    private String leadName(SuggestionId id) {
        return life.asks(author(), a -> life.suggestions.view(a, id)).suggestion().leadName();
    }

    @Test
    @DisplayName("SUG-1 表决以后改了文字须重新表决；退回后改由代表提出，恢复代表姓名")
    void anEditNeedsANewVote() {
        allow(1);
        SuggestionId id = draft();
        vote(id, 4);
        life.does(author(), a -> life.suggestions.rewrite(a, id, life.text("建设区域养老服务中心")));
        life.does(head(), a -> life.suggestions.confirm(a, id, 2));
        assertThatThrownBy(() -> life.does(author(), a -> life.suggestions.submit(a, id)))
                .hasMessageContaining("重新表决");
        vote(id, 4);
        life.does(author(), a -> life.suggestions.submit(a, id));
        life.does(life.city.clerk, a -> life.suggestions.sendBack(a, id, "请写明选址"));
        life.does(author(), a -> life.suggestions.proposeByDeputies(a, id));
        life.does(author(), a -> life.suggestions.submit(a, id));
        assertThat(leadName(id)).isEqualTo("团员0");
    }

    @Test
    @DisplayName("SUG-1 团长须是本团代表；名册里没有代表团的代表不能以代表团名义提出")
    void onlyTheRostersDelegation() {
        allow(1);
        SuggestionId id = draft();
        assertThatThrownBy(() ->
                        life.does(
                                author(),
                                a ->
                                        life.suggestions.proposeByDelegation(
                                                a,
                                                id,
                                                new DelegationApproval(
                                                        4, life.today(), "记录", life.lead()))))
                .hasMessageContaining("团长应是");
        SuggestionId other = life.draft();
        assertThatThrownBy(() ->
                        life.does(
                                life.lead(),
                                a ->
                                        life.suggestions.proposeByDelegation(
                                                a,
                                                other,
                                                new DelegationApproval(
                                                        4, life.today(), "记录", head()))))
                .hasMessageContaining("没有登记您所在的代表团");
    }
}
