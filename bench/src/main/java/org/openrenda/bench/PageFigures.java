package org.openrenda.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The public list beside the most trivial answer of the same server, in turn. */
final class PageFigures {

    private static final String LIST = "/site/matters";
    private static final String TRIVIAL = "/assets/icon.svg";
    private static final int CLIENTS = 8;

    private final Program program;
    private final int rounds;
    private final double seconds;
    private final List<Web> people = new ArrayList<>();

    PageFigures(Program program, int rounds, double seconds) {
        this.program = program;
        this.rounds = rounds;
        this.seconds = seconds;
        for (int client = 0; client < CLIENTS; client++) {
            people.add(new Web(program.port()));
        }
    }

    /** Answers in a second, and microseconds of the program's CPU for one. */
    private record Rate(double answers, double cpu) {}

    void measure(Report report) throws IOException {
        List<Rate> list = new ArrayList<>();
        List<Rate> trivial = new ArrayList<>();
        asked(LIST);
        asked(TRIVIAL);
        for (int round = 0; round < rounds; round++) {
            list.add(asked(LIST));
            trivial.add(asked(TRIVIAL));
        }
        double pages = Report.median(list.stream().map(Rate::answers).toList());
        double trifles = Report.median(trivial.stream().map(Rate::answers).toList());
        report.add(
                "公众监督列表",
                "%,.0f 页/秒（%d 人同时）".formatted(pages, CLIENTS),
                "同一服务器的图标文件 %,.0f 次/秒".formatted(trifles),
                "%.2f".formatted(pages / trifles),
                "");
        double cpu = Report.median(list.stream().map(Rate::cpu).toList());
        double least = Report.median(trivial.stream().map(Rate::cpu).toList());
        report.add(
                "公众监督列表，程序的 CPU",
                "%,.0f 微秒/页".formatted(cpu),
                "图标文件 %,.0f 微秒/次".formatted(least),
                "%.1f".formatted(cpu / least),
                "≤ 5");
    }

    private Rate asked(String path) throws IOException {
        AtomicLong answers = new AtomicLong();
        double cpu = program.cpu();
        long began = System.nanoTime();
        long end = began + (long) (seconds * 1e9);
        List<Thread> clients = new ArrayList<>();
        for (Web web : people) {
            clients.add(Thread.ofPlatform().start(() -> ask(web, path, end, answers)));
        }
        for (Thread client : clients) {
            try {
                client.join();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", stopped);
            }
        }
        double took = (System.nanoTime() - began) / 1e9;
        double each = (program.cpu() - cpu) * 1e6 / answers.get();
        return new Rate(answers.get() / took, each);
    }

    private static void ask(Web web, String path, long end, AtomicLong answers) {
        try {
            while (System.nanoTime() < end) {
                web.get(path);
                answers.incrementAndGet();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
