package org.openrenda.hotline;

import java.util.List;
import org.openrenda.platform.Origin;

/** Work of one system about a hot issue, as its page shows it. */
public record RelatedList(String label, List<Origin> work) {}
