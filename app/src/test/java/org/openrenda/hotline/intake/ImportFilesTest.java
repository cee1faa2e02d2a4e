package org.openrenda.hotline.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openrenda.AppTest;
import org.openrenda.congress.Congress;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.database.DataFolder;
import org.openrenda.platform.database.DataScope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("民声导入的文件")
class ImportFilesTest {

    @Autowired Intake intake;
    @Autowired Imports imports;
    @Autowired ImportWork work;
    @Autowired Congress congress;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;
    @Autowired DataFolder data;
    @TempDir Path folder;

    private Town town;

    @BeforeAll
    void build() {
        town = Town.build(congress, transaction);
    }

    private static <T> T system(Supplier<T> work) {
        return DataScope.system(work);
    }

    private Path file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private RunId bring(String source, Path file) {
        return system(() -> intake.importFile(town.system(), town.city(), source, file));
    }

    @Test
    @DisplayName("F-HOT-1 不是表格的文件当场拒绝，什么都不留下")
    void refusesBadFiles() throws Exception {
        assertThatThrownBy(() -> bring("来源庚", file("g.csv", "")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("空的");
        assertThatThrownBy(() -> bring("来源庚", file("g.csv", "甲,乙\n1,2\n")))
                .hasMessageContaining("受理时间");
        assertThatThrownBy(() -> bring("来源庚", folder.resolve("none.csv")))
                .hasMessageContaining("不存在");
        try (var left = Files.list(data.folder("imports"))) {
            assertThat(left.filter(one -> one.toString().contains("part"))).isEmpty();
        }
    }

    @Test
    @DisplayName("F-HOT-2 没有导入用得着的旧文件会被清掉，正在等待的留着")
    void deletesForgottenFiles() throws Exception {
        RunId draft =
                system(() ->
                        imports.bring(
                                town.system(),
                                town.city(),
                                "来源辛",
                                "h.csv",
                                new ByteArrayInputStream(
                                        "受理时间,标题\n2025-01-01,好\n"
                                                .getBytes(StandardCharsets.UTF_8))));
        Path imported = data.folder("imports");
        Path half = Files.writeString(imported.resolve("file-1.part"), "半个文件 13800138000");
        Path fresh = Files.writeString(imported.resolve("file-2.part"), "正在接收");
        FileTime old = FileTime.from(Instant.EPOCH);
        Files.setLastModifiedTime(half, old);
        try (var all = Files.list(imported)) {
            for (Path file : all.filter(one -> !one.equals(fresh)).toList()) {
                Files.setLastModifiedTime(file, old);
            }
        }
        work.tidy();
        assertThat(half).doesNotExist();
        assertThat(fresh).exists();
        assertThat(system(() -> imports.columns(draft))).hasSize(2);
        system(() -> {
            imports.discard(town.system(), draft);
            return draft;
        });
        Files.delete(fresh);
    }
}
