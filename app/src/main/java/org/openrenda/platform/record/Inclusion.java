package org.openrenda.platform.record;

import java.util.List;

/**
 * Proves to whoever computes it again that an entry is in the log under a signed checkpoint (RFC
 * 9162 section 2.1.3). Whoever was shown another entry has no such proof for it under a checkpoint
 * that others keep too.
 *
 * @param leaf what the log holds of the entry: eleven lines, the last one SHA-256 of salt and
 *     summary in hexadecimal digits
 * @param salt hexadecimal; with it the summary is shown to be the one that was sealed
 * @param index how many entries lie before this one
 * @param path the hashes beside the way to the root, from the bottom, hexadecimal
 * @param note the signed checkpoint: origin, number of entries, root in Base64, signature
 */
public record Inclusion(
        String leaf, String salt, String summary, long index, List<String> path, String note) {}
