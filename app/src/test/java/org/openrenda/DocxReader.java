package org.openrenda;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zwobble.mammoth.DocumentConverter;
import org.zwobble.mammoth.Result;

/** Reads a docx with other hands than those that wrote it. */
public final class DocxReader {

    private static final Pattern BLOCK =
            Pattern.compile("<tr>(.*?)</tr>|<p>(.*?)</p>", Pattern.DOTALL);
    private static final Pattern CELL =
            Pattern.compile("<t[dh][^>]*>(.*?)</t[dh]>", Pattern.DOTALL);

    private DocxReader() {}

    /** The paragraphs and the rows of tables in their order; cells stand between bars. */
    public static List<String> blocks(byte[] docx) throws IOException {
        Result<String> read = new DocumentConverter().convertToHtml(new ByteArrayInputStream(docx));
        List<String> blocks = new ArrayList<>();
        Matcher block = BLOCK.matcher(read.getValue());
        while (block.find()) {
            String row = block.group(1);
            String words = row == null ? plain(block.group(2)) : cells(row);
            if (!words.isEmpty()) {
                blocks.add(words);
            }
        }
        return blocks;
    }

    private static String cells(String row) {
        List<String> cells = new ArrayList<>();
        Matcher cell = CELL.matcher(row);
        while (cell.find()) {
            cells.add(plain(cell.group(1)));
        }
        return "|" + String.join("|", cells) + "|";
    }

    private static String plain(String html) {
        return html.replaceAll("<[^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .strip();
    }
}
