package org.openrenda.meetings.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.DocxReader;
import org.openrenda.TestCity;
import org.openrenda.meetings.MeetingLife;
import org.openrenda.meetings.decisions.Decisions;
import org.openrenda.meetings.decisions.NewDecision;
import org.openrenda.meetings.minutes.Minutes;
import org.openrenda.meetings.opinions.Opinions;
import org.openrenda.meetings.opinions.RemarkId;
import org.openrenda.meetings.papers.Audience;
import org.openrenda.meetings.papers.NewPaper;
import org.openrenda.meetings.papers.PaperId;
import org.openrenda.meetings.papers.Papers;
import org.openrenda.meetings.sittings.ItemId;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.MeetingKind;
import org.openrenda.meetings.sittings.MeetingStage;
import org.openrenda.meetings.sittings.Publicity;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.access.TestSignIn;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.record.Subject;
import org.openrenda.platform.uploads.Uploaded;
import org.openrenda.voting.polls.BallotForm;
import org.openrenda.voting.polls.MatterKind;
import org.openrenda.voting.polls.PollId;
import org.openrenda.voting.polls.PollKind;
import org.openrenda.voting.polls.Visibility;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

// Longer than 300 lines because what is in a package and what is kept out of it are told of one
// meeting, which takes its lines to live.
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("会议归档")
class ArchiveTest {

    @Autowired private ApplicationContext context;
    @Autowired private Archive archive;
    @Autowired private Minutes minutes;
    @Autowired private Papers papers;
    @Autowired private Opinions opinions;
    @Autowired private Decisions decisions;
    @Autowired private Record record;
    @Autowired private MockMvcTester web;

    private MeetingLife life;
    private TestCity city;

    @BeforeAll
    void found() {
        life = new MeetingLife(context, 3);
        city = life.people.city;
    }

    private static Uploaded file(String words) {
        String pdf = "%PDF-1.4\n%" + words + "\n%%EOF\n";
        return new Uploaded("报告.pdf", pdf.getBytes(StandardCharsets.UTF_8));
    }

    private PaperId paper(MeetingId id, String title, Publicity publicity) {
        Audience to = publicity == Publicity.SECRET ? Audience.ATTEND : Audience.PUBLIC;
        NewPaper given = new NewPaper(null, title, to, publicity);
        return life.people.asks(city.clerk, a -> papers.send(a, id, given, file(title)));
    }

    /** A meeting under way with a paper in two versions, a secret one, and a vote announced. */
    private MeetingId running() {
        MeetingId id = life.opened(3);
        PaperId report = paper(id, "水污染防治报告", Publicity.OPEN);
        life.people.does(city.clerk, a -> papers.renew(a, report, "补充数据", file("二")));
        paper(id, "人事任免方案", Publicity.SECRET);
        ItemId item = life.now(id, "审议水务专项规划");
        AccountId speaker = life.people.account(1);
        life.people.does(speaker, a -> life.sittings.askToSpeak(a, item));
        life.people.does(
                city.chair, a -> life.sittings.call(a, life.view(id).waiting().getFirst().id()));
        life.goes(id, 3);
        PollId poll = prepared(item, "关于批准水务专项规划的决议");
        life.people.does(city.chair, a -> decisions.open(a, poll, ""));
        life.people.votes(poll, 1, "1=FOR");
        life.people.votes(poll, 2, "1=FOR");
        life.people.announced(poll);
        life.people.does(city.chair, a -> life.sittings.finish(a, item));
        return id;
    }

    private MeetingId signed() {
        MeetingId id = running();
        sign(id);
        return id;
    }

    private void sign(MeetingId id) {
        life.people.does(city.chair, a -> life.sittings.close(a, id));
        life.people.does(city.chair, a -> minutes.sign(a, id, ""));
    }

    private void archived(MeetingId id) {
        life.people.does(city.clerk, a -> archive.archive(a, id));
    }

