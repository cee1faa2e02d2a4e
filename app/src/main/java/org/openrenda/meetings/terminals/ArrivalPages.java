package org.openrenda.meetings.terminals;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.platform.Limited;
import org.openrenda.platform.Open;
import org.openrenda.platform.PersonId;
import org.openrenda.platform.Refusal;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Where devices tell who came. The token in the header is the only proof asked for: a sign-in that
 * comes along is not looked at, so that no foreign page can use one.
 */
@Controller
class ArrivalPages {

    private static final String SCHEME = "Bearer ";
    private static final int BODY_MAX = 4_096;
    private static final int TOKEN_MAX = 200;

    private final Terminals terminals;
    private final ObjectMapper json;

    ArrivalPages(Terminals terminals, ObjectMapper json) {
        this.terminals = terminals;
        this.json = json;
    }

    @Open
    @Limited("meetings.arrivals")
    @PostMapping(
            value = "/api/meetings/arrivals",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, Object>> arrive(
            @RequestHeader(value = HttpHeaders.AUTHORIZATION, defaultValue = "") String header,
            HttpServletRequest request)
            throws IOException {
        Terminal at = terminals.byToken(token(header));
        byte[] body = request.getInputStream().readNBytes(BODY_MAX + 1);
        if (body.length > BODY_MAX) {
            throw new Refusal("内容太长，最多 " + BODY_MAX + " 字节。");
        }
        ArrivalAnswer answer = terminals.arrive(at, read(body));
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("name", answer.name());
        said.put("state", answer.came() ? "已签到" : "已在会场");
        said.put("meeting", answer.meeting().value());
        said.put("title", answer.meetingTitle());
        said.put("at", answer.at().toString());
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(said);
    }

    private static String token(String header) {
        boolean is = header.startsWith(SCHEME) && header.length() <= TOKEN_MAX;
        if (!is) {
            throw new UnknownTerminal();
        }
        return header.substring(SCHEME.length()).strip();
    }

    private Arrival read(byte[] body) {
        try {
            JsonNode root = json.readTree(body);
            if (!root.isObject()) {
                throw new Refusal("内容应是一个 JSON 对象。");
            }
            long person = number(root, "person");
            long meeting = number(root, "meeting");
            JsonNode event = root.get("event");
            return new Arrival(
                    event == null || event.isNull() ? "" : event.asString(""),
                    person == 0 ? null : new PersonId(person),
                    Math.toIntExact(Math.min(number(root, "roll"), Integer.MAX_VALUE)),
                    meeting == 0 ? null : new MeetingId(meeting));
        } catch (JacksonException broken) {
            throw new Refusal("内容不是完整的 JSON，没有签到。");
        }
    }

    /** A positive whole number; 0 where it is left out. */
    private static long number(JsonNode root, String field) {
        @Nullable JsonNode given = root.get(field);
        if (given == null || given.isNull()) {
            return 0;
        }
        if (!given.isIntegralNumber() || !given.canConvertToLong() || given.asLong() <= 0) {
            throw new Refusal("“" + field + "”应是正整数。");
        }
        return given.asLong();
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> answer(Refusal refusal) {
        HttpStatus status =
                refusal instanceof UnknownTerminal
                        ? HttpStatus.UNAUTHORIZED
                        : HttpStatus.UNPROCESSABLE_CONTENT;
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("error", refusal.sentence()));
    }
}
