package org.openrenda.meetings.alerts;

import java.util.List;
import org.openrenda.platform.web.LegalBasis;
import org.openrenda.platform.web.StatusWord;

/** An alert as the page shows it. */
public record AlertRow(Alert alert, StatusWord status, List<LegalBasis> bases) {}
