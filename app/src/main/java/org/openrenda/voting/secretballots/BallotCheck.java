package org.openrenda.voting.secretballots;

import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.PersonId;
import org.openrenda.platform.Refusal;
import org.openrenda.voting.polls.BallotForm;
import org.openrenda.voting.polls.BallotItem;
import org.openrenda.voting.polls.BallotKind;
import org.openrenda.voting.polls.Eligible;
import org.openrenda.voting.polls.ItemCount;
import org.openrenda.voting.polls.Marking;
import org.openrenda.voting.polls.Tally;

/**
 * Counts a ballot file again, from nothing but the file: every ballot genuine, none twice, no more
 * than were issued and no more issued than voters, and the same sums as were announced.
 *
 * @param trouble what does not fit, in sentences; empty when all does
 * @param digest the fingerprint of all that was fixed
 * @param counted the sums
 */
record BallotCheck(List<String> trouble, String digest, String counted) {

    /** What the steps of an opening are called. */
    static final Map<String, String> NAMES =
            Map.of("CLOSE", "清点信封", "OUTER", "拆外层信封", "INNER", "拆内层信封");

    private static final int HASH_BYTES = 32;

    static BallotCheck of(BallotFile file) {
        List<String> trouble = new ArrayList<>();
        if (!BallotFile.FORMAT.equals(file.format())) {
            return new BallotCheck(List.of("不认识的文件格式：" + file.format()), "", "");
        }
        try {
            return check(file, trouble);
        } catch (IllegalArgumentException | Refusal malformed) {
            trouble.add("文件内容无法识别：" + malformed.getMessage());
            return new BallotCheck(trouble, "", "");
        }
    }

    private static BallotCheck check(BallotFile file, List<String> trouble) {
        Map<String, String> lines = lines(file.manifest());
        RSAPublicKey a = key(lines, "system-key");
        RSAPublicKey b = key(lines, "supervisor-key");
        String digest = SecretBox.digest(file.manifest());
        BallotForm form = form(file.manifest(), lines);
        Set<String> credentials = new HashSet<>();
        List<String> choices = new ArrayList<>();
        int no = 0;
        for (String one : file.ballots()) {
            no++;
            SealedBallot ballot = SealedBallot.read(Base64.getDecoder().decode(one));
            if (!ballot.isGenuine(a, b, digest)) {
                trouble.add("第 " + no + " 张选票的签名不对");
            } else if (!credentials.add(HexFormat.of().formatHex(ballot.credential()))) {
                trouble.add("第 " + no + " 张选票的凭证重复");
            } else {
                form.read(ballot.choice());
                choices.add(ballot.choice());
            }
        }
        if (file.ballots().size() > file.issued()) {
            trouble.add("选票 " + file.ballots().size() + " 张，多于发出的 " + file.issued() + " 张");
        }
        if (lines.containsKey("inner-key")) {
            openings(file, trouble);
        } else if (file.issued() > file.present()) {
            trouble.add("发出 " + file.issued() + " 张，多于到会的 " + file.present() + " 人");
        }
        Tally counted = Tally.of(form, choices);
        Tally all = counted;
        for (String typed : file.typed()) {
            all = all.plus(Tally.read(typed));
        }
        List<String> announced =
                file.result()
                        .lines()
                        .filter(line -> line.matches("(w?[0-9]+)=.*"))
                        .map(line -> line.split(";")[0])
                        .toList();
        List<String> own = sums(form, all);
        if (!announced.equals(own)) {
            trouble.add("重新计票与宣布的结果不一致：重计 " + own + "，宣布 " + announced);
        }
        return new BallotCheck(trouble, digest, counted.text());
    }

