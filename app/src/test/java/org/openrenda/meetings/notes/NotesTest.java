package org.openrenda.meetings.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.meetings.MeetingLife;
import org.openrenda.meetings.sittings.ItemId;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.MeetingKind;
import org.openrenda.meetings.sittings.Publicity;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("本人笔记")
class NotesTest {

    private static final String WORDS = "泵房老化的数字再核一遍";

    @Autowired private ApplicationContext context;
    @Autowired private Notes notes;

    private MeetingLife life;
    private ItemId item;
    private ItemId secret;

    @BeforeAll
    void found() {
        life = new MeetingLife(context, 3);
        MeetingId id = life.convened(MeetingKind.STANDING_COMMITTEE);
        item = life.item(id, "审议养老服务条例", Publicity.OPEN);
        secret = life.item(id, "秘密议题", Publicity.SECRET);
    }

    private String read(AccountId who) {
        return life.people.asks(who, a -> notes.of(a, item));
    }

    private void keep(AccountId who, String text) {
        life.people.asks(who, a -> notes.keep(a, item, text, notes.of(a, item)));
    }

    @Test
    @DisplayName("只有本人读得到，别的代表、工作人员、主任都读到自己的空白；库里没有明文，过程里没有痕迹")
    void isRead() {
        AccountId member = life.people.account(1);
        keep(member, WORDS);
        keep(member, WORDS + "。");
        assertThat(read(member)).isEqualTo(WORDS + "。");
        assertThat(read(life.people.account(2))).isEmpty();
        assertThat(read(life.people.city.clerk)).isEmpty();
        assertThat(read(life.people.city.chair)).isEmpty();
        byte[] stored =
                life.people
                        .city
                        .jdbc()
                        .sql("select sealed from meetings.note where account_id = :account")
                        .param("account", member.value())
                        .query(byte[].class)
                        .single();
        assertThat(new String(stored, StandardCharsets.UTF_8)).doesNotContain("泵房");
        assertThat(life.view(life.sittings.meetingOf(item)).steps())
                .noneMatch(step -> step.text().contains("笔记"));
    }

    @Test
    @DisplayName("清空就删掉；太长的不收；看不到的议题写不了")
    void isThrownAway() {
        AccountId member = life.people.account(3);
        keep(member, WORDS);
        keep(member, "  ");
        assertThat(read(member)).isEmpty();
        keep(member, "字".repeat(Notes.TEXT_MAX));
        assertThatThrownBy(() -> keep(member, "字".repeat(Notes.TEXT_MAX + 1)))
                .isInstanceOf(Refusal.class);
        AccountId outsider = life.people.city.deputies.getFirst();
        assertThatThrownBy(() -> life.people.asks(outsider, a -> notes.keep(a, secret, "记", "")))
                .isInstanceOf(Refusal.class);
    }

    @Test
    @DisplayName("两台设备各写各的，后到的不盖掉先到的，两段都在")
    void losesNothingBetweenDevices() {
        AccountId member = life.people.account(2);
        keep(member, "一");
        life.people.asks(member, a -> notes.keep(a, item, "一、手机上写的", "一"));
        String both = life.people.asks(member, a -> notes.keep(a, item, "一、电脑上写的", "一"));
        assertThat(both).startsWith("一、电脑上写的").endsWith("一、手机上写的");
        assertThat(read(member)).isEqualTo(both);
        life.people.asks(member, a -> notes.keep(a, item, "重新写", both));
        assertThat(read(member)).isEqualTo("重新写");
        keep(member, "");
    }
}
