package org.openrenda.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Measures the built program on a data folder that goes when it is done, and prints one table. */
public final class Bench {

    private static final int DEMO_LIMIT_MILLIS = 3_600_000;
    private static final String HELP =
            """
            用法：./openrenda bench [--quick | --votes]
            用虚构的演示城市（20 万件工单）实测一遍，打印一张表；约需十余分钟和 5 GB 临时空间。
            --quick 用 2 万件工单，几分钟完成，数值仅供参考。
            --votes 用 2 万件工单，只测三千人表决。\
            """;

    private static final List<String> PREPARED = List.of("-Dspring.aot.enabled=true");

    private final Path fatJar;
    private final Path runJar;
    private final Path folder;
    private final boolean quick;
    private final boolean votes;
    private final Report report = new Report();

    private Bench(Path fatJar, Path runJar, Path folder, boolean quick, boolean votes) {
        this.fatJar = fatJar;
        this.runJar = runJar;
        this.folder = folder;
        this.quick = quick;
        this.votes = votes;
    }

    /** Takes the fat jar, the jar as the launcher runs it, and what was typed. */
    public static void main(String[] arguments) throws IOException, SQLException {
        List<String> words = List.of(arguments).subList(2, arguments.length);
        if (words.size() > 1 || !List.of("--quick", "--votes").containsAll(words)) {
            System.out.println(HELP);
            System.exit(words.equals(List.of("--help")) ? 0 : 2);
        }
        Path temporary = Files.createTempDirectory("openrenda-bench");
        try {
            new Bench(
                            Path.of(arguments[0]),
                            Path.of(arguments[1]),
                            temporary.resolve("data"),
                            !words.isEmpty(),
                            words.contains("--votes"))
                    .run();
        } finally {
            delete(temporary);
        }
    }

    private void run() throws IOException, SQLException {
        System.out.println(machine());
        if (!votes) {
            try (Program program = started(runJar, PREPARED);
                    Database database = Database.of(folder)) {
                awaitCity(database);
                measure(program, database);
            }
            new StartFigures(fatJar, runJar, this::started)
                    .measure(report, folder.resolveSibling("openrenda.aot"), quick ? 1 : 3);
        }
        ballots();
        System.out.println("\n" + report.text());
        System.out.println(machine());
    }

    /** With the memory that README asks for where some thousand follow a vote. */
    private void ballots() throws IOException, SQLException {
        List<String> jvm = Stream.concat(PREPARED.stream(), Stream.of("-Xmx1g")).toList();
        try (Program program = started(runJar, jvm);
                Database database = Database.of(folder)) {
            awaitCity(database);
            Web clerk = signedIn(program, "clerk");
            Web chair = signedIn(program, "chair");
            database.run("voters");
            Hall hall = new Hall(program.port(), clerk, chair);
            new BallotFigures(program, hall, database).measure(report);
            new SecretFigures(program, hall, clerk, database, runJar).measure(report);
        }
    }

    private Program started(Path jar, List<String> jvm) throws IOException {
        return Program.start(jar, folder, jvm, quick ? 20_000 : 200_000);
    }

    private static String machine() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return "本机 %d 核，JDK %s，当前系统负载 %.1f"
                .formatted(
                        system.getAvailableProcessors(),
                        Runtime.version(),
                        system.getSystemLoadAverage());
    }

    private static void awaitCity(Database database) throws SQLException, IOException {
        System.err.println("正在生成演示城市……");
        for (int waited = 0; database.number("city-built") == 0; waited += 1_000) {
            if (waited > DEMO_LIMIT_MILLIS) {
                throw new IllegalStateException("演示城市没有按时建好");
            }
            Program.pause(1_000);
        }
        Program.pause(5_000);
    }

    private void measure(Program program, Database database) throws IOException, SQLException {
        Web clerk = signedIn(program, "clerk");
        new BoardFigures(clerk, database, quick ? 2 : 6, quick ? 10 : 30)
                .measure(report, quick ? 500_000 : 5_000_000);
        new PageFigures(program, quick ? 2 : 4, quick ? 1 : 3).measure(report);
        new SuggestionFigures(program, clerk, database, quick ? 2 : 4, quick ? 4 : 6)
                .measure(report);
        memory(program);
        new ImportFigures(program, clerk, database, quick ? 2_000 : 20_000).measure(report);
        recount(database);
    }

    private Web signedIn(Program program, String account) throws IOException {
        Web web = new Web(program.port());
        web.signIn(account, folder);
        return web;
    }

    private void memory(Program program) throws IOException {
        double jvm = program.memory();
        double postgres = program.databaseMemory();
        memory("程序内存（RSS）", jvm, 450);
        memory("数据库全部进程内存（PSS，共享页只计一次）", postgres, 250);
    }

    private void memory(String name, double megabytes, double goal) {
        report.add(
                name,
                "%.0f MB".formatted(megabytes),
                "目标 %.0f MB".formatted(goal),
                "%.2f".formatted(megabytes / goal),
                "≤ 1");
    }

    private void recount(Database database) throws SQLException, IOException {
        long began = System.nanoTime();
        double differ = database.number("cells-that-differ");
        double seconds = (System.nanoTime() - began) / 1e9;
        double tickets = database.number("tickets");
        report.add(
                "计数表与工单重算一致",
                "%.0f 格不同".formatted(differ),
                "重算 %,.0f 件工单，%.1f 秒".formatted(tickets, seconds),
                differ == 0 ? "一致" : "不一致",
                "一致");
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all = new ArrayList<>();
        try (Stream<Path> inside = Files.walk(folder)) {
            inside.sorted(Comparator.reverseOrder()).forEach(all::add);
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }
}
