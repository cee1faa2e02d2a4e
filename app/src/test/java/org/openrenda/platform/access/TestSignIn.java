package org.openrenda.platform.access;

import jakarta.servlet.http.Cookie;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.database.DataScope;
import org.springframework.context.ApplicationContext;

/** Signs accounts in without pages, for tests of what lies behind the sign-in. */
public final class TestSignIn {

    private TestSignIn() {}

    /** The cookie of a fresh sign-in that has passed its second step. */
    public static Cookie cookie(ApplicationContext context, AccountId account) {
        String token = context.getBean(OneTimeLinks.class).token();
        byte[] digest = OneTimeLinks.digest(token);
        SignIns signIns = context.getBean(SignIns.class);
        signIns.start(digest, account, "127.0.0.1");
        signIns.passSecondStep(digest);
        return new Cookie("openrenda", token);
    }

    /** Sets a first password the way a person does, through a one-time link. */
    public static void password(ApplicationContext context, AccountId account, String password) {
        DataScope.system(() -> {
            OneTimeLinks links = context.getBean(OneTimeLinks.class);
            CongressId at = context.getBean(Access.class).account(account).congress();
            String link = links.make(account, at);
            String token = link.substring(link.lastIndexOf('/') + 1);
            context.getBean(SignIn.class).firstPassword(token, password);
        });
    }
}
