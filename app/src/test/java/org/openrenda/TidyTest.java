package org.openrenda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openrenda.Sources.Line;
import org.openrenda.platform.database.SchemaOrder;

/** What every file keeps to. Each failure says how to mend it. */
@DisplayName("整洁")
class TidyTest {

    private static final int LINE = 100;
    private static final int FILE = 300;
    private static final int FILE_HARD = 500;
    private static final int METHOD_HARD = 70;

    private static final List<Path> JAVA = Sources.matching(".*/src/(main|test)/java/.*\\.java");
    private static final List<Path> MAIN = Sources.matching(".*/src/main/java/.*\\.java");
    private static final List<Path> SQL = Sources.matching("app/src/main/resources/db/.*\\.sql");

    @Test
    @DisplayName("Java 每行不超过 100 个字符")
    void linesAreShort() {
        none(
                "break the line, or give the long part a name",
                Sources.lines(JAVA)
                        .filter(line -> !line.text().startsWith("import "))
                        .filter(line ->
                                line.text().codePointCount(0, line.text().length()) > LINE));
    }

    @Test
    @DisplayName("文件不超过 300 行；确有理由可到 500 行，并写明理由")
    void filesAreShort() {
        none(
                "split it by part of the domain, or begin a comment with"
                        + " \"Longer than 300 lines because\"; more than 500 never",
                JAVA.stream()
                        .filter(file -> {
                            String text = Sources.text(file);
                            long lines = text.lines().count();
                            return lines > FILE_HARD
                                    || lines > FILE
                                            && !text.contains("Longer than 300 lines because");
                        }));
    }

    @Test
    @DisplayName("方法不超过 70 行")
    void methodsAreShort() {
        none(
                "give a step of it a name of its own",
                JavaFile.read(JAVA).stream()
                        .flatMap(file -> file.methods.stream())
                        .filter(method -> method.lines() > METHOD_HARD));
    }

    @Test
    @DisplayName("不留待办、停用的测试与调试输出")
    void nothingIsLeftForLater() {
        none(
                "do it now, or open an issue and delete the line",
                lines(Sources.all(), "\\b(TODO|FIXME|XXX)\\b|@Disabled\\b"));
        none(
                "use a logger; only commands print",
                lines(
                        MAIN.stream().filter(Predicate.not(TidyTest::prints)).toList(),
                        "System\\.out|printStackTrace\\(\\)"));
    }

    @Test
    @DisplayName("中文写真实的字，不写转义")
    void chineseIsWrittenAsItIs() {
        none(
                "write the character itself",
                lines(JAVA, "\\\\u(?!200[bB]|[fF][eE][fF][fF])[0-9a-fA-F]{4}"));
    }

    @Test
    @DisplayName("提交的文件里没有本机路径与软件源地址")
    void nothingNamesOneMachine() {
        none(
                "use a relative path or a setting",
                lines(
                        Sources.all(),
                        "(?<![\\w.*/-])/(work|root|tmp|home)/\\w"
                                + "|repo\\d?\\.maven|registry\\.npm|/maven2\\b|(?i)artifactory"));
    }

    @Test
    @DisplayName("SQL 不由字符串拼接")
    void sqlIsNotGlued() {
        none(
                "write one text block with named parameters",
                JavaFile.read(MAIN).stream().flatMap(file -> file.gluedSql.stream()));
    }

    @Test
    @DisplayName("迁移文件名说明效果，不夹带数据")
    void migrationsSayWhatTheyDo() {
        none(
                "name it V001__words_of_effect.sql",
                SQL.stream()
                        .filter(file -> !Sources.name(file).matches("V\\d{3}__[a-z0-9_]+\\.sql")));
        none(
                "rows come through the façade of the module, not through a migration",
                lines(SQL, "(?i)^insert into"));
    }

    @Test
    @DisplayName("迁移只引用排在自己之前的模块")
    void migrationsLookDown() {
        none(
                "refer only to schemas before this one in Migrations.SCHEMAS",
                SQL.stream()
                        .flatMap(file -> {
                            String own = Sources.name(file.getParent());
                            return SchemaOrder.after(own).stream()
                                    .flatMap(later ->
                                            lines(
                                                    List.of(file),
                                                    "(?i)^[^']*\\b" + later + "\\.\\w"));
                        }));
    }

    @Test
    @DisplayName("模块不读别的模块的表")
    void modulesReadTheirOwnTables() {
        none(
                "ask the façade of the module that owns the table",
                JavaFile.read(MAIN).stream()
                        .flatMap(file ->
                                SchemaOrder.except(Sources.name(file.path().getParent())).stream()
                                        .filter(schema -> !isInside(file, schema))
                                        .filter(schema -> names(file, schema))
                                        .map(schema -> file.path() + " names " + schema)));
    }

    /** A part of a module has no schema of its own: hotline.intake reads hotline's tables. */
    private static boolean isInside(JavaFile file, String schema) {
        return Sources.name(file.path().getParent().getParent()).equals(schema);
    }

    private static boolean names(JavaFile file, String schema) {
        Pattern table =
                Pattern.compile(
                        "(?i)\\b(from|join|into|update|truncate|table|copy)\\s+"
                                + schema
                                + "\\.\\w");
        return file.literals.stream().anyMatch(text -> table.matcher(text).find());
    }

    private static boolean prints(Path file) {
        return Sources.name(file)
                        .matches("OpenRenda.java|FirstStart.java|Demo.java|.*Commands?.java")
                || file.toString().contains("/bench/");
    }

    private static Stream<Line> lines(List<Path> files, String pattern) {
        Pattern found = Pattern.compile(pattern);
        return Sources.lines(files)
                .filter(line -> !line.file().endsWith("TidyTest.java"))
                .filter(line -> found.matcher(line.text()).find());
    }

    private static void none(String howToMend, Stream<?> found) {
        assertThat(found).as(howToMend).isEmpty();
    }
}
