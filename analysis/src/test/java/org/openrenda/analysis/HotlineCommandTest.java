package org.openrenda.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HotlineCommandTest {

    private static final String TRAIN =
            "label\ttitle\ttext\n"
                    + "供热\t暖气不热\t室温只有十二度，供热公司不来人\n供热\t暖气冰凉\t取暖费交了，暖气不热\n"
                    + "工资\t拖欠工资\t包工头不发工钱\n工资\t讨薪\t老板拖欠工资三个月\n"
                    + "供热\t供暖\t暖气管道老化，室温太低\n工资\t欠薪\t干了活不发工资\n";
    private static final String TEST =
            "id\tlabel\ttitle\ttext\n1\t供热\t暖气不热\t室温太低\n2\t工资\t拖欠工资\t老板不发工资\n";

    @TempDir private Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... words) {
        return runWith("", words);
    }

    private int runWith(String input, String... words) {
        return HotlineCommand.run(
                List.of(words),
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private String zipped(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream bytes = new GZIPOutputStream(Files.newOutputStream(file))) {
            bytes.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file.toString();
    }

    private void assertRefused(int code, String words) {
        assertThat(code).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(words).hasLineCount(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    @DisplayName("classify 读压缩文件，写出 id、label、confidence，最后一行是 macro-F1")
    void classifies() throws IOException {
        Path result = folder.resolve("p.tsv");
        int code =
                run(
                        "classify",
                        "--train",
                        zipped("train.tsv.gz", TRAIN),
                        "--test",
                        file("test.tsv", TEST),
                        "--out",
                        result.toString());
        assertThat(code).isZero();
        assertThat(Files.readAllLines(result))
                .hasSize(3)
                .first()
                .isEqualTo("id\tlabel\tconfidence");
        assertThat(Files.readAllLines(result).get(1)).matches("1\t供热\t[01]\\.\\d{4}");
        assertThat(out.toString(StandardCharsets.UTF_8).strip()).endsWith("macro-F1 1.0000");
    }

    @Test
    @DisplayName("group 每行一个JSON，字段与次序固定")
    void groups() throws IOException {
        String rows =
                "id\tuser\ttime\ttitle\ttext\tlikes\n"
                        + "1\tu1\t2024-05-01 08:00:00\t翠竹苑工地夜间施工噪音\t翠竹苑工地\"半夜\"施工噪音扰民\t2\n"
                        + "2\tu2\t2024/5/3 9:30\t翠竹苑工地夜间施工扰民\t翠竹苑工地半夜施工，噪音大\t0\n"
                        + "3\tu3\t2024-05-04\t咨询公积金提取\t公积金怎么提取\t0\n";
        assertThat(run("group", file("m.tsv", rows), "--top", "5")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8).strip())
                .hasLineCount(1)
                .matches(
                        "\\{\"rank\":1,\"heat\":[\\d.]+,\"count\":2,\"users\":2,"
                                + "\"first\":\"2024-05-01\","
                                + "\"last\":\"2024-05-03\",\"place\":\"翠竹苑工地\","
                                + "\"title\":\"翠竹苑[^\"]+\","
                                + "\"ids\":\\[\"1\",\"2\"\\]\\}");
    }

    @Test
    @DisplayName("effect 输出一个JSON，数据不足也照实说")
    void tellsAnEffect() throws IOException {
        String counts = file("c.tsv", "date\ttopic\tarea\tn\n2024-05-01\t噪声\t新区\t3\n");
        assertThat(run("effect", counts, "--topic=噪声", "--area=新区", "--start=2024-05-01")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("{\"reduction\":0.0000,\"low\":-1.0000,\"high\":1.0000,\"comparison\":")
                .contains("\"verdict\":\"数据不足\"");
    }

    @Test
    @DisplayName("mask 逐行读入，逐行写出")
    void masks() {
        assertThat(runWith("我叫张伟\n电话13912345678\n", "mask")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).containsExactly("我叫张某", "电话[电话]");
    }

    @Test
    @DisplayName("evaluate 最后一行是 macro-F1")
    void evaluates() throws IOException {
        assertThat(run("evaluate", "--train", file("t.tsv", TRAIN), "--folds", "2")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8).strip().lines().toList().getLast())
                .matches("macro-F1 [01]\\.\\d{4}");
    }

    @ParameterizedTest
    @DisplayName("每个命令都有 --help")
    @ValueSource(strings = {"classify", "evaluate", "group", "bursts", "effect", "mask"})
    void helps(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("用法：./openrenda hotline " + command);
    }

    @Test
    @DisplayName("缺列、空文件、半行、找不到、非UTF-8、截断的压缩文件：一句话，退出码2")
    void refusesBadFiles() throws IOException {
        assertRefused(
                run("bursts", file("a.tsv", "date\ttopic\tn\n2024-05-01\t噪声\t1\n")), "缺少 area 列");
        err.reset();
        assertRefused(run("bursts", file("b.tsv", "")), "是空的");
        err.reset();
        assertRefused(
                run("bursts", file("c.tsv", "date\ttopic\tarea\tn\n2024-05-01\t噪声\n")), "第2行有2列");
        err.reset();
        assertRefused(run("bursts", folder.resolve("none").toString()), "找不到文件");
        err.reset();
        Path gbk = folder.resolve("gbk.tsv");
        Files.write(
                gbk,
                "date\ttopic\tarea\tn\n2024-05-01\t噪声\t新区\t1\n".getBytes(Charset.forName("GBK")));
        assertRefused(run("bursts", gbk.toString()), "不是UTF-8编码");
        err.reset();
        Path whole = Path.of(zipped("w.gz", TRAIN.repeat(50)));
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = Files.write(folder.resolve("cut.gz"), Arrays.copyOf(bytes, bytes.length / 2));
        assertRefused(run("bursts", cut.toString()), "不完整或已损坏");
    }

    @Test
    @DisplayName("一种标签、错误的数字和日期、不认识的命令和选项：一句话，退出码2")
    void refusesBadContentAndWords() throws IOException {
        String one = file("one.tsv", "label\ttext\n供热\t暖气不热\n供热\t暖气冰凉\n");
        String test = file("test.tsv", TEST);
        String target = folder.resolve("p.tsv").toString();
        assertRefused(run("classify", "--train", one, "--test", test, "--out", target), "只有一种标签");
        err.reset();
        assertRefused(
                run("bursts", file("d.tsv", "date\ttopic\tarea\tn\n2024-5-x\t噪声\t新区\t1\n")),
                "date 列应是日期");
        err.reset();
        assertRefused(
                run("bursts", file("e.tsv", "date\ttopic\tarea\tn\n2024-05-01\t噪声\t新区\t多\n")),
                "n 列应是整数");
        err.reset();
        assertRefused(run("dance"), "没有命令 dance");
        err.reset();
        assertRefused(run("group", "--colour", "red"), "不认识的选项 --colour");
        err.reset();
        assertRefused(run("classify", "--train"), "缺少取值");
    }
}
