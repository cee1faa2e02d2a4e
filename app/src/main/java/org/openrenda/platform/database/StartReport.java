package org.openrenda.platform.database;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;

/** Tells a person in one sentence why the start failed, in place of a page of stack trace. */
final class StartReport implements SpringBootExceptionReporter {

    /** Spring Boot gives the context to every reporter; the sentence needs nothing from it. */
    StartReport(ConfigurableApplicationContext context) {}

    @Override
    public boolean reportException(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartRefused refused) {
                System.err.println(refused.getMessage());
                return true;
            }
            if (cause instanceof PortInUseException taken) {
                System.err.println("端口 " + taken.getPort() + " 已被占用，请用 --port 换一个端口，或先停止占用它的程序。");
                return true;
            }
        }
        return false;
    }
}
