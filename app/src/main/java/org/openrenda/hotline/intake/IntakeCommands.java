package org.openrenda.hotline.intake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openrenda.congress.Congress;
import org.openrenda.congress.CongressView;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.command.Command;
import org.openrenda.platform.database.DataScope;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Imports a file from the shell; also beside a running program, which then may do the work. */
@Configuration(proxyBeanMethods = false)
class IntakeCommands {

    private static final String DEFAULT_SOURCE = "12345 热线";
    private static final long LOOK_MILLIS = 500;

    private final Intake intake;
    private final ImportWork work;
    private final Congress congress;

    IntakeCommands(Intake intake, ImportWork work, Congress congress) {
        this.intake = intake;
        this.work = work;
        this.congress = congress;
    }

    /** What was typed after the name of the command. */
    private record Words(String file, String source, String congress) {

        static Words of(List<String> arguments) {
            List<String> rest = new ArrayList<>(arguments);
            String source = option(rest, "--source").orElse(DEFAULT_SOURCE);
            String congress = option(rest, "--congress").orElse("");
            if (rest.size() != 1 || rest.getFirst().startsWith("--")) {
                throw new Refusal(
                        "用法：./openrenda import tickets 文件 [--source 来源名称] [--congress 人大名称]");
            }
            return new Words(rest.getFirst(), source, congress);
        }

        private static Optional<String> option(List<String> rest, String name) {
            int at = rest.indexOf(name);
            if (at < 0) {
                return Optional.empty();
            }
            if (at + 1 == rest.size()) {
                throw new Refusal("选项 " + name + " 后面缺少内容。");
            }
            rest.remove(at);
            return Optional.of(rest.remove(at));
        }
    }

    @Bean
    Command importTickets() {
        return new Command(
                "import tickets",
                "文件 [--source 来源名称] [--congress 人大名称]  导入热线工单（xlsx、csv、tsv，可用 gzip 压缩）",
                this::run);
    }

    private int run(List<String> arguments) throws InterruptedException {
        try {
            Words words = Words.of(arguments);
            CongressId owner = DataScope.system(() -> owner(words.congress()));
            Actor actor = Actor.system("命令行导入", owner);
            Path path = Path.of(words.file());
            RunId id =
                    DataScope.system(() -> intake.importFile(actor, owner, words.source(), path));
            ImportRun end = followed(actor, id);
            boolean done = end.state().equals("DONE");
            (done ? System.out : System.err).println(end.report());
            if (done && end.rowsBad() > 0) {
                System.out.println("有误的行可在网页“导入工单”里下载。");
            }
            return done ? Command.DONE : Command.BAD_INPUT;
        } catch (Refusal refusal) {
            System.err.println(refusal.sentence());
            return Command.BAD_INPUT;
        }
    }

    private CongressId owner(String name) {
        List<CongressView> all = congress.congresses();
        return all.stream()
                .filter(one -> name.isEmpty() ? one.parent() == null : one.name().equals(name))
                .map(CongressView::id)
                .findFirst()
                .orElseThrow(() ->
                        new Refusal(
                                name.isEmpty()
                                        ? "还没有建立人大组织。请先启动一次程序完成首次安装，再导入。"
                                        : "没有名为“" + name + "”的人大。"));
    }

    /** Works until the import has ended, here or in the program that serves. */
    private ImportRun followed(Actor actor, RunId id) throws InterruptedException {
        Thread worker = Thread.ofPlatform().daemon().name("import").start(() -> workOn(actor, id));
        ImportRun run = look(actor, id);
        while (run.isOpen()) {
            System.out.printf("\r已导入 %,d / %,d 行", run.rowsDone(), run.rowsTotal());
            System.out.flush();
            Thread.sleep(LOOK_MILLIS);
            run = look(actor, id);
        }
        System.out.printf("\r已导入 %,d / %,d 行%n", run.rowsDone(), run.rowsTotal());
        worker.join();
        return run;
    }

    private void workOn(Actor actor, RunId id) {
        try {
            while (look(actor, id).isOpen()) {
                work.work();
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private ImportRun look(Actor actor, RunId id) {
        return DataScope.system(() -> intake.run(actor, id));
    }
}
