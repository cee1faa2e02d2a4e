package org.openrenda.voting.hall;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Fresh;
import org.openrenda.platform.PersonId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.SignedIn;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.web.Form;
import org.openrenda.voting.polls.AlreadyVoted;
import org.openrenda.voting.polls.BallotForm;
import org.openrenda.voting.polls.BallotItem;
import org.openrenda.voting.polls.BallotPaper;
import org.openrenda.voting.polls.PollId;
import org.openrenda.voting.polls.PollView;
import org.openrenda.voting.polls.Polls;
import org.openrenda.voting.polls.Visibility;
import org.openrenda.voting.polls.Voter;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The voter's page of a named poll: one clear action, one clear end. */
@Controller
class VotePages {

    private static final int KEY_BYTES = 16;

    private final Polls polls;
    private final PollStream stream;
    private final Access access;
    private final SecureRandom random = new SecureRandom();

    VotePages(Polls polls, PollStream stream, Access access) {
        this.polls = polls;
        this.stream = stream;
        this.access = access;
    }

    @SignedIn
    @Fresh(value = "voting.fresh.minutes", required = "voting.fresh.required")
    @GetMapping("/voting/{poll}/vote")
    String vote(Actor actor, @PathVariable long poll, Model model) {
        return page(actor, new PollId(poll), Form.to("").value("key", key()), model);
    }

    private String key() {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private String page(Actor actor, PollId id, Form form, Model model) {
        PollView view = polls.view(actor, id);
        if (view.plan().visibility() == Visibility.SECRET) {
            return "redirect:/voting/secret/" + id;
        }
        model.addAttribute("id", id);
        model.addAttribute("view", view);
        model.addAttribute("form", form);
        model.addAttribute("voter", voter(actor, id));
        model.addAttribute("receipt", polls.receipt(actor, id).orElse(null));
        model.addAttribute("hall", stream.view(id));
        model.addAttribute("secondWay", access.hasSecondWay(actor));
        return "voting/vote";
    }

    private @Nullable Voter voter(Actor actor, PollId id) {
        AccountId account = actor.account();
        return account == null ? null : polls.voter(id, account).orElse(null);
    }

    @SignedIn
    @Fresh(value = "voting.fresh.minutes", required = "voting.fresh.required")
    @PostMapping("/voting/{poll}/ballot")
    String cast(
            Actor actor,
            @PathVariable long poll,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        PollId id = new PollId(poll);
        Form form = Form.sent(request);
        try {
            BallotForm asked = polls.form(id);
            BallotPaper paper = asked.check(read(asked, form));
            if (asked.isVoid(paper)) {
                throw Refusal.of("i1", "最多选 " + asked.seats() + " 个，选多了整张票作废。请减去几个再提交。");
            }
            polls.cast(actor, id, paper.text(), form.get("key"));
            return "redirect:/voting/" + id + "/vote";
        } catch (AlreadyVoted | Actor.Forbidden final_) {
            throw final_;
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            String field = refusal.field() == null ? "i1" : refusal.field();
            return page(actor, id, form.error(field, refusal.sentence()), model);
        }
    }

    /** A ballot that is in stays in: another one is answered with a conflict. */
    @ExceptionHandler
    void answer(AlreadyVoted refusal, HttpServletResponse response) throws IOException {
        response.sendError(HttpStatus.CONFLICT.value());
    }

    private static BallotPaper read(BallotForm asked, Form form) {
        TreeMap<Integer, String> marks = new TreeMap<>();
        for (BallotItem item : asked.items()) {
            String mark = form.get("i" + item.no());
            if (!mark.isEmpty()) {
                marks.put(item.no(), mark);
            }
        }
        List<PersonId> writeIns = new ArrayList<>();
        for (String person : form.all("w")) {
            if (person.matches("[1-9][0-9]{0,17}")) {
                writeIns.add(new PersonId(Long.parseLong(person)));
            }
        }
        return new BallotPaper(marks, writeIns);
    }
}
