package org.openrenda.platform.live;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter.DataWithMediaType;

/**
 * Told last, and counted, so that older news never follow newer ones.
 *
 * @param wire as it goes over a stream, made once for thousands who are told at the same time
 */
record Told(long no, String mark, String json, Set<DataWithMediaType> wire) {

    static Told of(long no, Live.News news) {
        String json = news.json();
        byte[] event = ("event:news\ndata:" + json + "\n\n").getBytes(StandardCharsets.UTF_8);
        return new Told(
                no,
                news.mark(),
                json,
                Set.of(new DataWithMediaType(event, MediaType.APPLICATION_OCTET_STREAM)));
    }
}
