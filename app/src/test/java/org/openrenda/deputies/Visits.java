package org.openrenda.deputies;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import org.openrenda.platform.AccountId;
import org.openrenda.platform.access.TestSignIn;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** People who open pages and send their forms. */
public record Visits(ApplicationContext context) {

    private MockMvcTester web() {
        return context.getBean(MockMvcTester.class);
    }

    public MockHttpServletResponse open(AccountId reader, String path) {
        return web().get()
                .uri(path)
                .cookie(TestSignIn.cookie(context, reader))
                .exchange()
                .getResponse();
    }

    public String page(AccountId reader, String path) throws Exception {
        return open(reader, path).getContentAsString();
    }

    /** Sends names and values, one after the other; a name may come more than once. */
    public MockHttpServletResponse send(AccountId who, String path, String... fields) {
        var request = web().post().uri(path).with(csrf()).cookie(TestSignIn.cookie(context, who));
        for (int i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return request.exchange().getResponse();
    }

    public int post(AccountId who, String path, String... fields) {
        return send(who, path, fields).getStatus();
    }
}
