package org.openrenda.evaluation.evaluations;

import org.openrenda.platform.Refusal;

/**
 * Who or what is rated: a unit, a person, a project or a piece of work.
 *
 * @param no from 1, in the order of the sheet
 * @param note what helps to know it, such as an office; may be empty
 */
public record EvaluationSubject(int no, String name, String note) {

    private static final int NAME_MAX = 60;
    private static final int NOTE_MAX = 200;

    public EvaluationSubject {
        name = name.strip();
        note = note.strip();
        if (name.isEmpty() || name.length() > NAME_MAX || note.length() > NOTE_MAX) {
            throw Refusal.of(
                    "subjects", "测评对象的名称请写在 " + NAME_MAX + " 字以内，说明在 " + NOTE_MAX + " 字以内。");
        }
    }
}
