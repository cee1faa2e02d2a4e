package org.openrenda.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.RequestDispatcher;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.webmvc.error.DefaultErrorAttributes;
import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.http.HttpStatusCode;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.CannotCreateTransactionException;

class ErrorPagesTest {

    private final ErrorPages pages = new ErrorPages(Clock.systemUTC(), attributes());

    private static org.springframework.beans.factory.ObjectProvider<ErrorAttributes> attributes() {
        var beans = new StaticListableBeanFactory();
        beans.addBean("attributes", new DefaultErrorAttributes());
        return beans.getBeanProvider(ErrorAttributes.class);
    }

    private HttpStatusCode answerTo(Exception thrown) {
        var request = new MockHttpServletRequest("GET", "/error");
        request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, 500);
        request.setAttribute(RequestDispatcher.ERROR_EXCEPTION, thrown);
        return pages.problem(request, new MockHttpServletResponse()).getStatusCode();
    }

    @Test
    @DisplayName("数据库连接一时不够用的，说系统正忙，不说出了差错")
    void crowded() {
        var thrown =
                new CannotCreateTransactionException(
                        "no connection", new SQLTransientConnectionException("timed out"));
        assertThat(answerTo(thrown).value()).isEqualTo(503);
        assertThat(answerTo(new IllegalStateException("broken")).value()).isEqualTo(500);
    }
}
