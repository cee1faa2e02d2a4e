package org.openrenda.meetings.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.DocxReader;
import org.openrenda.meetings.MeetingLife;
import org.openrenda.meetings.minutes.Minutes;
import org.openrenda.meetings.places.Application;
import org.openrenda.meetings.places.ApplicationAct;
import org.openrenda.meetings.places.NewApplication;
import org.openrenda.meetings.places.Places;
import org.openrenda.meetings.seating.HallId;
import org.openrenda.meetings.seating.SeatOrder;
import org.openrenda.meetings.seating.Seating;
import org.openrenda.meetings.sittings.AttendanceWay;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.MeetingKind;
import org.openrenda.meetings.sittings.ParticipantId;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.database.DataScope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Who sat where, and which citizens asked to observe, go into the archive. */
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("档案里的座次和旁听")
class RoomArchiveTest {

    @Autowired private ApplicationContext context;
    @Autowired private Archive archive;
    @Autowired private Minutes minutes;
    @Autowired private Seating seating;
    @Autowired private Places places;

    private MeetingLife life;
    private AccountId clerk;
    private AccountId chair;
    private int halls;

    @BeforeAll
    void found() {
        life = new MeetingLife(context, 3);
        clerk = life.people.city.clerk;
        chair = life.people.city.chair;
    }

    private void applies(MeetingId id, int citizen, ApplicationAct answer, String reason) {
        NewApplication given = new NewApplication("欧阳明" + citizen, "1380000100" + citizen);
        DataScope.system(() -> places.apply(id, given));
        Application last = life.people.asks(clerk, a -> places.list(a, id)).getLast();
        life.people.asks(clerk, a -> places.decide(a, id, List.of(last.id()), answer, reason));
    }

    private HallId seated(MeetingId id) {
        HallId hall =
                life.people.asks(clerk, a -> seating.addHall(a, "三楼会议厅" + ++halls, "1：2 2\n2：3"));
        life.people.does(clerk, a -> seating.use(a, id, hall));
        life.people.asks(clerk, a -> seating.arrange(a, id, SeatOrder.ROLL, false));
        return hall;
    }

    private MeetingId archived() {
        MeetingId id = life.convened(MeetingKind.STANDING_COMMITTEE);
        LocalDateTime until = life.given(MeetingKind.STANDING_COMMITTEE, 9).startsAt();
        life.people.does(clerk, a -> places.offer(a, id, 5, until, ""));
        applies(id, 1, ApplicationAct.ACCEPT, "");
        applies(id, 2, ApplicationAct.ACCEPT, "");
        applies(id, 3, ApplicationAct.REFUSE, "席位已满");
        seated(id);
        life.comes(id, 1, 3);
        ParticipantId observer = life.sittings.participants(id).get(3).id();
        life.people.does(
                clerk, a -> life.sittings.register(a, id, Set.of(observer), AttendanceWay.LIST));
        life.people.does(chair, a -> life.sittings.open(a, id, ""));
        life.people.does(chair, a -> life.sittings.close(a, id));
        life.people.does(chair, a -> minutes.sign(a, id, ""));
        life.people.does(clerk, a -> archive.archive(a, id));
        return id;
    }

    private Map<String, byte[]> unpacked(MeetingId id) {
        return life.people.asks(
                clerk,
                a -> {
                    try {
                        ByteArrayOutputStream to = new ByteArrayOutputStream();
                        archive.write(archive.open(a, id), to);
                        return ArchiveTest.unzipped(to.toByteArray());
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    @Test
    @DisplayName("MTG-12 座次、座次图、旁听报名都在包里，清单有指纹；旁听的只有登记册上的姓名，没有电话")
    void holdsTheRoom() throws Exception {
        MeetingId id = archived();
        Map<String, byte[]> files = unpacked(id);
        String manifest = new String(files.get("manifest.txt"), StandardCharsets.UTF_8);
        for (String path : List.of("09-座次.docx", "09-座次图.svg", "10-旁听报名.docx")) {
            assertThat(files).containsKey(path);
            assertThat(manifest).contains(Contents.digest(files.get(path)) + "  " + path + "\n");
        }
        assertThat(String.join("\n", DocxReader.blocks(files.get("09-座次.docx"))))
                .containsPattern("三楼会议厅[12]，7 座")
                .containsSubsequence("第1排1座", "委员1", "第1排2座", "委员2", "第2排1座", "欧**");
        byte[] drawing = files.get("09-座次图.svg");
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(drawing));
        assertThat(new String(drawing, StandardCharsets.UTF_8)).contains(">委员3<").contains("第2排");
        assertThat(String.join("\n", DocxReader.blocks(files.get("10-旁听报名.docx"))))
                .containsSubsequence("欧**", "同意旁听", "1 号", "到会")
                .containsSubsequence("欧**", "同意旁听", "2 号", "没有来")
                .containsSubsequence("欧**", "未同意", "席位已满")
                .doesNotContain("欧阳")
                .doesNotContain("138");
    }

    @Test
    @DisplayName("会场后来改了，档案里的座次不变")
    void staysAsItWas() {
        MeetingId id = archived();
        Map<String, byte[]> before = unpacked(id);
        HallId hall = Objects.requireNonNull(seating.plan(id)).hall();
        life.people.does(clerk, a -> seating.changeHall(a, hall, "小会议室", "1：1", ""));
        Map<String, byte[]> after = unpacked(id);
        assertThat(after.keySet()).isEqualTo(before.keySet());
        after.forEach((path, bytes) -> assertThat(bytes).isEqualTo(before.get(path)));
    }
}
