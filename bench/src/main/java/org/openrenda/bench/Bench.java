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
            用法：./openrenda bench [--quick]
            用虚构的演示城市（20 万件工单）实测一遍，打印一张表；约需十余分钟和 5 GB 临时空间。
            --quick 用 2 万件工单，几分钟完成，数值仅供参考。\
            """;

    private final Path fatJar;
    private final Path runJar;
    private final Path folder;
    private final boolean quick;
    private final Report report = new Report();

    private Bench(Path fatJar, Path runJar, Path folder, boolean quick) {
        this.fatJar = fatJar;
        this.runJar = runJar;
        this.folder = folder;
        this.quick = quick;
    }

    /** Takes the fat jar, the jar as the launcher runs it, and what was typed. */
    public static void main(String[] arguments) throws IOException, SQLException {
        List<String> words = List.of(arguments).subList(2, arguments.length);
        if (!words.isEmpty() && !words.equals(List.of("--quick"))) {
            System.out.println(HELP);
            System.exit(words.equals(List.of("--help")) ? 0 : 2);
        }
        Path temporary = Files.createTempDirectory("openrenda-bench");
        try {
            new Bench(
                            Path.of(arguments[0]),
                            Path.of(arguments[1]),
                            temporary.resolve("data"),
                            !words.isEmpty())
                    .run();
        } finally {
            delete(temporary);
        }
    }

    private void run() throws IOException, SQLException {
        System.out.println(machine());
        try (Program program = started(runJar, List.of("-Dspring.aot.enabled=true"))) {
            try (Database database = Database.of(folder)) {
                awaitCity(database);
                measure(program, database);
            }
        }
        new StartFigures(fatJar, runJar, this::started)
                .measure(report, folder.resolveSibling("openrenda.aot"), quick ? 1 : 3);
        System.out.println("\n" + report.text());
        System.out.println(machine());
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
        Web clerk = new Web(program.port());
        clerk.signIn("clerk", folder);
        new BoardFigures(clerk, database, quick ? 2 : 6, quick ? 10 : 30)
                .measure(report, quick ? 500_000 : 5_000_000);
        new PageFigures(program, quick ? 2 : 4, quick ? 1 : 3).measure(report);
        new SuggestionFigures(program, clerk, database, quick ? 2 : 4, quick ? 4 : 6)
                .measure(report);
        memory(program);
        Web chair = new Web(program.port());
        chair.signIn("chair", folder);
        new BallotFigures(program.port(), clerk, chair, database).measure(report);
        new ImportFigures(program, clerk, database, quick ? 2_000 : 20_000).measure(report);
        recount(database);
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
