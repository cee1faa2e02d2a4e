package org.openrenda.demo;

import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import org.openrenda.deputies.keysupervision.KeyRound;
import org.openrenda.deputies.keysupervision.KeySupervision;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.deputies.suggestions.SuggestionRow;
import org.openrenda.deputies.suggestions.SuggestionSearch;
import org.openrenda.deputies.suggestions.Suggestions;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Satisfaction;
import org.openrenda.platform.calendar.Calendar;
import org.springframework.stereotype.Component;

/** Key suggestions of the invented city, and the round in which their deputies rate them. */
@Component
class Keying {

    private static final List<String> COMMITTEES = List.of("社会建设委员会", "城乡建设与环境资源保护委员会", "监察和司法委员会");

    private final KeySupervision keys;
    private final Suggestions suggestions;
    private final Calendar calendar;
    private final Cast cast;
    private final CityPlan plan;

    Keying(
            KeySupervision keys,
            Suggestions suggestions,
            Calendar calendar,
            Cast cast,
            CityPlan plan) {
        this.keys = keys;
        this.suggestions = suggestions;
        this.calendar = calendar;
        this.cast = cast;
        this.plan = plan;
    }

    void tell(BiConsumer<String, Runnable> step) {
        step.accept("重点督办：确定", () -> StoryClock.ago(Duration.ofDays(3), this::designate));
        step.accept("重点督办：背靠背评价", () -> StoryClock.ago(Duration.ofDays(2), this::round));
    }

    private void designate() {
        Actor chair = cast.actor("chair");
        List<SuggestionId> chosen = handled();
        for (int at = 0; at < chosen.size(); at++) {
            keys.designate(
                    chair,
                    chosen.get(at),
                    account(chair),
                    COMMITTEES.get(at % COMMITTEES.size()),
                    calendar.today(),
                    "群众反映集中，涉及面广");
        }
    }

    /** The first deputy asked has rated, the others are still to do so. */
    private void round() {
        List<SuggestionId> chosen = handled();
        long round =
                keys.openRound(
                        cast.actor("clerk"),
                        KeyRound.Way.BACK_TO_BACK,
                        "重点督办建议年末背靠背评价",
                        calendar.today(),
                        chosen);
        AccountId first = suggestions.signers(chosen.getFirst()).getFirst().account();
        Cast.MEMBERS.stream()
                .map(member -> cast.actor(member.account()))
                .filter(one -> first.equals(one.account()))
                .forEach(deputy ->
                        keys.rate(
                                deputy,
                                round,
                                chosen.getFirst(),
                                Satisfaction.SATISFIED,
                                Satisfaction.BASICALLY_SATISFIED,
                                ""));
    }

    private List<SuggestionId> handled() {
        SuggestionSearch all = SuggestionSearch.all(List.of(plan.city().value()), 200);
        return suggestions.rows(all).stream()
                .filter(row -> !row.units().isEmpty() && !row.stage().isOver())
                .map(SuggestionRow::id)
                .limit(COMMITTEES.size())
                .toList();
    }

    private static AccountId account(Actor actor) {
        AccountId account = actor.account();
        if (account == null) {
            throw new IllegalStateException("the chair of the story has an account");
        }
        return account;
    }
}
