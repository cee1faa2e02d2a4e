package org.openrenda.hotline.issues;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.database.DataScope;
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
     * @param congress that supervises; nothing outside its tree is counted or compared with
     * @param area a county or town; null for all the congress's own area
     */
    public TopicEffect effect(
            CongressId congress, String topic, @Nullable String area, LocalDate start) {
        // Only figures, but of the rest of the tree too, which a county's own scope hides.
        return DataScope.system(() -> effects.of(congress, topic, area, start));
    }

    /**
     * The hottest issues under a topic and in an area; empty texts for all.
     *
     * @param congresses whose issues are shown
     */
    @Transactional(readOnly = true)
    public List<Issue> hottest(List<Long> congresses, String topic, String area, int most) {
        return findings.hottest(congresses, topic, area, most);
    }

    @Transactional(readOnly = true)
    public Optional<Issue> issue(List<Long> congresses, long id) {
        return findings.issue(congresses, id);
    }

    /** The tickets of an issue that belong to these congresses, newest first. */
    @Transactional(readOnly = true)
    public List<Voice> voices(List<Long> congresses, long issue, int most) {
        return findings.voices(congresses, issue, most);
    }

    /** The newest bursts under a topic and in an area; empty texts for all. */
    @Transactional(readOnly = true)
    public List<Alert> alerts(List<Long> congresses, String topic, String area, int most) {
        return findings.alerts(congresses, topic, area, most);
    }
}
