package org.openrenda.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Three thousand secret ballots in the quick box: issued while people sign in, then cast all at
 * once, and after the close counted, published and checked by the program that needs no server.
 */
final class SecretFigures {

    private static final int WRITERS = 10;
    private static final long SEED = 20_261_122;
    private static final String MANIFEST = "\"manifest\":\"";
    private static final Pattern KEY = Pattern.compile("(?m)^system-key=(.+)$");
    private static final String CHECK = "org.openrenda.voting.secretballots.BallotCommand";

    private final Program program;
    private final Hall hall;
    private final Web clerk;
    private final Database database;
    private final Path jar;

    SecretFigures(Program program, Hall hall, Web clerk, Database database, Path jar) {
        this.program = program;
        this.hall = hall;
        this.clerk = clerk;
        this.database = database;
        this.jar = jar;
    }

    /** A voter's device with what it sent to both issuers. */
    private record Claim(BlindPhone phone, BlindPhone.Blinded a, BlindPhone.Blinded b) {}

    void measure(Report report) throws IOException, SQLException {
        try {
            // The first poll warms up what the second one measures.
            vote(new Report());
            vote(report);
        } catch (GeneralSecurityException impossible) {
            throw new IOException(impossible);
        }
    }

    private void vote(Report report) throws IOException, SQLException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(8 * BlindPhone.KEY_BYTES);
        KeyPair supervisor = generator.generateKeyPair();
        String poll = hall.prepared("SECRET");
        database.update(
                "supervisor-key", Long.parseLong(poll), supervisor.getPublic().getEncoded());
        hall.ready(poll);
        String manifest = manifest(poll);
        List<Claim> claims = claims(system(manifest), (RSAPublicKey) supervisor.getPublic());
        issue(report, poll, claims);
        List<byte[]> ballots = ballots(poll, claims, supervisor, manifest);
        hall.open(poll);
        cast(report, poll, ballots);
        count(report, poll);
    }

    private String manifest(String poll) throws IOException {
        String state = clerk.get("/voting/secret/" + poll + "/state");
        int from = state.indexOf(MANIFEST) + MANIFEST.length();
        int to = from;
        while (state.charAt(to) != '"') {
            to += state.charAt(to) == '\\' ? 2 : 1;
        }
        return state.substring(from, to).translateEscapes();
    }

    private static RSAPublicKey system(String manifest) throws GeneralSecurityException {
        Matcher key = KEY.matcher(manifest);
        if (!key.find()) {
            throw new GeneralSecurityException("no key in the manifest");
        }
        byte[] encoded = Base64.getDecoder().decode(key.group(1));
        return (RSAPublicKey)
                KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded));
    }

    private static List<Claim> claims(RSAPublicKey a, RSAPublicKey b)
            throws GeneralSecurityException {
        List<Claim> claims = new ArrayList<>();
        for (int voter = 0; voter < Hall.VOTERS; voter++) {
            BlindPhone phone = new BlindPhone(new Random(SEED + voter));
            claims.add(new Claim(phone, phone.blind(a), phone.blind(b)));
        }
        return claims;
    }

    private void issue(Report report, String poll, List<Claim> claims) throws IOException {
        String path = "/voting/secret/" + poll;
        List<Hall.Phone> phones =
                new ArrayList<>(Collections.nCopies(Hall.VOTERS, new Hall.Phone("", "", "")));
        Hall.all(Hall.VOTERS, n -> phones.set(n, hall.phone(path, n + 1)));
        List<byte[]> requests = new ArrayList<>();
        for (int n = 0; n < Hall.VOTERS; n++) {
            String form =
                    "a=%s&b=%s"
                            .formatted(
                                    sent(claims.get(n).a().message()),
                                    sent(claims.get(n).b().message()));
            requests.add(
                    Line.form(
                            path + "/issue", phones.get(n).cookies(), form + phones.get(n).form()));
        }
        double cpu = program.cpu();
        double seconds = hall.timed(requests, 200).seconds();
        report.add(
                "无记名，签到时发票 %,d 张（RSA-2048 盲签）".formatted(Hall.VOTERS),
                "%.1f 秒，%,.0f 张/秒".formatted(seconds, Hall.VOTERS / seconds),
                "程序 CPU %,.0f 微秒/张".formatted((program.cpu() - cpu) * 1e6 / Hall.VOTERS),
                "",
                "");
    }

    private static String sent(byte[] bytes) {
        return URLEncoder.encode(
                Base64.getEncoder().encodeToString(bytes), StandardCharsets.US_ASCII);
    }

    /** The supervisor's device signs as well; its answers are put in place without its page. */
    private List<byte[]> ballots(
            String poll, List<Claim> claims, KeyPair supervisor, String manifest)
            throws SQLException, IOException, GeneralSecurityException {
        Map<Integer, byte[]> signed = database.issued(Long.parseLong(poll));
        RSAPublicKey a = system(manifest);
        RSAPublicKey b = (RSAPublicKey) supervisor.getPublic();
        byte[] digest =
                MessageDigest.getInstance("SHA-256")
                        .digest(manifest.getBytes(StandardCharsets.UTF_8));
        List<byte[]> ballots = new ArrayList<>();
        for (int n = 0; n < Hall.VOTERS; n++) {
            Claim claim = claims.get(n);
            byte[] byA = BlindPhone.finish(a, claim.a(), signed.get(n + 1));
            byte[] answer =
                    BlindPhone.sign((RSAPrivateKey) supervisor.getPrivate(), claim.b().message());
            byte[] byB = BlindPhone.finish(b, claim.b(), answer);
            ballots.add(
                    claim.phone()
                            .ballot(
                                    byA,
                                    byB,
                                    HexFormat.of().formatHex(digest),
                                    n % 3 == 0 ? "1=AGAINST" : "1=FOR"));
        }
        return ballots;
    }

    private void cast(Report report, String poll, List<byte[]> ballots)
            throws IOException, SQLException {
        List<byte[]> requests =
                ballots.stream()
                        .map(one -> Line.bytes("/api/voting/ballots/" + poll, one))
                        .toList();
        double before = database.commits(Hall.VOTERS, WRITERS);
        double cpu = program.cpu();
        Hall.Times times = hall.timed(requests, 200);
        cpu = (program.cpu() - cpu) * 1e6 / Hall.VOTERS;
        double commits = (before + database.commits(Hall.VOTERS, WRITERS)) / 2;
        double seconds = times.seconds();
        int stored = (int) database.number("urn", Long.parseLong(poll));
        if (stored != Hall.VOTERS) {
            throw new IOException("应有 " + Hall.VOTERS + " 票，票箱里 " + stored + " 票");
        }
        report.add(
                "无记名（快速票箱）%,d 票，%d 人同时".formatted(Hall.VOTERS, Hall.AT_ONCE),
                "%.1f 秒全部收讫，每张自发出起 p99 %.1f 秒，程序 CPU %,.0f 微秒/票"
                        .formatted(seconds, times.late() / 1e3, cpu),
                "数据库一行一提交 %,.0f 次/秒".formatted(commits),
                "%.2f".formatted(Hall.VOTERS / seconds / commits),
                "≤ 5 秒，p99 ≤ 2 秒");
    }

    /** From the click on “end” until a program without the database agrees with the result. */
    private void count(Report report, String poll) throws IOException {
        long began = System.nanoTime();
        hall.close(poll);
        hall.confirm(poll);
        hall.announce(poll, hall.mayAnnounce(poll));
        double announced = (System.nanoTime() - began) / 1e9;
        Path file = Files.createTempFile("ballots", ".json");
        try {
            Files.writeString(file, clerk.get("/voting/secret/" + poll + "/file"));
            check(file);
        } finally {
            Files.delete(file);
        }
        report.add(
                "无记名，结束、公布、宣布，再由独立程序复核全部选票",
                "%.1f 秒".formatted((System.nanoTime() - began) / 1e9),
                "其中到宣布 %.1f 秒".formatted(announced),
                "",
                "≤ 10 秒");
    }

    private void check(Path file) throws IOException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                jar + ":" + System.getProperty("java.class.path"),
                                CHECK,
                                file.toString())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("复核不通过：" + said);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        }
    }
}
