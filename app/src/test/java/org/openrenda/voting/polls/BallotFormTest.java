package org.openrenda.voting.polls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrenda.platform.PersonId;
import org.openrenda.platform.Refusal;

@DisplayName("选票")
class BallotFormTest {

    private static final BallotForm QUESTION = BallotForm.question("关于批准规划的决议");
    private static final BallotForm CHOOSE =
            BallotForm.choose(List.of(item(1, "加装电梯"), item(2, "新建公园"), item(3, "改造管网")), 2);
    private static final BallotForm ELECTION =
            BallotForm.competitive(
                    List.of(person(1, "张明", 11), person(2, "李华", 12), person(3, "王芳", 13)),
                    2,
                    List.of(eligible(21, "赵强"), eligible(22, "钱进"), eligible(23, "孙亮")));
    private static final BallotForm SCORE =
            BallotForm.score(List.of(item(1, "办理态度"), item(2, "办理结果")), 0, 100);

    private static BallotItem item(int no, String title) {
        return BallotItem.of(no, title);
    }

    private static BallotItem person(int no, String name, long id) {
        return new BallotItem(no, name, new PersonId(id));
    }

    private static Eligible eligible(long id, String name) {
        return new Eligible(new PersonId(id), name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1=FOR", "1=AGAINST", "1=ABSTAIN"})
    @DisplayName("VOT-3 一事一票只有赞成、反对、弃权三种")
    void readsThreeChoices(String text) {
        assertThat(QUESTION.read(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "blank", "1=", "1=YES", "1=NOT_PRESSED", "2=FOR", "1=FOR;1=FOR", "1=FOR;2=FOR",
                "1=FOR;", ";1=FOR", "1=for", "01=FOR", "0=FOR", "w=21", "1=FOR;w=21", "1=FOR\n",
                "1=FOR;1=AGAINST", "1 = FOR", "9999999=FOR", "1=1"
            })
    @DisplayName("VOT-3 VOT-4 多填、漏填、重填、乱填的都退回；“未按”不是一种选择")
    void refusesWhatIsNoBallot(String text) {
        assertThatThrownBy(() -> QUESTION.read(text))
                .isInstanceOf(Refusal.class)
                .hasMessageMatching("[\\s\\S]*[。]");
    }

    @Test
    @DisplayName("VOT-8 逐人表决的选票每个人都要填，次序不对的退回，同一张票只有一种写法")
    void asksForEachItem() {
        BallotForm form = BallotForm.perItem(List.of(person(1, "张明", 11), person(2, "李华", 12)));
        assertThat(form.read("1=FOR;2=ABSTAIN").text()).isEqualTo("1=FOR;2=ABSTAIN");
        assertThatThrownBy(() -> form.read("1=FOR")).hasMessageContaining("李华");
        assertThatThrownBy(() -> form.read("2=ABSTAIN;1=FOR")).hasMessageContaining("次序");
    }

    @Test
    @DisplayName("ELE-12 选的人数等于应选的有效，少于的有效，一个不选的也有效，多于的整票作废")
    void overfullBallotsAreVoid() {
        assertThat(CHOOSE.isVoid(CHOOSE.read("1=FOR;3=FOR"))).isFalse();
        assertThat(CHOOSE.isVoid(CHOOSE.read("2=FOR"))).isFalse();
        assertThat(CHOOSE.isVoid(CHOOSE.read("blank"))).isFalse();
        assertThat(CHOOSE.isVoid(CHOOSE.read("1=FOR;2=FOR;3=FOR"))).isTrue();
        assertThatThrownBy(() -> CHOOSE.read("1=AGAINST")).isInstanceOf(Refusal.class);
        assertThat(ELECTION.isVoid(ELECTION.read("1=FOR;2=FOR;3=AGAINST;w=21"))).isTrue();
        assertThat(ELECTION.isVoid(ELECTION.read("1=FOR;2=AGAINST;3=AGAINST;w=21"))).isFalse();
    }

    @Test
    @DisplayName("VOT-3 反对一名候选人才可另选一人；弃权的不能另选")
    void onlyWhoIsAgainstMayWriteIn() {
        assertThat(ELECTION.read("1=AGAINST;2=FOR;3=ABSTAIN;w=21").writeIns())
                .containsExactly(new PersonId(21));
        assertThatThrownBy(() -> ELECTION.read("1=ABSTAIN;2=FOR;3=ABSTAIN;w=21"))
                .hasMessageContaining("弃权的不能另选");
        assertThatThrownBy(() -> ELECTION.read("1=AGAINST;2=FOR;3=FOR;w=21;w=22"))
                .hasMessageContaining("反对一名候选人");
    }

    @Test
    @DisplayName("VOT-3 另选的人须在名单里、不是候选人、不写两次、按次序写")
    void writesInOnlyWhoIsEligible() {
        assertThatThrownBy(() -> ELECTION.read("1=AGAINST;2=AGAINST;3=AGAINST;w=99"))
                .hasMessageContaining("名单");
        assertThatThrownBy(() -> ELECTION.read("1=AGAINST;2=AGAINST;3=AGAINST;w=11"))
                .hasMessageContaining("张明");
        assertThatThrownBy(() -> ELECTION.read("1=AGAINST;2=AGAINST;3=AGAINST;w=21;w=21"))
                .hasMessageContaining("两次");
        assertThatThrownBy(() -> ELECTION.read("1=AGAINST;2=AGAINST;3=AGAINST;w=22;w=21"))
                .hasMessageContaining("次序");
    }

    @Test
    @DisplayName("VOT-3 打分只能是范围内的整数，每项都要打")
    void scoresAreWholeNumbersInRange() {
        assertThat(SCORE.read("1=0;2=100").marks()).containsEntry(2, "100");
        for (String text : List.of("1=101;2=5", "1=5", "1=05;2=5", "1=FOR;2=5", "1=-1;2=5")) {
            assertThatThrownBy(() -> SCORE.read(text)).as(text).isInstanceOf(Refusal.class);
        }
    }

    @Test
    @DisplayName("ELE-12 应选名额不能多于候选人，名单不能为空、不能重复")
    void refusesFormsThatCannotBe() {
        List<BallotItem> two = List.of(item(1, "加装电梯"), item(2, "新建公园"));
        assertThatThrownBy(() -> BallotForm.choose(two, 3)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> BallotForm.choose(two, 0)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> BallotForm.perItem(List.of())).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> BallotForm.perItem(List.of(item(1, "同"), item(2, "同"))))
                .hasMessageContaining("两次");
        assertThatThrownBy(() -> BallotForm.score(two, 5, 5)).isInstanceOf(Refusal.class);
    }

    private static final BallotForm RATED =
            BallotForm.rated(
                    List.of(
                            rated(1, 1, Map.of(100, "满意", 80, "基本满意", 0, "不满意")),
                            rated(2, 1, Map.of(100, "好", 0, "差")),
                            rated(3, 2, Map.of(100, "满意", 80, "基本满意", 0, "不满意")),
                            BallotItem.rated(4, Marking.points(2, "对象2", "项目4", 0, 100))),
                    5);

    private static BallotItem rated(int no, int part, Map<Integer, String> words) {
        return BallotItem.rated(no, Marking.words(part, "对象" + part, "项目" + no, words));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1=100;2=0", "3=80;4=57", "1=0;2=100;3=100;4=0", "3=0;4=100"})
    @DisplayName("VOT-3 评档的票：每个对象按各自的档次或分值评，不了解的整个不评")
    void readsRatings(String text) {
        assertThat(RATED.read(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "blank",
                "1=100",
                "1=90;2=0",
                "1=100;2=80",
                "3=80;4=101",
                "3=80;4=057",
                "5=1"
            })
    @DisplayName("VOT-3 评档的票：一个都不评、评了一半、档次外的分值都不收")
    void refusesRatings(String text) {
        assertThatThrownBy(() -> RATED.read(text)).isInstanceOf(Refusal.class);
    }

    @Test
    @DisplayName("VOT-6 评档的票：不足人数的项目不显示；项目过多的一张票说明怎么办")
    void withholdsWhereFewRated() {
        Tally four = Tally.of(RATED, List.of("1=100;2=0", "1=80;2=0", "1=0;2=0", "1=0;2=100"));
        assertThat(four.items().getFirst()).isEqualTo(new ItemCount(4, 0, 0, 180));
        assertThat(RATED.shown(four.items().getFirst())).isEqualTo(ItemCount.NONE);
        ItemCount five = four.plus(Tally.of(RATED, List.of("1=100;2=0"))).items().getFirst();
        assertThat(RATED.shown(five)).isEqualTo(new ItemCount(5, 0, 0, 280));
        List<BallotItem> many =
                java.util.stream.IntStream.rangeClosed(1, 201)
                        .mapToObj(no -> rated(no, no, Map.of(100, "好", 0, "差")))
                        .toList();
        assertThatThrownBy(() -> BallotForm.rated(many, 5))
                .hasMessageContaining("最多 200 项，现在是 201 项");
    }
}
