package org.openrenda.supervision;

import org.openrenda.hotline.issues.TopicEffect;
import org.openrenda.platform.web.Chart;

/** The effect of supervision with the months it was read from. */
public record EffectPanel(TopicEffect effect, Chart chart) {}
