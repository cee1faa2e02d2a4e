package org.openrenda.platform.notices;

/**
 * Which notices a list shows.
 *
 * @param words text in the title or the body; empty for all
 * @param oldestFirst the other way round; otherwise the newest come first
 */
public record NoticeSearch(
        String words, boolean unreadOnly, boolean oldestFirst, int offset, int most) {

    /** The newest. */
    public static NoticeSearch newest(int most) {
        return new NoticeSearch("", false, false, 0, most);
    }
}
