package org.openrenda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.Function;
import org.openrenda.congress.Congress;
import org.openrenda.hotline.intake.Intake;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.UnitId;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.database.DataScope;
import org.openrenda.supervision.MatterId;
import org.openrenda.supervision.NewMatter;
import org.openrenda.supervision.ProblemId;
import org.openrenda.supervision.Supervision;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;

/**
 * The program as {@link CrashTest} starts it to be killed: it brings a file of tickets and assigns
 * problems without end. What it was told to be done it notes in a file, on the disk, before it goes
 * on.
 */
final class CrashedProgram {

    private static final int CLIENTS = 3;
    private static final int PROBLEMS_OF_A_MATTER = 50;

    private final Access access;
    private final Congress congress;
    private final Supervision supervision;
    private final FileChannel acknowledged;

    private CrashedProgram(ApplicationContext context, Path acknowledged) throws IOException {
        this.access = context.getBean(Access.class);
        this.congress = context.getBean(Congress.class);
        this.supervision = context.getBean(Supervision.class);
        this.acknowledged =
                FileChannel.open(
                        acknowledged,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.APPEND);
    }

    /** Takes the file of tickets, the file for acknowledgements, and the program's options. */
    public static void main(String[] arguments) throws IOException {
        String[] options = Arrays.copyOfRange(arguments, 2, arguments.length);
        ApplicationContext context = SpringApplication.run(OpenRenda.class, options);
        CrashedProgram program = new CrashedProgram(context, Path.of(arguments[1]));
        if (Files.size(Path.of(arguments[1])) == 0) {
            CongressId city = TestCity.found(context).city;
            program.acknowledge("FOUNDED", city.value());
            Actor setup = Actor.system("测试布置", city);
            DataScope.system(() ->
                    context.getBean(Intake.class)
                            .importFile(setup, city, "崩溃测试", Path.of(arguments[0])));
        }
        for (int client = 0; client < CLIENTS; client++) {
            Thread.ofPlatform().start(program::assignWithoutEnd);
        }
    }

    private void assignWithoutEnd() {
        Actor clerk = actor("clerk");
        UnitId unit = actor("housing").units().iterator().next();
        while (true) {
            MatterId matter =
                    doing("clerk", actor -> supervision.open(actor, matter(clerk.home())));
            for (int n = 0; n < PROBLEMS_OF_A_MATTER; n++) {
                String title = "第 " + n + " 个问题";
                ProblemId problem =
                        doing("clerk", actor -> supervision.list(actor, matter, title, ""));
                acknowledge("LISTED", problem.value());
                doing(
                        "clerk",
                        actor -> {
                            supervision.assign(actor, problem, unit);
                            return problem;
                        });
                acknowledge("ASSIGNED", problem.value());
                if (n % 2 == 0) {
                    doing(
                            "housing",
                            actor -> {
                                supervision.receive(actor, problem);
                                return problem;
                            });
                    acknowledge("RECEIVED", problem.value());
                }
            }
        }
    }

    private static NewMatter matter(CongressId congress) {
        return new NewMatter(congress, "路灯维护", "监督法", "LIST_FOLLOW_UP", null, null, null, null);
    }

    private Actor actor(String account) {
        return access.actor(access.accountOf(account).orElseThrow().id());
    }

    private <T> T doing(String account, Function<Actor, T> act) {
        Actor actor = actor(account);
        try {
            return DataScope.call(
                    actor.seen().stream().map(CongressId::value).toList(), () -> act.apply(actor));
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private synchronized void acknowledge(String act, long id) {
        try {
            acknowledged.write(
                    ByteBuffer.wrap((act + " " + id + "\n").getBytes(StandardCharsets.UTF_8)));
            acknowledged.force(true);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
