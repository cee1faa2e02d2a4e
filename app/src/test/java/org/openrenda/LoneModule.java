package org.openrenda;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.access.TestSignIn;
import org.openrenda.platform.database.TestServer;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.modulith.ApplicationModule;

/**
 * One module started with nothing but the modules it declares it may use, and theirs: on a real
 * database of its own in the one server of the test run, and on a port of its own.
 */
final class LoneModule implements AutoCloseable {

    private static final String ROOT = "org.openrenda.";

    private final ConfigurableApplicationContext context;

    /**
     * What Spring Boot brings; the parts of the house are scanned one module at a time. It is no
     * {@code @Configuration}, so that no other test's scan finds it.
     */
    @EnableAutoConfiguration
    static class Ground {

        @Bean
        java.time.Clock clock() {
            return new OpenRenda().clock();
        }
    }

    private LoneModule(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static LoneModule start(String module, String... settings) {
        Set<String> modules = new TreeSet<>();
        addWithDeclared(module, modules);
        List<String> options = new ArrayList<>(List.of(TestServer.freshDatabase()));
        options.addAll(List.of("server.port=0", "openrenda.first-start=false"));
        options.addAll(List.of(settings));
        ConfigurableApplicationContext context =
                new SpringApplicationBuilder(Ground.class)
                        .initializers((ConfigurableApplicationContext started) ->
                                scan((GenericApplicationContext) started, modules))
                        .run(options.stream().map(one -> "--" + one).toArray(String[]::new));
        return new LoneModule(context);
    }

    private static void addWithDeclared(String module, Set<String> modules) {
        if (!modules.add(module)) {
            return;
        }
        try {
            ApplicationModule declared =
                    Class.forName(ROOT + module + ".package-info")
                            .getAnnotation(ApplicationModule.class);
            Arrays.stream(declared.allowedDependencies())
                    .map(dependency -> dependency.split(" :: ")[0])
                    .forEach(dependency -> addWithDeclared(dependency, modules));
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** Beside the modules lie the tests of the same packages, which are not part of them. */
    private static void scan(GenericApplicationContext context, Set<String> modules) {
        var scanner = new ClassPathBeanDefinitionScanner(context);
        scanner.setBeanNameGenerator(FullyQualifiedAnnotationBeanNameGenerator.INSTANCE);
        scanner.addExcludeFilter(
                (reader, factory) -> reader.getResource().getURL().getPath().contains("/test-"));
        modules.forEach(module -> scanner.scan(ROOT + module));
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** The modules of the house that beans in this context come from. */
    Set<String> present() {
        Set<String> found = new TreeSet<>();
        for (String name : context.getBeanDefinitionNames()) {
            Class<?> type = context.getType(name);
            String of = type == null ? "" : type.getName();
            if (of.startsWith(ROOT) && of.indexOf('.', ROOT.length()) > 0) {
                found.add(of.substring(ROOT.length(), of.indexOf('.', ROOT.length())));
            }
        }
        return found;
    }

    /** The page as a visitor gets it, or as this account does. */
    HttpResponse<String> page(String path, AccountId reader) throws Exception {
        HttpRequest.Builder request = request(path);
        if (reader != null) {
            var cookie = TestSignIn.cookie(context, reader);
            request.header("Cookie", cookie.getName() + "=" + cookie.getValue());
        }
        return send(request);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                URI.create(
                        "http://127.0.0.1:"
                                + context.getEnvironment().getProperty("local.server.port")
                                + path));
    }

    static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
