package org.openrenda;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.openrenda.platform.command.Command;
import org.openrenda.platform.database.StartRefused;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/** Starts the program: it serves pages, or runs the one command its arguments name. */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class OpenRenda {

    public static void main(String[] arguments) {
        Predicate<String> isOption =
                argument ->
                        argument.startsWith("--openrenda.")
                                || argument.startsWith("--spring.")
                                || argument.startsWith("--server.");
        String[] options = Arrays.stream(arguments).filter(isOption).toArray(String[]::new);
        List<String> words = Arrays.stream(arguments).filter(isOption.negate()).toList();
        try {
            if (words.isEmpty() || words.equals(List.of("serve"))) {
                serve(options);
            } else {
                System.exit(run(words, options));
            }
        } catch (SpringApplication.AbandonedRunException onlyPrepared) {
            throw onlyPrepared;
        } catch (RuntimeException alreadyReported) {
            System.exit(exitCode(alreadyReported));
        }
    }

    private static int exitCode(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartRefused || cause instanceof PortInUseException) {
                return Command.NOT_STARTED;
            }
        }
        return Command.FAILED;
    }

    /** The time of day in China, whose law sets the deadlines; tests put their own in its place. */
    @Bean
    Clock clock() {
        return Clock.system(ZoneId.of("Asia/Shanghai"));
    }

    private static void serve(String[] options) {
        ConfigurableApplicationContext context = SpringApplication.run(OpenRenda.class, options);
        System.out.println(
                "开放人大已启动：http://localhost:"
                        + context.getEnvironment().getProperty("local.server.port")
                        + "/  （按 Ctrl-C 停止）");
    }

    /** A command serves no page and leaves the unfinished events to the program that serves. */
    private static int run(List<String> words, String[] options) {
        ConfigurableApplicationContext context =
                new SpringApplicationBuilder(OpenRenda.class)
                        .web(WebApplicationType.NONE)
                        .properties(
                                Map.of(
                                        "openrenda.command",
                                        String.join(" ", words),
                                        "spring.modulith.events"
                                                + ".republish-outstanding-events-on-restart",
                                        "false"))
                        .run(options);
        int code =
                Command.dispatch(
                        List.copyOf(context.getBeansOfType(Command.class).values()),
                        words,
                        System.err);
        return Math.max(code, SpringApplication.exit(context));
    }
}
