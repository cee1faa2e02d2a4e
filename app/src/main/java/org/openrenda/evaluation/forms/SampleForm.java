package org.openrenda.evaluation.forms;

import java.util.List;

/**
 * A ready-made form (样表) a clerk may begin with; nothing is bound to it once it is drawn up.
 *
 * @param key its word in addresses
 * @param note what it is for and what to adapt
 */
public record SampleForm(String key, String name, String note, List<FormItem> items) {

    public SampleForm {
        items = EvaluationForm.check(items);
    }
}
