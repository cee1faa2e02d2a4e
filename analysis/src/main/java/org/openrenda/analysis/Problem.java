package org.openrenda.analysis;

/** Something the caller can mend; the message is a sentence for him, in Chinese. */
final class Problem extends RuntimeException {

    Problem(String sentence) {
        super(sentence);
    }
}
