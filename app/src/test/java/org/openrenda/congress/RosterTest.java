package org.openrenda.congress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openrenda.AppTest;
import org.openrenda.TestCity;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("导入代表名册")
class RosterTest {

    private static final String HEADER = "姓名,性别,出生年份,选举单位,代表团,手机\n";

    @Autowired private ApplicationContext context;
    @Autowired private Roster roster;
    @Autowired private Congress congress;
    @TempDir private Path folder;

    private TestCity city;

    @BeforeAll
    void found() {
        city = TestCity.found(context);
    }

    private Path file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private RosterCheck check(Path file) {
        return city.doing(city.clerk, clerk -> roster.check(clerk, file));
    }

    private int deputies() {
        DeputySearch all = DeputySearch.of("", "", 0, "", 1_000);
        return city.doing(city.clerk, clerk -> congress.count(clerk, all));
    }

    @Test
    @DisplayName("先逐行报告，不写入；确认后只导入没有问题的行，再导一次不会重复")
    void reportsBeforeItWrites() {
        int before = deputies();
        Path file =
                file(
                        "名册.csv",
                        HEADER
                                + "何一,女,1975,测北区,第一团,13900010001\n"
                                + "何二,男,1980,测北区,第一团,12345\n"
                                + ",男,1980,测北区,第一团,\n"
                                + "何四,他,1980,测北区,第一团,\n"
                                + "何五,男,2020,测北区,第一团,\n"
                                + "何一,女,1975,测北区,第一团,\n"
                                + "何七,男,1966,测南区,第二团,\n");
        RosterCheck check = check(file);
        assertThat(check.rows()).isEqualTo(7);
        assertThat(check.good()).isEqualTo(2);
        assertThat(check.problems())
                .extracting(RosterCheck.Trouble::line)
                .containsExactly(3L, 4L, 5L, 6L, 7L);
        assertThat(deputies()).isEqualTo(before);
        assertThat(city.<Integer>doing(city.clerk, clerk -> roster.take(clerk, file)).intValue())
                .isEqualTo(2);
        assertThat(deputies()).isEqualTo(before + 2);
        assertThat(check(file).good()).isZero();
        assertThat(check(file).known()).isEqualTo(2);
    }

    @Test
    @DisplayName("缺少必须的列时说出是哪一列")
    void namesMissingColumns() {
        RosterCheck check = check(file("缺列.csv", "姓名,性别\n何八,男\n"));
        assertThat(check.missing()).isEqualTo(List.of("选举单位"));
    }
}
