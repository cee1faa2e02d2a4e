package org.openrenda.hotline.issues;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What stands out among citizens' voices: hot issues and bursts, found by rounds of the system. */
@Component
public class Issues {

    private final Findings findings;
    private final Effects effects;
    private final BurstRound bursts;
    private final IssueRound issues;

    Issues(Findings findings, Effects effects, BurstRound bursts, IssueRound issues) {
        this.findings = findings;
        this.effects = effects;
        this.bursts = bursts;
        this.issues = issues;
    }

    /** Looks for bursts and groups issues now, in place of the next hourly round. */
    public void lookNow() {
        bursts.watch();
        issues.group();
    }

    /**
     * How complaints on a topic changed after supervision began.
     *
     * @param area a county or town; null for the whole city
     */
    @Transactional(readOnly = true)
    public TopicEffect effect(String topic, @Nullable String area, LocalDate start) {
        return effects.of(topic, area, start);
    }

    /** The hottest issues under a topic and in an area; empty texts for all. */
    @Transactional(readOnly = true)
    public List<Issue> hottest(String topic, String area, int most) {
        return findings.hottest(topic, area, most);
    }

    @Transactional(readOnly = true)
    public Optional<Issue> issue(long id) {
        return findings.issue(id);
    }

    /** The tickets of an issue that this reader may see, newest first. */
    @Transactional(readOnly = true)
    public List<Voice> voices(long issue, int most) {
        return findings.voices(issue, most);
    }

    /** The newest bursts under a topic and in an area; empty texts for all. */
    @Transactional(readOnly = true)
    public List<Alert> alerts(String topic, String area, int most) {
        return findings.alerts(topic, area, most);
    }
}
