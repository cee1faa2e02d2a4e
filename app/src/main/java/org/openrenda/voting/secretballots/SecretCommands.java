package org.openrenda.voting.secretballots;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.openrenda.platform.command.Command;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What anyone with a ballot file runs from a shell. */
@Configuration(proxyBeanMethods = false)
class SecretCommands {

    @Bean
    Command verifyBallots(JsonMapper json) {
        return new Command(
                "verify ballots",
                "选票文件  独立复核一次无记名表决：逐张验签、查重，重新计票并与宣布的结果核对",
                arguments -> run(json, arguments));
    }

    private static int run(JsonMapper json, List<String> arguments) throws Exception {
        if (arguments.size() != 1 || !Files.isReadable(Path.of(arguments.getFirst()))) {
            System.err.println("请给出一个可以打开的选票文件，例如 ./openrenda verify ballots ballots.json");
            return Command.BAD_INPUT;
        }
        BallotFile file;
        try {
            file =
                    json.readValue(
                            Files.readString(Path.of(arguments.getFirst())), BallotFile.class);
        } catch (JacksonException malformed) {
            System.err.println("这不是选票文件，或者文件不完整：" + arguments.getFirst());
            return Command.BAD_INPUT;
        }
        BallotCheck check = BallotCheck.of(file);
        System.out.println("选票说明指纹 " + check.digest());
        System.out.printf(
                "到会 %d 人，发出电子票 %d 张，收回 %d 张%n",
                file.present(), file.issued(), file.ballots().size());
        System.out.println("重新计票 " + check.counted());
        check.trouble().forEach(line -> System.out.println("异常：" + line));
        System.out.println(check.trouble().isEmpty() ? "复核通过：与宣布的结果一致。" : "复核不通过。");
        return check.trouble().isEmpty() ? Command.DONE : Command.FAILED;
    }
}
