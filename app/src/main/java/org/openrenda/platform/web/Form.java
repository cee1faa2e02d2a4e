package org.openrenda.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openrenda.platform.Refusal;

/**
 * A form with what was typed into it and what is wrong with it.
 *
 * @param action where it is posted
 * @param draft name under which the browser keeps a draft; empty keeps none
 * @param values typed or stored values by field name
 * @param errors by field name, a sentence that says how to mend it, in the order of the fields
 * @param part which act of a page with several this is; ids of its fields carry it; may be empty
 */
public record Form(
        String action,
        String draft,
        Map<String, List<String>> values,
        Map<String, String> errors,
        String part) {

    public Form {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        errors = Collections.unmodifiableMap(new LinkedHashMap<>(errors));
    }

    /** An empty form. */
    public static Form to(String action) {
        return new Form(action, "", Map.of(), Map.of(), "");
    }

    /** An empty form of one act among several, such as {@code return}, so that ids stay unique. */
    public static Form part(String part) {
        return new Form("", "", Map.of(), Map.of(), part);
    }

    /** The form as it was sent, so that nothing typed is lost when it is shown again. */
    public static Form sent(HttpServletRequest request) {
        var values = new LinkedHashMap<String, List<String>>();
        request.getParameterMap().forEach((name, typed) -> values.put(name, List.of(typed)));
        values.remove("_csrf");
        return new Form(request.getRequestURI(), "", values, Map.of(), "");
    }

    public Form draft(String name) {
        return new Form(action, name, values, errors, part);
    }

    public Form value(String name, String... value) {
        var changed = new LinkedHashMap<>(values);
        changed.put(name, List.of(value));
        return new Form(action, draft, changed, errors, part);
    }

    public Form error(String name, String sentence) {
        var changed = new LinkedHashMap<>(errors);
        changed.putIfAbsent(name, sentence);
        return new Form(action, draft, values, changed, part);
    }

    /** Refuses an empty field with the sentence. */
    public Form require(String name, String sentence) {
        return get(name).isEmpty() ? error(name, sentence) : this;
    }

    public boolean hasErrors() {
        return !errors.isEmpty();
    }

    /** The first value of a field without blanks around it, or empty. */
    public String get(String name) {
        var all = values.getOrDefault(name, List.of());
        return all.isEmpty() ? "" : all.getFirst().strip();
    }

    /**
     * Which of these was chosen, sent by its name.
     *
     * @param sentence what to do when none was
     */
    public <E extends Enum<E>> E one(E[] among, String name, String sentence) {
        return Arrays.stream(among)
                .filter(value -> value.name().equals(get(name)))
                .findFirst()
                .orElseThrow(() -> Refusal.of(name, sentence));
    }

    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    public FormField text(String name, String label) {
        return field(FormField.Kind.TEXT, name, label);
    }

    public FormField number(String name, String label) {
        return field(FormField.Kind.NUMBER, name, label);
    }

    public FormField date(String name, String label) {
        return field(FormField.Kind.DATE, name, label);
    }

    public FormField textarea(String name, String label) {
        return field(FormField.Kind.TEXTAREA, name, label);
    }

    public FormField select(String name, String label, List<FormField.Option> options) {
        return field(FormField.Kind.SELECT, name, label).options(options);
    }

    public FormField radios(String name, String label, List<FormField.Option> options) {
        return field(FormField.Kind.RADIOS, name, label).options(options);
    }

    public FormField checks(String name, String label, List<FormField.Option> options) {
        return field(FormField.Kind.CHECKS, name, label).options(options);
    }

    public FormField file(String name, String label) {
        return field(FormField.Kind.FILE, name, label);
    }

    /** Never filled in again by us, and never kept as a draft. */
    public FormField password(String name, String label) {
        return field(FormField.Kind.PASSWORD, name, label);
    }

    private FormField field(FormField.Kind kind, String name, String label) {
        return FormField.of(kind, name, label, all(name), errors.getOrDefault(name, ""), part);
    }
}
