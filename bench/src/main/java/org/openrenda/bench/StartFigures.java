package org.openrenda.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a start costs until the first page, on a folder that is there: in turn, some rounds. */
final class StartFigures {

    private static final String FAT = "未展开的单个 jar";
    private static final String EXTRACTED = "展开";
    private static final String PREPARED = "展开并带 spring.aot（启动脚本的做法，首次）";
    private static final String CACHED = "展开并带 spring.aot 和 AOT 缓存（启动脚本的做法，再次）";
    private static final String PREPARE = "-Dspring.aot.enabled=true";

    private final Path fatJar;
    private final Path runJar;
    private final Start start;

    StartFigures(Path fatJar, Path runJar, Start start) {
        this.fatJar = fatJar;
        this.runJar = runJar;
        this.start = start;
    }

    /** Starts the program on the bench's folder with options for its virtual machine. */
    interface Start {
        Program of(Path jar, List<String> jvm) throws IOException;
    }

    void measure(Report report, Path cache, int rounds) throws IOException {
        Map<String, List<Program.Cost>> costs = new LinkedHashMap<>();
        boolean trained = train(cache);
        for (int round = 0; round < rounds; round++) {
            add(costs, FAT, fatJar, List.of());
            add(costs, EXTRACTED, runJar, List.of());
            add(costs, PREPARED, runJar, List.of(PREPARE));
            if (trained) {
                add(costs, CACHED, runJar, List.of(PREPARE, "-XX:AOTCache=" + cache));
            }
        }
        double fat = cpu(costs.get(FAT));
        costs.forEach((name, all) -> {
            if (!name.equals(FAT)) {
                report.add(
                        "启动到首页：" + name,
                        "CPU %.1f 秒，历时 %.1f 秒".formatted(cpu(all), wall(all)),
                        FAT + " CPU %.1f 秒，历时 %.1f 秒".formatted(fat, wall(costs.get(FAT))),
                        "%.2f".formatted(cpu(all) / fat),
                        name.equals(CACHED) ? "≤ 0.35" : "");
            }
        });
    }

    /** A run that leaves a cache behind; only JDK 25 and later know how. */
    private boolean train(Path cache) throws IOException {
        if (Runtime.version().feature() < 25) {
            return false;
        }
        start.of(runJar, List.of(PREPARE, "-XX:AOTCacheOutput=" + cache)).close();
        return Files.exists(cache);
    }

    private void add(Map<String, List<Program.Cost>> costs, String name, Path jar, List<String> jvm)
            throws IOException {
        try (Program program = start.of(jar, jvm)) {
            costs.computeIfAbsent(name, key -> new ArrayList<>()).add(program.start());
        }
    }

    private static double cpu(List<Program.Cost> costs) {
        return Report.median(costs.stream().map(Program.Cost::cpu).toList());
    }

    private static double wall(List<Program.Cost> costs) {
        return Report.median(costs.stream().map(Program.Cost::wall).toList());
    }
}
