package org.openrenda.platform.documents;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.openrenda.platform.database.OneAtATime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Has every file without a verdict scanned, also those that came before a scanner was set. */
@Component
class ScanRound {

    private static final Logger LOG = LoggerFactory.getLogger(ScanRound.class);
    private static final int FILES_PER_ROUND = 50;

    private final Scanner scanner;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final OneAtATime oneAtATime;

    ScanRound(Scanner scanner, JdbcClient jdbc, Clock clock, OneAtATime oneAtATime) {
        this.scanner = scanner;
        this.jdbc = jdbc;
        this.clock = clock;
        this.oneAtATime = oneAtATime;
    }

    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT5S")
    void scan() {
        if (scanner.isSet()) {
            oneAtATime.run("documents.scan", this::scanWhatWaits);
        }
    }

    /** Stops at the first file that gets no verdict: the scanner is down, the next round asks. */
    private void scanWhatWaits() {
        for (byte[] sha256 : waiting()) {
            Optional<Scanner.Verdict> verdict = scanner.ask(bytes(sha256));
            if (verdict.isEmpty()) {
                LOG.warn("查毒程序没有答复，附件暂不提供下载，稍后再查");
                return;
            }
            keep(sha256, verdict.get());
        }
    }

    private List<byte[]> waiting() {
        return jdbc.sql(
                        """
                        select c.sha256 from documents.content c
                            left join documents.verdict v on v.sha256 = c.sha256
                        where v.sha256 is null limit :most
                        """)
                .param("most", FILES_PER_ROUND)
                .query((rs, n) -> rs.getBytes("sha256"))
                .list();
    }

    private byte[] bytes(byte[] sha256) {
        return jdbc.sql("select bytes from documents.content where sha256 = :sha256")
                .param("sha256", sha256)
                .query((rs, n) -> rs.getBytes("bytes"))
                .single();
    }

    private void keep(byte[] sha256, Scanner.Verdict verdict) {
        if (!verdict.clean()) {
            LOG.warn("附件查出 {}，不提供下载", verdict.words());
        }
        jdbc.sql(
                        """
                        insert into documents.verdict (sha256, clean, words, at)
                        values (:sha256, :clean, :words, :at) on conflict do nothing
                        """)
                .param("sha256", sha256)
                .param("clean", verdict.clean())
                .param("words", verdict.words())
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }
}
