package org.openrenda.platform.access;

import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The filters before every page. Signing in is our own (one small row a sign-in, nothing
 * serialised); the CSRF defence and the password encoder are Spring Security's. Who may use a route
 * is decided by {@link RouteGuard}, which refuses whatever names nobody.
 */
@Configuration
@ConditionalOnWebApplication
class WebSecurity implements WebMvcConfigurer {

    private final RouteGuard guard;
    private final CurrentActor currentActor;

    WebSecurity(RouteGuard guard, CurrentActor currentActor) {
        this.guard = guard;
        this.currentActor = currentActor;
    }

    @Bean
    SecurityFilterChain chain(HttpSecurity http, SignIn signIn, Standing standing) {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Lax").path("/"));
        http.sessionManagement(
                        session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .formLogin(form -> form.disable())
                .httpBasic(basic -> basic.disable())
                .logout(logout -> logout.disable())
                .anonymous(anonymous -> anonymous.disable())
                .headers(headers -> headers.disable())
                .csrf(csrf ->
                        csrf.csrfTokenRepository(tokens)
                                .ignoringRequestMatchers(
                                        PathPatternRequestMatcher.pathPattern("/api/**")))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .addFilterAfter(new SignInFilter(signIn, standing), CsrfFilter.class);
        return http.build();
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(guard);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(currentActor);
    }
}
