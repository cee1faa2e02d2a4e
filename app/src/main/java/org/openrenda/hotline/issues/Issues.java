package org.openrenda.hotline.issues;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What stands out among citizens' voices: hot issues and bursts, found by rounds of the system. */
@Component
public class Issues {

    private final Findings findings;

    Issues(Findings findings) {
        this.findings = findings;
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

    /** The newest bursts under a topic and in an area; empty texts for all. */
    @Transactional(readOnly = true)
    public List<Alert> alerts(String topic, String area, int most) {
        return findings.alerts(topic, area, most);
    }
}
