package org.openrenda.deputies.voices;

/** How a citizen's voice came: spoken at a station, or written on a deputy's page. */
public enum VoiceWay {
    RECEPTION("联络站接待"),
    MESSAGE("网上留言");

    private final String label;

    VoiceWay(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