    private Map<String, byte[]> unpacked(AccountId who, MeetingId id) {
        return life.people.asks(
                who,
                a -> {
                    try {
                        ByteArrayOutputStream to = new ByteArrayOutputStream();
                        archive.write(archive.open(a, id), to);
                        return unzipped(to.toByteArray());
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                });
    }

    static Map<String, byte[]> unzipped(byte[] zip) throws IOException {
        Map<String, byte[]> found = new LinkedHashMap<>();
        try (ZipInputStream in =
                new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (ZipEntry one = in.getNextEntry(); one != null; one = in.getNextEntry()) {
                found.put(one.getName(), in.readAllBytes());
            }
        }
        return found;
    }

    private static String manifest(Map<String, byte[]> files) {
        return new String(files.get("manifest.txt"), StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("MTG-14 归档的包里有全部文件；每个文件与清单的指纹相符，清单指纹在会议过程里")
    void holdsEverythingWithItsFingerprint() {
        MeetingId id = signed();
        archived(id);
        assertThat(life.view(id).meeting().stage()).isEqualTo(MeetingStage.ARCHIVED);
        Map<String, byte[]> files = unpacked(city.clerk, id);
        assertThat(files.keySet())
                .containsExactly(
                        "manifest.txt",
                        "01-通知和议程.docx",
                        "02-到会记录.docx",
                        "04-会议材料/01-水污染防治报告-第1版.pdf",
                        "04-会议材料/01-水污染防治报告-第2版.pdf",
                        "04-会议材料/秘密材料02-第1版.pdf",
                        "06-发言.docx",
                        "07-表决结果/01-关于批准水务专项规划的决议.docx",
                        "08-会议记录.docx",
                        "08-会议记录.pdf");
        String manifest = manifest(files);
        files.forEach((path, bytes) -> {
            if (!path.equals("manifest.txt")) {
                assertThat(manifest).contains(Contents.digest(bytes) + "  " + path + "\n");
            }
        });
        assertThat(manifest).contains("周敏 筹备会议").contains("签发会议记录：会议记录指纹");
        assertThat(life.view(id).steps().getLast().text())
                .isEqualTo("档案 9 个文件，清单指纹 " + Contents.digest(manifest));
        Subject subject = new Subject("meetings", "meeting", id.value());
        assertThat(life.people.asks(city.clerk, a -> record.of(subject)).getFirst().summary())
                .contains(Contents.digest(manifest));
    }

    @Test
    @DisplayName("MTG-14 作废的、没有开始的表决也在档案里，写明情况和原因")
    void holdsVotesWithoutResult() throws IOException {
        MeetingId id = life.opened(3);
        ItemId item = life.now(id, "审议养老服务条例");
        PollId gone = prepared(item, "关于养老服务条例的表决");
        prepared(item, "关于养老服务条例的再次表决");
        life.people.does(city.chair, a -> decisions.open(a, gone, ""));
        life.people.does(city.chair, a -> life.people.polls.annul(a, gone, "会场断电"));
        life.people.does(city.chair, a -> life.sittings.finish(a, item));
        sign(id);
        archived(id);
        Map<String, byte[]> files = unpacked(city.clerk, id);
        assertThat(files).containsKey("07-表决结果/02-关于养老服务条例的再次表决（没有结果）.docx");
        byte[] sheet = files.get("07-表决结果/01-关于养老服务条例的表决（没有结果）.docx");
        assertThat(String.join("\n", DocxReader.blocks(sheet)))
                .contains("作废，没有表决结果")
                .contains("会场断电");
    }

    private PollId prepared(ItemId item, String title) {
        NewDecision given =
                new NewDecision(
                        title,
                        "",
                        MatterKind.RESOLUTION,
                        PollKind.WHOLE,
                        Visibility.NAMED,
                        BallotForm.question(title),
                        life.people.officials());
        return life.people.asks(city.clerk, a -> decisions.prepare(a, item, given));
    }

    @Test
    @DisplayName("MTG-15 秘密材料只在有权查看的人的包里；别人的包里没有，清单不写题目，写明缘由")
    void keepsSecretsFromOthers() {
        MeetingId id = signed();
        archived(id);
        Map<String, byte[]> whole = unpacked(city.clerk, id);
        Map<String, byte[]> open = unpacked(city.chair, id);
        assertThat(whole).containsKey("04-会议材料/秘密材料02-第1版.pdf");
        assertThat(open).doesNotContainKey("04-会议材料/秘密材料02-第1版.pdf");
        assertThat(open).hasSize(whole.size() - 1);
        assertThat(manifest(open))
                .isEqualTo(manifest(whole))
                .contains("只在有权查看的人")
                .doesNotContain("人事任免方案");
        assertThatThrownBy(() -> unpacked(life.people.account(1), id))
                .isInstanceOf(Actor.Forbidden.class);
        assertThatThrownBy(() -> unpacked(city.foreignClerk, id)).isInstanceOf(Refusal.class);
    }

    @Test
    @DisplayName("记录签发以前不能归档；归档以后不能再归档，材料和审议意见不能再改")
    void comesLastAndEndsEverything() {
        MeetingId id = running();
        refused("不能“归档”", () -> archived(id));
        refused("归档以后才有", () -> unpacked(city.clerk, id));
        sign(id);
        assertThatThrownBy(() -> life.people.does(city.chair, a -> archive.archive(a, id)))
                .isInstanceOf(Actor.Forbidden.class);
        archived(id);
        Map<String, byte[]> first = unpacked(city.clerk, id);
        refused("不能“归档”", () -> archived(id));
        ItemId item = life.view(id).items().getFirst().id();
        AccountId member = life.people.account(1);
        refused("已经归档", () -> life.people.asks(member, a -> opinions.say(a, item, "加快管网改造")));
        PaperId paper = life.people.asks(city.clerk, a -> papers.of(a, id)).getFirst().paper().id();
        refused("已经归档", () -> life.people.does(city.clerk, a -> papers.withdraw(a, paper, "发错")));
        refused("签发前", () -> life.people.does(city.clerk, a -> minutes.edit(a, id, "改")));
        assertThat(life.people.asks(city.clerk, a -> minutes.document(a, id)).mark()).isEmpty();
        Map<String, byte[]> again = unpacked(city.clerk, id);
        assertThat(again.keySet()).isEqualTo(first.keySet());
        again.forEach((path, bytes) -> assertThat(bytes).isEqualTo(first.get(path)));
    }

    @Test
    @DisplayName("SUP-5 审议意见没有印发的不能归档，归档的回滚不留下任何东西；印发的在包里")
    void waitsForTheOpinions() {
        MeetingId id = running();
        ItemId item = life.view(id).items().getFirst().id();
        RemarkId said =
                life.people.asks(life.people.account(1), a -> opinions.say(a, item, "加快管网改造"));
        sign(id);
        refused("印发以后才能归档", () -> archived(id));
        assertThat(life.view(id).meeting().stage()).isEqualTo(MeetingStage.MINUTES_SIGNED);
        life.people.asks(city.clerk, a -> opinions.list(a, item, Set.of(said), ""));
        refused("印发以后才能归档", () -> archived(id));
        life.people.does(city.clerk, a -> opinions.submit(a, item, ""));
        life.people.does(city.chair, a -> opinions.approve(a, item, "主任会议通过"));
        life.people.does(city.clerk, a -> opinions.issue(a, item, "市人民政府"));
        archived(id);
        assertThat(unpacked(city.clerk, id)).containsKey("05-审议意见/01-审议水务专项规划.docx");
    }

    @Test
    @DisplayName("工作人员在会议页面归档，然后下载档案包；没有归档的不能下载")
    void isDoneOnThePage() throws IOException {
        MeetingId id = signed();
        Cookie clerk = TestSignIn.cookie(context, city.clerk);
        String at = "/meetings/" + id;
        assertThat(web.get().uri(at).cookie(clerk).exchange()).bodyText().contains("归档");
        MvcTestResult early = web.get().uri(at + "/archive").cookie(clerk).exchange();
        assertThat(early.getResponse().getContentType()).isNotEqualTo("application/zip");
        assertThat(web.post().uri(at + "/archive").cookie(clerk).with(csrf()).exchange())
                .hasStatus3xxRedirection();
        assertThat(web.get().uri(at).cookie(clerk).exchange()).bodyText().contains("下载档案包");
        MvcTestResult sent = web.get().uri(at + "/archive").cookie(clerk).exchange();
        assertThat(sent).hasStatusOk().hasContentType("application/zip");
        byte[] zip = sent.getResponse().getContentAsByteArray();
        assertThat(unzipped(zip)).hasSize(10).containsKey("manifest.txt");
    }

    @Test
    @DisplayName("没有发言、请假、表决的会议也能归档，包里不写空文件")
    void leavesOutWhatThereIsNot() {
        MeetingId id = life.convened(MeetingKind.COUNCIL);
        life.comes(id, 1, 3);
        life.people.does(city.chair, a -> life.sittings.open(a, id, ""));
        sign(id);
        archived(id);
        assertThat(unpacked(city.clerk, id).keySet())
                .containsExactly(
                        "manifest.txt",
                        "01-通知和议程.docx",
                        "02-到会记录.docx",
                        "08-会议记录.docx",
                        "08-会议记录.pdf");
    }

    private static void refused(String words, Runnable act) {
        assertThatThrownBy(act::run).isInstanceOf(Refusal.class).hasMessageContaining(words);
    }
}
