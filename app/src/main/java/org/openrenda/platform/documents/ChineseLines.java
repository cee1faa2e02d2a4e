package org.openrenda.platform.documents;

import org.openpdf.text.Chunk;
import org.openpdf.text.Font;
import org.openpdf.text.SplitCharacter;
import org.openpdf.text.pdf.PdfChunk;

/**
 * Where a line may end: no closing mark begins a line, no opening one ends it, words stay whole.
 */
final class ChineseLines implements SplitCharacter {

    private static final String NEVER_FIRST = "，。、；：？！）〕》”’%％…—";
    private static final String NEVER_LAST = "（〔《“‘";

    private ChineseLines() {}

    static Chunk chunk(String words, Font font) {
        Chunk chunk = new Chunk(words, font);
        chunk.setSplitCharacter(new ChineseLines());
        return chunk;
    }

    @Override
    public boolean isSplitCharacter(
            int start, int current, int end, char[] text, PdfChunk[] chunks) {
        char here = text[current];
        if (here == ' ') {
            return true;
        }
        if (current + 1 >= end) {
            return here >= '⺀';
        }
        char next = text[current + 1];
        if (NEVER_FIRST.indexOf(next) >= 0 || NEVER_LAST.indexOf(here) >= 0) {
            return false;
        }
        return here >= '⺀' || next >= '⺀' || NEVER_FIRST.indexOf(here) >= 0;
    }
}
