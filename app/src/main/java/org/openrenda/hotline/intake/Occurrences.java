package org.openrenda.hotline.intake;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * Tells apart the equal rows of a file without numbers: two people may say the same thing on the
 * same day. The first has the number of its text, the second that number and a 2, so that the same
 * file has the same numbers again. Holds eight bytes a row, since millions may come.
 */
final class Occurrences {

    private static final int ROOM = 1 << 12;

    private long[] seen = new long[ROOM];
    private int size;
    private final Map<Long, Integer> more = new HashMap<>();

    /** The number of the next row with this digest. */
    String number(byte[] digest) {
        long key = ByteBuffer.wrap(digest).getLong();
        String number = "#" + java.util.HexFormat.of().formatHex(digest, 0, 16);
        if (added(key == 0 ? 1 : key)) {
            return number;
        }
        return number + "-" + more.merge(key, 2, (n, two) -> n + 1);
    }

    private boolean added(long key) {
        if (size * 2 >= seen.length) {
            long[] before = seen;
            seen = new long[before.length * 2];
            for (long one : before) {
                if (one != 0) {
                    seen[placeOf(one)] = one;
                }
            }
        }
        int place = placeOf(key);
        if (seen[place] == key) {
            return false;
        }
        seen[place] = key;
        size++;
        return true;
    }

    private int placeOf(long key) {
        int place = (int) (key & seen.length - 1);
        while (seen[place] != 0 && seen[place] != key) {
            place = place + 1 & seen.length - 1;
        }
        return place;
    }
}
