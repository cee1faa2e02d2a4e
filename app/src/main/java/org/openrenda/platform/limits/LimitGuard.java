package org.openrenda.platform.limits;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.openrenda.platform.Limited;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Asks for one of the network's allowance before a {@link Limited} page does anything. */
@Component
class LimitGuard implements HandlerInterceptor, WebMvcConfigurer {

    private final Limits limits;

    LimitGuard(Limits limits) {
        this.limits = limits;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        Limited limited =
                handler instanceof HandlerMethod method
                        ? method.getMethodAnnotation(Limited.class)
                        : null;
        if (limited == null || !counts(limited, request)) {
            return true;
        }
        Duration wait = limits.use(limited.value(), Network.of(request.getRemoteAddr()));
        if (wait.isZero()) {
            return true;
        }
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds(wait)));
        throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS, sentence(wait));
    }

    private static boolean counts(Limited limited, HttpServletRequest request) {
        if (limited.with().isEmpty()) {
            return true;
        }
        String given = request.getParameter(limited.with());
        return given != null && !given.isBlank();
    }

    private static long seconds(Duration wait) {
        return wait.plusSeconds(1).minusNanos(1).toSeconds();
    }

    private static String sentence(Duration wait) {
        long seconds = seconds(wait);
        long perMinute = Duration.ofMinutes(1).toSeconds();
        String how =
                seconds < perMinute
                        ? seconds + " 秒"
                        : (seconds + perMinute - 1) / perMinute + " 分钟";
        return "这段时间从您的网络来的操作太多了，请 " + how + "后再试。";
    }
}
