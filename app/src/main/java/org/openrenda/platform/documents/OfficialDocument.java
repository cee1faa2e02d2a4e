package org.openrenda.platform.documents;

import java.time.LocalDate;
import java.util.List;
import org.openrenda.platform.Refusal;

/**
 * An official document in the layout of GB/T 9704-2012 (FMT-1, FMT-2), to be written as docx or
 * PDF.
 *
 * @param issuer the organ whose name stands in red at the head
 * @param number the document number, such as 测建函〔2026〕12号; empty for a form without one
 * @param mark what stands at the top right, such as A 类 or 办理结果：A; may be empty
 * @param title the title, without line breaks
 * @param addressee the main recipient (主送), without the colon; may be empty
 * @param body paragraphs and tables in their order
 * @param signer who signs at the end (发文机关署名)
 * @param date the day of the document (成文日期)
 * @param copies who gets copies (抄送); may be empty
 */
public record OfficialDocument(
        String issuer,
        String number,
        String mark,
        String title,
        String addressee,
        List<? extends Block> body,
        String signer,
        LocalDate date,
        List<String> copies) {

    private static final int PARAGRAPHS_MAX = 2_000;
    private static final int ROWS_MAX = 20_000;

    public OfficialDocument {
        body = List.copyOf(body);
        copies = List.copyOf(copies);
        if (body.size() > PARAGRAPHS_MAX) {
            throw new Refusal("公文段落超过 " + PARAGRAPHS_MAX + " 段。");
        }
        int rows = body.stream().mapToInt(one -> one instanceof Grid grid ? grid.size() : 0).sum();
        if (rows > ROWS_MAX) {
            throw new Refusal("公文表格超过 " + ROWS_MAX + " 行，请改用表格文件。");
        }
    }

    /** What stands in the body. */
    public sealed interface Block permits Paragraph, Grid {}

    /**
     * A table with its heading row, repeated on each page.
     *
     * @param widths how wide the columns are to one another
     * @param rows the rows in their order, each as long as the head
     * @param small whether it is set small, as a list of many columns is
     */
    public record Grid(
            List<String> head, List<Integer> widths, List<List<String>> rows, boolean small)
            implements Block {

        public Grid {
            head = List.copyOf(head);
            widths = List.copyOf(widths);
            rows = List.copyOf(rows);
            int columns = head.size();
            if (widths.size() != columns || rows.stream().anyMatch(row -> row.size() != columns)) {
                throw new IllegalArgumentException("a row is not as long as the head");
            }
        }

        int size() {
            return rows.size() + 1;
        }

        /** Columns of figures and marks stand in the middle, columns of words at the left. */
        boolean isCentred(int column) {
            return rows.stream().allMatch(row -> row.get(column).matches("[0-9./%√×—]*"));
        }
    }

    /** What a paragraph is in the order of headings 一、（一） and text. */
    public enum Kind {
        TEXT,
        HEADING,
        SUBHEADING,
        ATTACHMENT
    }

    /** One paragraph of the body. */
    public record Paragraph(Kind kind, String text) implements Block {

        public static Paragraph text(String words) {
            return new Paragraph(Kind.TEXT, words);
        }

        public static Paragraph heading(String words) {
            return new Paragraph(Kind.HEADING, words);
        }

        boolean isHeading() {
            return kind == Kind.HEADING || kind == Kind.SUBHEADING;
        }

        /** 附件说明: a line of the list of papers that come with it. */
        public static Paragraph attachment(String words) {
            return new Paragraph(Kind.ATTACHMENT, words);
        }
    }

    /** Lines of running text as paragraphs; 一、 begins a heading and （一） one below it. */
    public static List<Paragraph> paragraphs(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> new Paragraph(kind(line), line))
                .toList();
    }

    /** A whole number from 1 to 999 as headings are numbered with: 一, 十二, 三十, 一百零五. */
    public static String numeral(int number) {
        if (number < 1 || number > 999) {
            throw new IllegalArgumentException("no heading has the number " + number);
        }
        if (number >= 100) {
            int rest = number % 100;
            String between = rest == 0 ? "" : rest < 10 ? "零" : rest < 20 ? "一" : "";
            return digit(number / 100) + "百" + between + (rest == 0 ? "" : numeral(rest));
        }
        String tens = number < 10 ? "" : (number < 20 ? "" : digit(number / 10)) + "十";
        return tens + (number % 10 == 0 ? "" : digit(number % 10));
    }

    private static String digit(int number) {
        return "〇一二三四五六七八九".substring(number, number + 1);
    }

    private static Kind kind(String line) {
        boolean brief = line.length() <= 40 && !line.endsWith("。");
        if (brief && line.matches("[一二三四五六七八九十]{1,3}、.*")) {
            return Kind.HEADING;
        }
        return brief && line.matches("（[一二三四五六七八九十]{1,3}）.*") ? Kind.SUBHEADING : Kind.TEXT;
    }

    /** 发文机关标志: as large as one line of 156 mm takes, at most 40 points. */
    int issuerPoints() {
        return Math.clamp(440 / Math.max(1, issuer.length()), 22, 40);
    }

    /** 成文日期: Arabic figures without leading zeros. */
    String day() {
        return "%d年%d月%d日".formatted(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
    }
}
