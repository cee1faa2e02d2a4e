package org.openrenda.platform.web;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the matter page shows at its head, at its side and in its record.
 *
 * @param title the matter's own title
 * @param number its official number, such as 云人监〔2026〕12号, or empty
 * @param status its state
 * @param stages the way from beginning to end
 * @param next the next step and who owes it, or null when nothing is owed
 * @param facts short facts for the side
 * @param record the 办理过程; the template shows the newest first
 */
public record Matter(
        String title,
        String number,
        StatusWord status,
        List<Stage> stages,
        @Nullable Next next,
        List<Fact> facts,
        List<Entry> record) {

    /** Where a stage stands on the way. */
    public enum Progress {
        DONE("已完成"),
        NOW("进行中"),
        NEXT("未开始"),
        FIXED("待办"),
        SKIPPED("不适用");

        private final String word;

        Progress(String word) {
            this.word = word;
        }

        /** Read out by screen readers beside the stage's name. */
        public String word() {
            return word;
        }
    }

    /**
     * One stage.
     *
     * @param date when it was done, or is due; null when not fixed
     */
    public record Stage(String name, Progress progress, @Nullable LocalDate date) {

        public static Stage done(String name, LocalDate on) {
            return new Stage(name, Progress.DONE, on);
        }

        public static Stage now(String name, @Nullable LocalDate due) {
            return new Stage(name, Progress.NOW, due);
        }

        /** Still to come, on a day that is fixed. */
        public static Stage fixed(String name, LocalDate on) {
            return new Stage(name, Progress.FIXED, on);
        }

        public static Stage next(String name, @Nullable LocalDate due) {
            return new Stage(name, Progress.NEXT, due);
        }
    }

    /**
     * The next step.
     *
     * @param what the step, such as 提交整改报告
     * @param who who owes it, such as 市住房和城乡建设局
     * @param due until when, or null
     * @param left the span in words with its colour, or null
     */
    public record Next(
            String what, String who, @Nullable LocalDate due, @Nullable StatusWord left) {}

    /**
     * Something a person has to do, as a board shows it.
     *
     * @param what the act, such as 核查整改报告
     * @param about the matter it belongs to
     * @param left the span in words with its colour
     */
    public record Todo(String what, String about, String href, StatusWord left) {}

    /** A label and its value, perhaps a link, perhaps with the law behind it. */
    public record Fact(
            String label, String value, @Nullable String href, @Nullable LegalBasis basis) {

        public static Fact of(String label, String value) {
            return new Fact(label, value, null, null);
        }

        public Fact at(String address) {
            return new Fact(label, value, address, basis);
        }

        public Fact by(LegalBasis law) {
            return new Fact(label, value, href, law);
        }
    }

    /** A file to open; size in words such as 1.2 MB. */
    public record FileLink(String name, String href, String size, String hidden) {

        public FileLink(String name, String href, String size) {
            this(name, href, size, "");
        }
    }

    /**
     * One entry of the record.
     *
     * @param at when, in the congress's own time
     * @param who person and organ
     * @param what the act, in one sentence
     * @param text the longer words that belong to it, or empty
     * @param status a state the act led to, or null
     * @param files attached files
     */
    public record Entry(
            LocalDateTime at,
            String who,
            String what,
            String text,
            @Nullable StatusWord status,
            List<FileLink> files) {

        public Entry {
            files = List.copyOf(files);
        }

        public static Entry of(LocalDateTime at, String who, String what) {
            return new Entry(at, who, what, "", null, List.of());
        }

        public Entry saying(String words) {
            return new Entry(at, who, what, words, status, files);
        }

        public Entry leadingTo(StatusWord state) {
            return new Entry(at, who, what, text, state, files);
        }

        public Entry with(List<FileLink> attached) {
            return new Entry(at, who, what, text, status, attached);
        }
    }

    public Matter {
        stages = List.copyOf(stages);
        facts = List.copyOf(facts);
        record = record.stream().sorted((a, b) -> b.at().compareTo(a.at())).toList();
    }
}
