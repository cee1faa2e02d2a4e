package org.openrenda.deputies.signatures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openrenda.AppTest;
import org.openrenda.deputies.SuggestionLife;
import org.openrenda.deputies.motions.MotionText;
import org.openrenda.deputies.motions.Motions;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.database.DataScope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("共同签署：建议的附议与议案的联名是同一件事")
class SignaturesTest {

    @Autowired private ApplicationContext context;
    @Autowired private Signatures signatures;
    @Autowired private Motions motions;
    private SuggestionLife life;

    @BeforeAll
    void found() {
        life = new SuggestionLife(context);
    }

    /** A fresh draft of the lead deputy. */
    private Signed draft(SignedKind kind) {
        long id =
                kind == SignedKind.SUGGESTION
                        ? life.draft().value()
                        : life.asks(
                                        life.lead(),
                                        a ->
                                                motions.draft(
                                                        a,
                                                        MotionText.joint(
                                                                life.city.city,
                                                                "题目",
                                                                "由",
                                                                "据",
                                                                "案")))
                                .value();
        return version(kind, id, 1);
    }

    private Signed version(SignedKind kind, long id, int version) {
        return new Signed(kind, id, life.city.city, life.lead(), version, "题目");
    }

    private List<Signature> of(Signed text) {
        return DataScope.system(() -> signatures.of(text));
    }

    private void does(AccountId who, java.util.function.Consumer<Actor> act) {
        life.does(who, act);
    }

    @ParameterizedTest
    @EnumSource(SignedKind.class)
    @DisplayName("SUG-1、MOT-1 受邀的代表有待办，确认后了结；重复邀请不算新的，不能邀请自己和别级代表")
    void invitedAndConfirmed(SignedKind kind) {
        Signed text = draft(kind);
        List<AccountId> second = List.of(life.second());
        int asked = life.asks(life.lead(), a -> signatures.invite(text, second));
        int again = life.asks(life.lead(), a -> signatures.invite(text, second));
        assertThat(asked).isEqualTo(1);
        assertThat(again).isZero();
        assertThat(life.owed(life.second())).contains(kind.act());
        assertThatThrownBy(() -> does(life.lead(), a -> signatures.requireAll(text)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("没有确认文本");
        does(life.second(), a -> signatures.confirm(a, text, 1));
        does(life.lead(), a -> signatures.requireAll(text));
        for (AccountId wrong : List.of(life.lead(), life.city.clerk)) {
            assertThatThrownBy(
                            () -> does(life.lead(), a -> signatures.invite(text, List.of(wrong))))
                    .isInstanceOf(Refusal.class);
        }
        assertThatThrownBy(
                        () -> does(life.city.deputies.get(2), a -> signatures.confirm(a, text, 1)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("没有受邀");
    }

    @ParameterizedTest
    @EnumSource(SignedKind.class)
    @DisplayName("SUG-1、MOT-1 改了文字重新请人确认，旧稿的确认不算；文字没变的确认保留")
    void anEditAsksAgain(SignedKind kind) {
        Signed first = draft(kind);
        does(life.lead(), a -> signatures.invite(first, List.of(life.second())));
        does(life.second(), a -> signatures.confirm(a, first, 1));
        Signed same = version(kind, first.id(), 2);
        does(life.lead(), a -> signatures.rewritten(a, first, same, true));
        assertThat(of(same)).allMatch(Signature::confirmed);
        Signed other = version(kind, first.id(), 3);
        does(life.lead(), a -> signatures.rewritten(a, same, other, false));
        assertThat(of(other)).noneMatch(Signature::confirmed);
        assertThat(life.owed(life.second())).contains(kind.act());
        assertThatThrownBy(() -> does(life.second(), a -> signatures.confirm(a, other, 2)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("重新阅读");
        does(life.second(), a -> signatures.confirm(a, other, 3));
        assertThat(of(other)).allMatch(Signature::confirmed);
    }

    @ParameterizedTest
    @EnumSource(SignedKind.class)
    @DisplayName("SUG-1、MOT-1 领衔代表可以移出，本人可以谢绝，旁人不能；待办随之了结")
    void droppedByLeadOrSelf(SignedKind kind) {
        Signed text = draft(kind);
        AccountId third = life.city.deputies.get(2);
        does(life.lead(), a -> signatures.invite(text, List.of(life.second(), third)));
        assertThatThrownBy(() -> does(third, a -> signatures.drop(a, text, life.second())))
                .isInstanceOf(Refusal.class);
        does(third, a -> signatures.drop(a, text, third));
        does(life.lead(), a -> signatures.drop(a, text, life.second()));
        assertThat(of(text)).isEmpty();
        boolean stood = life.asks(third, a -> signatures.drop(a, text, third));
        assertThat(stood).isFalse();
    }

    @Test
    @DisplayName("SUG-25 已在别处确认过的直接列名，不再请其确认")
    void keptWithoutAsking() {
        Signed text = draft(SignedKind.SUGGESTION);
        AccountId fourth = life.city.deputies.get(3);
        int before = life.owed(fourth).size();
        does(life.lead(), a -> signatures.keep(text, fourth, "冯涛"));
        assertThat(of(text)).containsExactly(new Signature(fourth, "冯涛", true));
        assertThat(life.owed(fourth)).hasSize(before);
    }
}
