package org.openrenda.voting.secretballots;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.openrenda.platform.Refusal;
import org.openrenda.voting.polls.BallotForm;
import org.openrenda.voting.polls.Eligible;
import org.openrenda.voting.polls.PollId;

/**
 * The shape of a double envelope (RFC 9180, base mode, P-256, HKDF-SHA256, AES-128-GCM): a ballot
 * filled up to one length, so that no size tells what was chosen, sealed to the second supervisor
 * and then to the first. Nothing here can open one; the keys are in the supervisors' browsers.
 */
final class Envelope {

    /** Whose key closes it. */
    enum Layer {
        /** The first supervisor, who also signs the credentials. */
        OUTER("外层"),
        /** The second supervisor. */
        INNER("内层");

        private final String label;

        Layer(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** What HPKE calls info; the same in the pages' scripts. */
    static final String INFO = "openrenda-envelope-1";

    /** A sender's point before, the tag of AES-GCM after. */
    static final int SEAL_BYTES = Ecdsa.POINT_BYTES + 16;

    private static final int LENGTH_BYTES = 2;
    private static final int MARK_MAX = "200=ABSTAIN;".length();
    private static final int STEP = 64;

    private Envelope() {}

    /** How long each ballot of a poll is before it is sealed, whatever it says. */
    static int plainBytes(BallotForm form) {
        int longest = form.items().size() * MARK_MAX;
        for (Eligible one : form.eligible()) {
            longest += ("w=" + one.person() + ";").length();
        }
        int choice = Math.min(longest, SealedBallot.CHOICE_MAX);
        int exact = LENGTH_BYTES + SealedBallot.FIXED + choice;
        return (exact + STEP - 1) / STEP * STEP;
    }

    /** The length of an envelope with the other one in it. */
    static int outerBytes(BallotForm form) {
        return plainBytes(form) + 2 * SEAL_BYTES;
    }

    static int innerBytes(BallotForm form) {
        return plainBytes(form) + SEAL_BYTES;
    }

    /** The ballot with its length before it and nothing but zeros after it. */
    static byte[] fill(byte[] ballot, int plainBytes) {
        byte[] plain = new byte[plainBytes];
        plain[0] = (byte) (ballot.length >> 8);
        plain[1] = (byte) ballot.length;
        System.arraycopy(ballot, 0, plain, LENGTH_BYTES, ballot.length);
        return plain;
    }

    /**
     * Takes the ballot out of what was filled up.
     *
     * @throws IllegalArgumentException when it is not filled up in this one way
     */
    static byte[] ballot(byte[] plain) {
        int length =
                plain.length < LENGTH_BYTES
                        ? -1
                        : Byte.toUnsignedInt(plain[0]) << 8 | Byte.toUnsignedInt(plain[1]);
        if (length < 0 || length > plain.length - LENGTH_BYTES) {
            throw new IllegalArgumentException("a ballot of " + length + " bytes");
        }
        byte[] ballot = Arrays.copyOfRange(plain, LENGTH_BYTES, LENGTH_BYTES + length);
        if (!Arrays.equals(fill(ballot, plain.length), plain)) {
            throw new IllegalArgumentException("something lies behind the ballot");
        }
        return ballot;
    }

    /** Binds an envelope to its poll, to all that the poll fixed, and to its layer. */
    static byte[] bound(PollId poll, String manifestDigest, Layer layer) {
        return ("openrenda-envelope|" + poll + "|" + manifestDigest + "|" + layer)
                .getBytes(StandardCharsets.UTF_8);
    }

    static String receiptText(String manifestDigest, String envelopeDigest) {
        return "openrenda-envelope-receipt|" + manifestDigest + "|" + envelopeDigest;
    }

    /** A supervisor's public key as browsers export it, when it is a point of the curve. */
    static byte[] publicKey(byte[] point) {
        try {
            if (point.length == Ecdsa.POINT_BYTES && point[0] == 4) {
                CustomNamedCurves.getByName("P-256").getCurve().decodePoint(point);
                return point;
            }
        } catch (IllegalArgumentException notOnCurve) {
            // Answered below in the same words.
        }
        throw new Refusal("密钥内容无法识别，没有保存。请刷新页面重新生成。");
    }

    /** The digests one after another, in the order given. */
    static byte[] listed(List<byte[]> hashes) {
        byte[] all = new byte[hashes.size() * 32];
        for (int at = 0; at < hashes.size(); at++) {
            System.arraycopy(hashes.get(at), 0, all, at * 32, 32);
        }
        return all;
    }

    /** The fingerprint of a list of digests. */
    static String digest(byte[] listed) {
        return HexFormat.of().formatHex(SealedBallot.sha256(listed));
    }
}
