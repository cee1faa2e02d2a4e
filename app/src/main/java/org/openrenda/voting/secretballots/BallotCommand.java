package org.openrenda.voting.secretballots;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.openrenda.platform.command.Command;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Counts a ballot file again from a shell: {@code ./openrenda verify ballots FILE}. It starts no
 * database and asks no server, so that an outsider needs nothing but the program and the file.
 */
final class BallotCommand {

    private BallotCommand() {}

    public static void main(String[] arguments) throws IOException {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    static int run(List<String> arguments, PrintStream out, PrintStream errors) throws IOException {
        if (arguments.size() != 1 || !Files.isRegularFile(Path.of(arguments.getFirst()))) {
            errors.println("请给出一个可以打开的选票文件，例如 ./openrenda verify ballots ballots.json");
            return Command.BAD_INPUT;
        }
        BallotFile file;
        try {
            String text = Files.readString(Path.of(arguments.getFirst()));
            file = JsonMapper.shared().readValue(text, BallotFile.class);
        } catch (JacksonException | IOException | NullPointerException malformed) {
            errors.println("这不是选票文件，或者文件不完整：" + arguments.getFirst());
            return Command.BAD_INPUT;
        }
        BallotCheck check = BallotCheck.of(file);
        out.println("选票说明指纹 " + check.digest());
        out.printf(
                "到会 %d 人，发出电子票 %d 张，收回 %d 张%n",
                file.present(), file.issued(), file.ballots().size());
        file.openings()
                .forEach(one ->
                        out.printf(
                                "%s：进来 %d 件，出去 %d 件，未计 %d 件，清单指纹 %s%n",
                                BallotCheck.NAMES.getOrDefault(one.step(), one.step()),
                                one.came(),
                                one.gave(),
                                one.leftOut().size(),
                                one.digest()));
        out.println("电子票重新计票 " + check.counted());
        check.trouble().forEach(line -> out.println("异常：" + line));
        out.println(check.trouble().isEmpty() ? "复核通过：与宣布的结果一致。" : "复核不通过。");
        return check.trouble().isEmpty() ? Command.DONE : Command.FAILED;
    }
}
