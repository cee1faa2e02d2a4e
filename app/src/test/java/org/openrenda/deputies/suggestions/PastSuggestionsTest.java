package org.openrenda.deputies.suggestions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.openrenda.deputies.SuggestionLife;
import org.openrenda.platform.documents.TableFile;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("导入历年建议")
class PastSuggestionsTest {

    private static final String FILE =
            """
            编号,标题,内容,领衔代表,附议代表,提出日期,承办单位,答复类别,答复内容,答复日期,满意度
            2024-17,关于改造滨河路雨水管网的建议,滨河路逢雨必淹，建议改造管网,孙莉,吴强,2024-02-03,市水务局,B,已列入2025年计划,2024年5月20日,满意
            2024-18,关于增设公交专用道的建议,早高峰拥堵,郑云,,2024/2/4,市交通运输局,A,已完成,2024-05-21,基本满意
            2024-17,重复的编号,内容,孙莉,,,,,,,
            ,没有编号,内容,孙莉,,,,,,,
            2024-20,日期不对,内容,冯涛,,二月三日,,,,,
            2024-21,没有代表,内容,,,,,,,,
            """;

    @Autowired private ApplicationContext context;
    @Autowired private PastSuggestions past;
    @Autowired private Suggestions suggestions;

    @TempDir private Path folder;
    private SuggestionLife life;

    @BeforeAll
    void found() {
        life = new SuggestionLife(context);
    }

    private TableFile file(String text) {
        try {
            Path file = Files.createTempFile(folder, "past", ".csv");
            return TableFile.open(Files.writeString(file, text));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private PastReport bring(String text, boolean write) {
        return life.asks(life.city.clerk, a -> past.bring(a, life.city.city, file(text), write));
    }

    @Test
    @DisplayName("先检查不写入，报告每一行的错误；写入后好的一行不少，重复导入不重复写入，写建议时能看到当年怎样答复")
    void checkedThenWrittenOnce() {
        PastReport check = bring(FILE, false);
        assertThat(check.good()).isEqualTo(2);
        assertThat(check.bad()).extracting(PastReport.Bad::line).containsExactly(4L, 5L, 6L, 7L);
        assertThat(check.bad()).extracting(PastReport.Bad::column).contains("编号", "提出日期", "领衔代表");
        List<Long> seen = List.of(life.city.city.value());
        List<SimilarSuggestion> before =
                life.asks(life.lead(), a -> suggestions.similar(seen, "改造滨河路雨水管网", 0, 5));
        assertThat(before).isEmpty();
        assertThat(bring(FILE, true).good()).isEqualTo(2);
        PastReport again = bring(FILE, true);
        assertThat(again.good()).isZero();
        assertThat(again.known()).isEqualTo(2);
        SimilarSuggestion found =
                life.asks(life.lead(), a -> suggestions.similar(seen, "改造滨河路雨水管网", 0, 5))
                        .getFirst();
        PastAnswer answer = life.reads(() -> suggestions.pastAnswer(found.id()).orElseThrow());
        assertThat(answer.unitName()).isEqualTo("市水务局");
        assertThat(answer.answeredOn()).isEqualTo("2024-05-20");
        assertThat(answer.satisfaction()).isEqualTo("满意");
    }

    @Test
    @DisplayName("缺少必须的列时说出缺哪一列，什么都不写入")
    void tellsTheMissingColumn() {
        assertThatThrownBy(() -> bring("标题,领衔代表\n甲,乙\n", true)).hasMessageContaining("编号");
    }
}
