package org.openrenda.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A person at a browser: asks for pages, signs in, fills in forms. */
final class Web {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String BOUNDARY = "openrenda-bench-boundary";
    private static final Pattern TOKEN =
            Pattern.compile("name=\"(_csrf[^\"]*)\"\\s+value=\"([^\"]+)\"");

    private final HttpClient client =
            HttpClient.newBuilder()
                    .cookieHandler(new CookieManager())
                    .version(HttpClient.Version.HTTP_1_1)
                    .build();
    private final String root;

    Web(int port) {
        root = "http://127.0.0.1:" + port;
    }

    String get(String path) throws IOException {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(root + path)));
        if (answer.statusCode() != 200) {
            throw new IOException(path + " 回答 " + answer.statusCode());
        }
        return answer.body();
    }

    void signIn(String account, Path folder) throws IOException {
        Path file = folder.resolve("demo-sign-in.txt");
        String password = Files.readAllLines(file).getFirst().replace("口令：", "");
        post("/sign-in", "/sign-in", Map.of("name", account, "password", password));
    }

    /** Sends a form that stands on a page; returns the address the answer leads to. */
    String post(String page, String path, Map<String, String> fields) throws IOException {
        return post(
                page,
                path,
                fields.entrySet().stream()
                        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&")));
    }

    /** Sends a form whose fields are written out already. */
    String post(String page, String path, String fields) throws IOException {
        return press(path, fields + "&" + opened(page));
    }

    /** Opens a page; gives what each of its forms sends besides its fields. */
    String opened(String page) throws IOException {
        Matcher token = token(page);
        return token.group(1) + "=" + encoded(token.group(2));
    }

    /** Sends a form of a page that is open already. */
    String press(String path, String fields) throws IOException {
        return redirected(
                HttpRequest.newBuilder(URI.create(root + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(fields)));
    }

    /** Sends a file with a form that stands on a page. */
    String upload(String page, String path, String source, String file) throws IOException {
        Matcher token = token(page);
        String body =
                part(token.group(1), "")
                        + token.group(2)
                        + part("source", "")
                        + source
                        + part("file", "; filename=\"tickets.csv\"")
                        + file
                        + "\r\n--"
                        + BOUNDARY
                        + "--\r\n";
        return redirected(
                HttpRequest.newBuilder(URI.create(root + path))
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(BodyPublishers.ofString(body)));
    }

    private static String part(String name, String more) {
        return "\r\n--"
                + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\""
                + name
                + "\""
                + more
                + "\r\n\r\n";
    }

    private Matcher token(String page) throws IOException {
        Matcher token = TOKEN.matcher(get(page));
        if (!token.find()) {
            throw new IOException(page + " 没有表单");
        }
        return token;
    }

    private String redirected(HttpRequest.Builder request) throws IOException {
        HttpResponse<String> answer = send(request);
        String path = URI.create(answer.headers().firstValue("Location").orElse("")).getPath();
        if (answer.statusCode() != 302 || path.isEmpty()) {
            throw new IOException("表单未被接受：" + answer.statusCode());
        }
        return path;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return client.send(
                    request.timeout(LIMIT).build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
