package org.openrenda.analysis;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The analysis on the command line, for people with data and without a server: {@code ./openrenda
 * hotline classify|group|bursts|effect|mask|evaluate}.
 *
 * <p>The result is printed last, to standard output. What the caller can mend is told in one
 * sentence on standard error, with exit code 2.
 */
public final class HotlineCommand {

    private static final int DONE = 0;
    private static final int REFUSED = 2;

    private static final String USAGE =
            """
            用法：./openrenda hotline 命令 [选项]
              classify  用已标注的诉求训练，给其他诉求分类
              evaluate  用交叉验证衡量分类的质量
              group     把同一地点、同一事项的诉求归为热点问题，按热度排列
              bursts    在每日数量中找出突增
              effect    衡量督办前后的变化
              mask      去除文本中的个人信息
            每个命令加 --help 查看详细用法。文件为UTF-8编码、制表符分隔、首行为列名，可为 .gz。
            """;

    private final InputStream in;
    private final PrintStream out;

    HotlineCommand(InputStream in, PrintStream out) {
        this.in = in;
        this.out = out;
    }

    public static void main(String[] arguments) {
        // The command's own files are UTF-8, and so is what it prints, whatever the terminal says.
        PrintStream out =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        PrintStream err =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        InputStream in = new FileInputStream(FileDescriptor.in);
        System.exit(run(List.of(arguments), in, out, err));
    }

    static int run(List<String> words, InputStream in, PrintStream out, PrintStream err) {
        try {
            new HotlineCommand(in, out).run(words);
            return DONE;
        } catch (Problem problem) {
            err.println(problem.getMessage());
            return REFUSED;
        } catch (IOException e) {
            err.println("读写时出错：" + e.getMessage() + "。");
            return REFUSED;
        } finally {
            out.flush();
        }
    }

    private void run(List<String> words) throws IOException {
        if (words.isEmpty() || words.getFirst().equals("--help")) {
            out.print(USAGE);
            return;
        }
        List<String> rest = words.subList(1, words.size());
        boolean help = rest.contains("--help");
        switch (words.getFirst()) {
            case "classify" ->
                    show(help, TextCommands.CLASSIFY, () -> new TextCommands(out).classify(rest));
            case "evaluate" ->
                    show(help, TextCommands.EVALUATE, () -> new TextCommands(out).evaluate(rest));
            case "mask" ->
                    show(help, TextCommands.MASK, () -> new TextCommands(out).mask(rest, in));
            case "group" -> show(help, GroupCommand.USAGE, () -> new GroupCommand(out).run(rest));
            case "bursts" ->
                    show(help, CountCommands.BURSTS, () -> new CountCommands(out).bursts(rest));
            case "effect" ->
                    show(help, CountCommands.EFFECT, () -> new CountCommands(out).effect(rest));
            default -> throw new Problem("没有命令 " + words.getFirst() + "，可用 --help 查看用法。");
        }
    }

    @FunctionalInterface
    private interface Act {
        void run() throws IOException;
    }

    private void show(boolean help, String usage, Act act) throws IOException {
        if (help) {
            out.print(usage);
        } else {
            act.run();
        }
    }
}