    /** What came, what was taken out and what was left out must agree from step to step. */
    private static void openings(BallotFile file, List<String> trouble) {
        List<String> steps = file.openings().stream().map(BallotFile.Opened::step).toList();
        if (!steps.equals(List.of("CLOSE", "OUTER", "INNER"))) {
            trouble.add("拆封的步骤不全：" + steps);
            return;
        }
        int came = file.openings().getFirst().came();
        if (came > file.present()) {
            trouble.add("信封 " + came + " 个，多于到会的 " + file.present() + " 人");
        }
        for (BallotFile.Opened one : file.openings()) {
            byte[] hashes = Base64.getDecoder().decode(one.hashes());
            if (one.came() != came
                    || one.came() != one.gave() + one.leftOut().size()
                    || hashes.length != one.gave() * HASH_BYTES
                    || !Envelope.digest(hashes).equals(one.digest())) {
                trouble.add("拆封步骤 " + one.step() + " 的件数或清单指纹对不上");
            }
            came = one.gave();
        }
        List<byte[]> ballots =
                file.ballots().stream()
                        .map(one -> SealedBallot.sha256(Base64.getDecoder().decode(one)))
                        .sorted(Arrays::compareUnsigned)
                        .toList();
        if (!Base64.getEncoder()
                .encodeToString(Envelope.listed(ballots))
                .equals(file.openings().getLast().hashes())) {
            trouble.add("选票与拆内层信封时得到的不是同一批");
        }
    }

    /** The sums as the announced result writes them, item by item and then who was written in. */
    private static List<String> sums(BallotForm form, Tally all) {
        List<String> sums = new ArrayList<>();
        int no = 1;
        for (ItemCount counted : all.items()) {
            ItemCount one = form.shown(counted);
            sums.add(
                    no++
                            + "="
                            + one.inFavour()
                            + "/"
                            + one.against()
                            + "/"
                            + one.abstain()
                            + "/"
                            + one.score());
        }
        all.writeIns().forEach((person, votes) -> sums.add("w" + person + "=" + votes + "/0/0/0"));
        return sums;
    }

    private static Map<String, String> lines(String manifest) {
        Map<String, String> lines = new HashMap<>();
        manifest.lines()
                .filter(line -> line.contains("="))
                .forEach(line ->
                        lines.put(
                                line.substring(0, line.indexOf('=')),
                                line.substring(line.indexOf('=') + 1)));
        return lines;
    }

    private static RSAPublicKey key(Map<String, String> lines, String name) {
        return BlindRsa.publicKey(Base64.getDecoder().decode(lines.getOrDefault(name, "")));
    }

    /** The form as the manifest fixed it. */
    private static BallotForm form(String manifest, Map<String, String> lines) {
        String[] ballot = lines.getOrDefault("ballot", "").split(";seats=");
        String[] scores = lines.getOrDefault("scores", "").split("\\.\\.");
        List<BallotItem> items = new ArrayList<>();
        for (int no = 1; lines.containsKey("item " + no); no++) {
            String text = lines.get("item " + no);
            int bar = text.lastIndexOf('|');
            boolean person = bar > 0 && text.substring(bar + 1).matches("[0-9]{1,18}");
            items.add(
                    person
                            ? new BallotItem(
                                    no,
                                    text.substring(0, bar),
                                    new PersonId(Long.parseLong(text.substring(bar + 1))))
                            : new BallotItem(no, text, null, marking(lines, no)));
        }
        List<Eligible> eligible =
                manifest.lines()
                        .filter(line -> line.startsWith("eligible "))
                        .map(line -> line.substring("eligible ".length()).split("=", 2))
                        .map(at -> new Eligible(new PersonId(Long.parseLong(at[0])), at[1]))
                        .toList();
        return new BallotForm(
                BallotKind.valueOf(ballot[0]),
                items,
                Integer.parseInt(ballot[1]),
                Integer.parseInt(scores[0]),
                Integer.parseInt(scores[1]),
                eligible,
                Integer.parseInt(lines.getOrDefault("least", "0")));
    }

    /** What may be given to an item that is marked in its own way; the words do not count. */
    private static @Nullable Marking marking(Map<String, String> lines, int no) {
        String own = lines.get("marks " + no);
        if (own == null) {
            return null;
        }
        String[] sides = own.split("\\|", 2);
        int part = Integer.parseInt(sides[0]);
        String name = lines.getOrDefault("item " + no, "");
        if (sides[1].contains("..")) {
            String[] bounds = sides[1].split("\\.\\.");
            return Marking.points(
                    part, name, name, Integer.parseInt(bounds[0]), Integer.parseInt(bounds[1]));
        }
        Map<Integer, String> values = new HashMap<>();
        for (String value : sides[1].split(",")) {
            values.put(Integer.parseInt(value), value);
        }
        return Marking.words(part, name, name, values);
    }
}
