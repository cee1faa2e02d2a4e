package org.openrenda.voting.hall;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Fresh;
import org.openrenda.platform.Open;
import org.openrenda.platform.SignedIn;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.web.Form;
import org.openrenda.voting.polls.PollId;
import org.openrenda.voting.polls.PollView;
import org.openrenda.voting.polls.Polls;
import org.openrenda.voting.secretballots.SecretBallots;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The pages of a secret poll: the voter's, the supervisor's, and the one that counts again. */
@Controller
class SecretVotePages {

    private final Polls polls;
    private final SecretBallots ballots;
    private final PollStream stream;
    private final Access access;

    SecretVotePages(Polls polls, SecretBallots ballots, PollStream stream, Access access) {
        this.polls = polls;
        this.ballots = ballots;
        this.stream = stream;
        this.access = access;
    }

    @SignedIn
    @Fresh(value = "voting.fresh.minutes", required = "voting.fresh.required")
    @GetMapping("/voting/secret/{poll}")
    String vote(Actor actor, @PathVariable long poll, Model model) {
        PollId id = new PollId(poll);
        SecretBallots.State state = ballots.state(actor, id);
        AccountId account = actor.account();
        model.addAttribute("id", id);
        model.addAttribute("view", polls.view(actor, id));
        model.addAttribute("form", Form.to(""));
        model.addAttribute("voter", account == null ? null : polls.voter(id, account).orElse(null));
        model.addAttribute("hall", stream.view(id));
        model.addAttribute("secondWay", access.hasSecondWay(actor));
        model.addAttribute("digest", Objects.requireNonNullElse(state.digest(), ""));
        return "voting/secret";
    }

    @SignedIn
    @Fresh(value = "voting.fresh.minutes", required = "voting.fresh.required")
    @GetMapping("/voting/secret/{poll}/issuer")
    String issuer(Actor actor, @PathVariable long poll, Model model) {
        PollId id = new PollId(poll);
        PollView view = polls.view(actor, id);
        model.addAttribute("id", id);
        model.addAttribute("view", view);
        model.addAttribute("issued", ballots.issued(actor, id));
        model.addAttribute("hasKey", ballots.keyHolder(actor, id).isPresent());
        model.addAttribute(
                "mine",
                ballots.keyHolder(actor, id).filter(h -> h.equals(actor.account())).isPresent());
        model.addAttribute("course", ballots.course(actor, id).orElse(null));
        return "voting/secret-issuer";
    }

    @Open
    @GetMapping("/voting/check")
    String check() {
        return "voting/check";
    }

    /** The same check as one file that needs no server and no network. */
    @Open
    @GetMapping("/voting/check/page")
    ResponseEntity<byte[]> page() throws IOException {
        String code =
                new ClassPathResource("static/ballot-check.js")
                        .getContentAsString(StandardCharsets.UTF_8);
        String page =
                """
                <!DOCTYPE html>
                <html lang="zh-CN"><head><meta charset="utf-8"><title>复核无记名表决</title></head>
                <body><h1>复核无记名表决</h1>
                <p>选择一个选票文件，在本机逐张验签、查重、重新计票；本页不连接任何网络。</p>
                <p><label>选票文件（json） <input type="file" data-check-file></label></p>
                <div data-check-result role="status"></div>
                """
                        + "<script>"
                        + code
                        + "</script></body></html>\n";
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"openrenda-ballot-check.html\"")
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(page.getBytes(StandardCharsets.UTF_8));
    }
}
