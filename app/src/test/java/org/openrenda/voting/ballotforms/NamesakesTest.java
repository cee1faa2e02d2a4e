package org.openrenda.voting.ballotforms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openrenda.platform.PersonId;
import org.openrenda.platform.Refusal;
import org.openrenda.voting.ballotforms.Namesakes.Known;

@DisplayName("同名的人")
class NamesakesTest {

    private static final Namesakes PEOPLE =
            Namesakes.of(
                    List.of(
                            new Known(new PersonId(4), "王伟", "第二代表团"),
                            new Known(new PersonId(1), "周敏", "第一代表团"),
                            new Known(new PersonId(2), "王伟", "第一代表团"),
                            new Known(new PersonId(6), "李娜", ""),
                            new Known(new PersonId(5), "李娜", ""),
                            new Known(new PersonId(1), "周敏", "")));

    private static String label(long person) {
        return PEOPLE.label(new PersonId(person), "");
    }

    @Test
    @DisplayName("没有同名的只写姓名；同名的写明代表团，代表团也分不开的编号")
    void tellsThemApart() {
        assertThat(label(1)).isEqualTo("周敏");
        assertThat(label(2)).isEqualTo("王伟（第一代表团）");
        assertThat(label(4)).isEqualTo("王伟（第二代表团）");
        assertThat(label(5)).isEqualTo("李娜（1）");
        assertThat(label(6)).isEqualTo("李娜（2）");
        assertThat(PEOPLE.label(new PersonId(9), "张三")).isEqualTo("张三");
    }

    @Test
    @DisplayName("写出来的样子都能找回同一个人，半角括号、多写了代表团的也行")
    void findsThemAgain() {
        for (long person : new long[] {1, 2, 4, 5, 6}) {
            assertThat(PEOPLE.find(label(person), "members")).contains(new PersonId(person));
        }
        assertThat(PEOPLE.find("王伟(第二代表团)", "members")).contains(new PersonId(4));
        assertThat(PEOPLE.find("周敏（第一代表团）", "members")).contains(new PersonId(1));
        assertThat(PEOPLE.find("周敏（第九代表团）", "members")).isEmpty();
        assertThat(PEOPLE.find("无此人", "members")).isEmpty();
    }

    @Test
    @DisplayName("只写同名的姓名，退回并说明每一位怎么写")
    void saysHowToWriteThem() {
        assertThatThrownBy(() -> PEOPLE.find("王伟", "members"))
                .isInstanceOfSatisfying(
                        Refusal.class, r -> assertThat(r.field()).isEqualTo("members"))
                .hasMessage("有 2 位“王伟”，请写成“王伟（第一代表团）”或者“王伟（第二代表团）”。");
    }
}
