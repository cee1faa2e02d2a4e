package org.openrenda.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.FlashMapManager;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.FixedLocaleResolver;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/** Serves our own files under /assets and gives every page its shell. */
@Configuration(proxyBeanMethods = false)
class WebSetup implements WebMvcConfigurer {

    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final ObjectProvider<NavEntry> entries;
    private final ObjectProvider<Viewer.Source> viewers;
    private final ObjectProvider<ResourceUrlProvider> urls;
    private final ObjectProvider<SavedViews> views;
    private final Clock clock;
    private final String congress;
    private final Map<String, String> assets = new ConcurrentHashMap<>();

    WebSetup(
            ObjectProvider<NavEntry> entries,
            ObjectProvider<Viewer.Source> viewers,
            ObjectProvider<ResourceUrlProvider> urls,
            ObjectProvider<SavedViews> views,
            Clock clock,
            Environment environment) {
        this.entries = entries;
        this.viewers = viewers;
        this.urls = urls;
        this.views = views;
        this.clock = clock;
        this.congress = environment.getProperty("openrenda.congress-name", "");
    }

    /** Every page is Chinese, whatever language the browser asks for. */
    @Bean
    LocaleResolver localeResolver() {
        return new FixedLocaleResolver(Locale.SIMPLIFIED_CHINESE);
    }

    @Bean
    FlashMapManager flashMapManager() {
        return new NoticeCookie();
    }

    @Bean
    WebMvcRegistrations routes() {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new RouteIndex();
            }
        };
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/vendor/**")
                .addResourceLocations("classpath:/static/vendor/")
                .setCacheControl(FOR_EVER);
        registry.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/static/")
                .setCacheControl(FOR_EVER)
                .resourceChain(true)
                .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
    }

    /** Who looks when no part of the program knows accounts. */
    record NobodyKnown(Viewer anonymous) implements Viewer.Source {

        @Override
        public Viewer viewer(HttpServletRequest request) {
            return anonymous;
        }
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        var nobody = new NobodyKnown(Viewer.anonymous(congress));
        Viewer.Source source = request -> viewers.getIfAvailable(() -> nobody).viewer(request);
        // What is named first works last: a list asks the shell who looks.
        registry.addInterceptor(new ListInterceptor(views, clock));
        registry.addInterceptor(
                new ShellInterceptor(source, entries.stream().toList(), this::asset));
    }

    /** Asked for once: an address carries the digest of a file that this run does not change. */
    private String asset(String file) {
        return assets.computeIfAbsent("/assets/" + file, this::address);
    }

    private String address(String plain) {
        return Objects.requireNonNullElse(urls.getObject().getForLookupPath(plain), plain);
    }
}
