package org.openrenda.platform.command;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One thing a person can run from a shell, declared as a bean by the module it belongs to.
 *
 * @param name the words typed, for example {@code import tickets}
 * @param help one Chinese line: the arguments and what it does
 * @param action what happens; it returns the exit code
 */
public record Command(String name, String help, Action action) {

    public static final int DONE = 0;
    public static final int FAILED = 1;

    /** The input, not the program, is wrong: an unknown command, a missing or bad file. */
    public static final int BAD_INPUT = 2;

    /** Something the program needs is missing or in use: a port, the data folder, disk space. */
    public static final int NOT_STARTED = 3;

    /** The work of a command, given the arguments after its name. */
    @FunctionalInterface
    public interface Action {
        int run(List<String> arguments) throws Exception;
    }

    /** Runs the command that the words name and returns its exit code. */
    public static int dispatch(List<Command> commands, List<String> words, PrintStream errors) {
        Optional<Command> named =
                commands.stream()
                        .filter(command -> command.isNamedBy(words))
                        .max(Comparator.comparingInt(command -> command.words().size()));
        if (named.isEmpty()) {
            errors.println("没有这条命令：" + String.join(" ", words) + "。可用的命令：");
            commands.stream()
                    .sorted(Comparator.comparing(Command::name))
                    .forEach(command -> errors.println("  " + command.name + "  " + command.help));
            return BAD_INPUT;
        }
        return named.get().run(words, errors);
    }

    private int run(List<String> words, PrintStream errors) {
        try {
            return action.run(words.subList(words().size(), words.size()));
        } catch (Exception failure) {
            errors.println("命令“" + name + "”没有完成：" + failure.getMessage());
            return FAILED;
        }
    }

    private boolean isNamedBy(List<String> words) {
        return words.size() >= words().size() && words.subList(0, words().size()).equals(words());
    }

    private List<String> words() {
        return List.of(name.split(" "));
    }
}
