package org.openrenda.analysis;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.openrenda.analysis.mask.Mask;
import org.openrenda.analysis.text.CrossValidation;
import org.openrenda.analysis.text.Guess;
import org.openrenda.analysis.text.Labelled;
import org.openrenda.analysis.text.Quality;
import org.openrenda.analysis.text.TextClassifier;

/** The commands over texts: classify, evaluate, mask. */
final class TextCommands {

    static final String CLASSIFY =
            """
            用法：./openrenda hotline classify --train F1[,F2…] --test G --out P.tsv
              训练文件须有 label 列和 title、text（或分好词的 words）列；
              待分类文件须有 id 列和 title、text（或 words）列。
              P.tsv 有 id、label、confidence 三列，confidence 为0到1的把握程度。
              待分类文件若有 label 列，最后一行输出 macro-F1。
            """;
    static final String EVALUATE =
            """
            用法：./openrenda hotline evaluate --train F1[,F2…] [--folds 5]
              用交叉验证衡量分类质量：每条诉求都由没有见过它及其相近副本的模型来判断。
              有 dup_group 列时，同组的诉求不会分在两边。只有 words 列的文件只用来训练，不用来衡量。
              最后一行输出 macro-F1。
            """;
    static final String MASK =
            """
            用法：./openrenda hotline mask < 文本 > 文本
              逐行去除电话、证件号、银行卡号、车牌、邮箱、账号、房号和姓名。
            """;

    private static final int FOLDS = 5;

    private final PrintStream out;

    TextCommands(PrintStream out) {
        this.out = out;
    }

    void classify(List<String> words) throws IOException {
        Options options = new Options(words, Set.of("--train", "--test", "--out"), 0);
        Path target = Path.of(options.need("--out"));
        List<Labelled> training = new ArrayList<>();
        for (Path file : options.paths("--train")) {
            training.addAll(labelled(Table.read(file)));
        }
        Table test = Table.read(Path.of(options.need("--test"))).needing("id");
        needText(test);
        TextClassifier classifier = trained(training);
        List<Guess> guesses = new ArrayList<>();
        List<String> truth = new ArrayList<>();
        StringBuilder rows = new StringBuilder("id\tlabel\tconfidence\n");
        for (int i = 0; i < test.size(); i++) {
            Guess guess = classifier.classify(title(test, i), text(test, i));
            guesses.add(guess);
            truth.add(test.textIfAny(i, "label"));
            rows.append(test.text(i, "id")).append('\t').append(guess.label());
            rows.append(String.format(Locale.ROOT, "\t%.4f%n", guess.confidence()));
        }
        write(target, rows.toString());
        out.println("已分类 " + test.size() + " 条，结果在 " + target);
        if (test.has("label")) {
            print(Quality.of(truth, guesses));
        }
    }

    void evaluate(List<String> words) {
        Options options = new Options(words, Set.of("--train", "--folds"), 0);
        List<Labelled> tested = new ArrayList<>();
        List<Labelled> extra = new ArrayList<>();
        for (Path file : options.paths("--train")) {
            Table table = Table.read(file);
            boolean whole = table.has("text") || table.has("title");
            (whole ? tested : extra).addAll(labelled(table));
        }
        if (tested.isEmpty()) {
            tested.addAll(extra);
            extra.clear();
        }
        int folds = options.number("--folds", FOLDS, 2);
        if (tested.size() < folds * 2) {
            throw new Problem("数据只有" + tested.size() + "条，不够分成" + folds + "份。");
        }
        trainable(tested);
        print(CrossValidation.evaluate(tested, extra, folds));
    }

    void mask(List<String> words, InputStream in) throws IOException {
        new Options(words, Set.of(), 0);
        try (BufferedReader lines = Table.reader(in)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                out.println(Mask.mask(line));
            }
        } catch (CharacterCodingException e) {
            throw new Problem("输入不是UTF-8编码，请先转换编码。");
        }
    }

    private static TextClassifier trained(List<Labelled> rows) {
        trainable(rows);
        return TextClassifier.train(rows);
    }

    private static void trainable(List<Labelled> rows) {
        if (rows.stream().map(Labelled::label).distinct().count() < 2) {
            throw new Problem("训练数据只有一种标签，至少要有两种才能分类。");
        }
    }

    private static List<Labelled> labelled(Table table) {
        table.needing("label");
        needText(table);
        List<Labelled> rows = new ArrayList<>();
        for (int i = 0; i < table.size(); i++) {
            String label = table.text(i, "label").strip();
            if (label.isEmpty()) {
                throw new Problem("文件 %s 第%d条数据没有标签。".formatted(table.file(), i + 1));
            }
            rows.add(
                    new Labelled(
                            label,
                            title(table, i),
                            text(table, i),
                            table.textIfAny(i, "dup_group")));
        }
        return rows;
    }

    private static void needText(Table table) {
        if (!table.has("text") && !table.has("title") && !table.has("words")) {
            throw new Problem("文件 " + table.file() + " 缺少 text、title 或 words 列。");
        }
    }

    private static String title(Table table, int row) {
        return table.textIfAny(row, "title");
    }

    /** Words cut apart are joined again: the classifier looks at characters. */
    private static String text(Table table, int row) {
        return table.has("text") || table.has("title")
                ? table.textIfAny(row, "text")
                : table.text(row, "words").replace(" ", "");
    }

    /** Written beside and moved into place, so that no half result is ever taken for a whole. */
    private static void write(Path target, String rows) throws IOException {
        Path whole = target.toAbsolutePath();
        try {
            Path part = Files.createTempFile(whole.getParent(), ".hotline", ".part");
            Files.writeString(part, rows);
            Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
        } catch (NoSuchFileException e) {
            throw new Problem("目录 " + whole.getParent() + " 不存在。");
        }
    }

    private void print(Quality quality) {
        quality.f1().forEach((label, f1) -> out.printf(Locale.ROOT, "%s F1 %.4f%n", label, f1));
        out.printf(Locale.ROOT, "accuracy %.4f%n", quality.accuracy());
        out.printf(
                Locale.ROOT,
                "auto-assigned at 95%% right %.4f (confidence >= %.4f)%n",
                quality.autoShare(),
                quality.threshold());
        out.printf(Locale.ROOT, "macro-F1 %.4f%n", quality.macroF1());
    }
}
