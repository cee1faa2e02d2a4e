package org.openrenda.platform.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.server.ResponseStatusException;

/** Answers what went wrong: a page for people, a problem document for programs. */
@Controller
@RequestMapping("/error")
class ErrorPages implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("MMdd-HHmmss");
    private static final int REFERENCES = 1000;

    private final Clock clock;
    private final ObjectProvider<ErrorAttributes> attributes;
    private final AtomicInteger count = new AtomicInteger();

    /** The attributes come when a page fails: a command on the shell runs without pages. */
    ErrorPages(Clock clock, ObjectProvider<ErrorAttributes> attributes) {
        this.clock = clock;
        this.attributes = attributes;
    }

    /** What happened, and what to do now. */
    record Sentences(String what, String todo) {}

    @RequestMapping(produces = MediaType.TEXT_HTML_VALUE)
    String page(HttpServletRequest request, HttpServletResponse response, Model model) {
        var status = status(request);
        var sentences = sentences(status);
        response.setStatus(status.value());
        model.addAttribute("status", status.value());
        model.addAttribute("what", reasonOr(request, sentences.what()));
        model.addAttribute("todo", sentences.todo());
        model.addAttribute("back", back(request, status));
        model.addAttribute("reference", reference(request, response, status));
        return "layout/error";
    }

    /** The page whose form was refused; the browser has kept what was typed there. */
    private static @Nullable String back(HttpServletRequest request, HttpStatus status) {
        String from = request.getHeader("Referer");
        Object method = request.getAttribute(RequestDispatcher.ERROR_METHOD);
        boolean sent = "POST".equals(method) && status.is4xxClientError();
        if (!sent || from == null) {
            return null;
        }
        try {
            URI page = URI.create(from);
            boolean ours = request.getServerName().equalsIgnoreCase(page.getHost());
            String path = page.getRawPath();
            if (!ours || path == null || !path.startsWith("/") || path.startsWith("//")) {
                return null;
            }
            return page.getRawQuery() == null ? path : path + "?" + page.getRawQuery();
        } catch (IllegalArgumentException noAddress) {
            return null;
        }
    }

    @RequestMapping
    ResponseEntity<ProblemDetail> problem(
            HttpServletRequest request, HttpServletResponse response) {
        var status = status(request);
        var sentences = sentences(status);
        var problem = ProblemDetail.forStatusAndDetail(status, sentences.todo());
        problem.setTitle(reasonOr(request, sentences.what()));
        problem.setProperty("reference", reference(request, response, status));
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    static Sentences sentences(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> new Sentences("送来的内容有误，没有办理。", "请返回上一页，改正后再提交。");
            case UNAUTHORIZED -> new Sentences("请先登录。", "登录后会回到您要去的页面。");
            case FORBIDDEN ->
                    new Sentences("您没有办理这件事的权限，或者页面停留太久。", "请刷新上一页再试；确需办理的，请联系本单位的系统管理员。");
            case NOT_FOUND, METHOD_NOT_ALLOWED ->
                    new Sentences("没有找到这个页面。", "地址可能写错了，或者内容已移动。请从首页进入。");
            case UNPROCESSABLE_CONTENT -> new Sentences("这一步现在不能办理。", "请返回上一页，按提示改正后再办理。");
            case CONFLICT -> new Sentences("这件事刚刚被别人改动过。", "请返回上一页，刷新后核对最新内容再办理。");
            case CONTENT_TOO_LARGE -> new Sentences("文件太大，没有上传。", "请压缩后再传，或者分成几个文件。");
            case TOO_MANY_REQUESTS -> new Sentences("操作太快了，请稍后再试。", "这样限制，是为了让大家都能用上。");
            case SERVICE_UNAVAILABLE -> new Sentences("系统正忙或正在维护。", "请过几分钟再试，已提交的内容都在。");
            default ->
                    status.is4xxClientError()
                            ? new Sentences("这个请求没有办成。", "请返回上一页再试。")
                            : new Sentences("系统出了差错，这一步没有办成。", "请稍后再试；仍然不行的，请把下面的编号告诉系统管理员。");
        };
    }

    private static HttpStatus status(HttpServletRequest request) {
        var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
        if (code == null) return HttpStatus.NOT_FOUND;
        if (status == null || status == HttpStatus.INTERNAL_SERVER_ERROR) {
            return crowded((Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION))
                    ? HttpStatus.SERVICE_UNAVAILABLE
                    : HttpStatus.INTERNAL_SERVER_ERROR;
        }
        return status;
    }

    /** No connection was free in time: nothing is broken, and trying again is right. */
    private static boolean crowded(@Nullable Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException) return true;
        }
        return false;
    }

    /** A refusal thrown with a sentence for people shows that sentence. */
    private String reasonOr(HttpServletRequest request, String otherwise) {
        var thrown = attributes.getObject().getError(new ServletWebRequest(request));
        if (thrown instanceof Refusal refusal) {
            return refusal.sentence();
        }
        if (thrown instanceof ResponseStatusException refusal && refusal.getReason() != null) {
            return refusal.getReason();
        }
        return otherwise;
    }

    /** The number a person can read out; the log line under it has the cause. */
    private String reference(
            HttpServletRequest request, HttpServletResponse response, HttpStatus status) {
        var number = count.updateAndGet(n -> (n + 1) % REFERENCES);
        var reference = "%s-%03d".formatted(STAMP.format(LocalDateTime.now(clock)), number);
        response.setHeader("X-Reference", reference);
        var path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        if (status.is5xxServerError()) {
            var thrown = attributes.getObject().getError(new ServletWebRequest(request));
            LOG.error("{} {} {}", reference, status.value(), path, thrown);
        } else {
            LOG.info("{} {} {}", reference, status.value(), path);
        }
        return reference;
    }
}
