package org.openrenda.platform.record;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.openrenda.platform.command.Command;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What an auditor runs from a shell. */
@Configuration(proxyBeanMethods = false)
class RecordCommands {

    @Bean
    Command verifyLog(Verification verification, Seals seals) {
        return new Command(
                "verify log",
                "[检查点文件]  核验操作记录是否被改动；给出早先保存的检查点时，一并核对是否改写过历史",
                arguments -> run(verification, seals, arguments));
    }

    private static int run(Verification verification, Seals seals, List<String> arguments)
            throws Exception {
        String kept = "";
        if (!arguments.isEmpty()) {
            Path file = Path.of(arguments.getFirst());
            if (!Files.isReadable(file)) {
                System.err.println("打不开检查点文件：" + file);
                return Command.BAD_INPUT;
            }
            kept = Files.readString(file);
        }
        Verification.Findings found = verification.verify(kept);
        System.out.println("公钥 " + seals.key().verifier());
        found.trouble().forEach(line -> System.out.println("异常：" + line));
        System.out.printf(
                "记录 %d 条已编入日志，%d 个签名检查点，%d 条等待编入。%n",
                found.leaves(), found.checkpoints(), found.unsealed());
        System.out.println(found.trouble().isEmpty() ? "核验通过：没有发现改动。" : "核验不通过。");
        String note = seals.newestNote();
        if (found.trouble().isEmpty() && !note.isEmpty()) {
            System.out.println("\n最新检查点（请保存到本机之外，下次核验时给出）：\n" + note);
        }
        return found.trouble().isEmpty() ? Command.DONE : Command.FAILED;
    }
}
