package org.openrenda.platform.database;

import org.openrenda.platform.Open;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Tells a proxy whether this node can serve; writing is probed too, since a full disk still reads.
 */
@Controller
class HealthPage {

    private static final Logger LOG = LoggerFactory.getLogger(HealthPage.class);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    HealthPage(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Open
    @GetMapping(value = "/up", produces = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<String> up() {
        try {
            transaction.executeWithoutResult(
                    status -> jdbc.sql("select pg_current_xact_id()").query(String.class).single());
            return ResponseEntity.ok("ok\n");
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("数据库现在不能写入", e);
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).body("database\n");
        }
    }
}
