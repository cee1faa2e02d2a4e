package org.openrenda.platform.web;

import org.jspecify.annotations.Nullable;

/**
 * The law behind a rule, shown one click away.
 *
 * @param law name of the law and article, such as 监督法第十九条
 * @param text the words of the article, or null when only named
 * @param setting what this congress has set under it, in a sentence, or null
 * @param href page of the full text, or null
 */
public record LegalBasis(
        String law, @Nullable String text, @Nullable String setting, @Nullable String href) {

    public static LegalBasis of(String law, String text) {
        return new LegalBasis(law, text, null, null);
    }

    public LegalBasis setting(String sentence) {
        return new LegalBasis(law, text, sentence, href);
    }

    public LegalBasis at(String address) {
        return new LegalBasis(law, text, setting, address);
    }
}
