package org.openrenda.platform.web;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * One field of a form; made by {@link Form}, which knows its value and its error.
 *
 * @param kind which control it is
 * @param name the parameter sent
 * @param label the words above
 * @param values what is filled in or chosen
 * @param error how to mend it, or empty
 * @param help a line under the label, or empty
 * @param required whether it must be filled in; fields that need not be are marked 选填
 * @param max most characters, counted while typing; 0 is no limit
 * @param options what one may choose from
 * @param accept file types of a file field, such as image/*
 * @param multiple whether a file field takes several
 * @param hint the browser's autocomplete word, or empty
 * @param similar address that shows similar past items while typing, or empty
 * @param part which act of the page the field belongs to, so that ids stay unique, or empty
 */
public record FormField(
        Kind kind,
        String name,
        String label,
        List<String> values,
        String error,
        String help,
        boolean required,
        int max,
        List<Option> options,
        String accept,
        boolean multiple,
        String hint,
        String similar,
        String part) {

    /** The controls there are. */
    public enum Kind {
        TEXT("text"),
        NUMBER("text"),
        DATE("date"),
        PASSWORD("password"),
        TEXTAREA(""),
        SELECT(""),
        RADIOS(""),
        CHECKS(""),
        FILE("file");

        private final String input;

        Kind(String input) {
            this.input = input;
        }

        /** The type attribute of the input element. */
        public String input() {
            return input;
        }
    }

    /** One value to choose, with a line of help or an empty one. */
    public record Option(String value, String label, String help) {

        public static Option of(String value, String label) {
            return new Option(value, label, "");
        }

        /** One for each value, sent by its name and shown by its word. */
        public static <E extends Enum<E>> List<Option> each(E[] all, Function<E, String> word) {
            return Arrays.stream(all).map(one -> of(one.name(), word.apply(one))).toList();
        }

        public Option help(String sentence) {
            return new Option(value, label, sentence);
        }
    }

    static FormField of(
            Kind kind, String name, String label, List<String> values, String error, String part) {
        return new FormField(
                kind, name, label, values, error, "", false, 0, List.of(), "", false, "", "", part);
    }

    /** The id of the control, to which an error in the summary leads. */
    public String id() {
        return part.isEmpty() ? "f-" + name : "f-" + part + "-" + name;
    }

    public String value() {
        return kind == Kind.PASSWORD || values.isEmpty() ? "" : values.getFirst();
    }

    public boolean chosen(Option option) {
        return values.contains(option.value());
    }

    /** The ids that describe the control to a screen reader, or null when there are none. */
    public @org.jspecify.annotations.Nullable String describedBy() {
        var ids =
                (help.isEmpty() ? "" : id() + "-help ") + (error.isEmpty() ? "" : id() + "-error");
        return ids.isEmpty() ? null : ids.strip();
    }

    public FormField help(String sentence) {
        return new FormField(
                kind, name, label, values, error, sentence, required, max, options, accept,
                multiple, hint, similar, part);
    }

    public FormField needed() {
        return new FormField(
                kind, name, label, values, error, help, true, max, options, accept, multiple, hint,
                similar, part);
    }

    public FormField max(int characters) {
        return new FormField(
                kind,
                name,
                label,
                values,
                error,
                help,
                required,
                characters,
                options,
                accept,
                multiple,
                hint,
                similar,
                part);
    }

    FormField options(List<Option> all) {
        return new FormField(
                kind,
                name,
                label,
                values,
                error,
                help,
                required,
                max,
                List.copyOf(all),
                accept,
                multiple,
                hint,
                similar,
                part);
    }

    /** File types to accept, one or several files. Images are made smaller before they are sent. */
    public FormField accept(String types, boolean several) {
        return new FormField(
                kind, name, label, values, error, help, required, max, options, types, several,
                hint, similar, part);
    }

    /** The browser's autocomplete word, such as {@code username} or {@code one-time-code}. */
    public FormField hint(String word) {
        return new FormField(
                kind, name, label, values, error, help, required, max, options, accept, multiple,
                word, similar, part);
    }

    /** Shows what this address answers for {@code ?name=typed} under the field while typing. */
    public FormField similarAt(String address) {
        return new FormField(
                kind, name, label, values, error, help, required, max, options, accept, multiple,
                hint, address, part);
    }
}
