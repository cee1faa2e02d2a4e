package org.openrenda.meetings.sittings;

/** What a meeting is; the law's numbers hang on it. */
public enum MeetingKind {
    CONGRESS("人民代表大会会议", "congress", "voting.quorum.congress", false),
    PREPARATORY("预备会议", "other", "voting.quorum.congress", true),
    PRESIDIUM("主席团会议", "other", "meetings.quorum.presidium", true),
    DELEGATION("代表团会议", "other", "", true),
    STANDING_COMMITTEE("常委会会议", "committee", "voting.quorum.committee", false),
    COUNCIL("主任会议", "council", "meetings.quorum.council", false),
    SPECIAL_COMMITTEE("专门委员会会议", "other", "meetings.quorum.other", false),
    HEARING("听证会", "other", "", false),
    SEMINAR("座谈会", "other", "", false),
    ARGUMENTATION("论证会", "other", "", false);

    private final String label;
    private final String days;
    private final String quorum;
    private final boolean part;

    MeetingKind(String label, String days, String quorum, boolean part) {
        this.label = label;
        this.days = days;
        this.quorum = quorum;
        this.part = part;
    }

    public String label() {
        return label;
    }

    /** Whether it is held within a session of the congress. */
    public boolean isPart() {
        return part;
    }

    /** Whether all deputies attend, and a majority is counted of all deputies (CAL-4). */
    public boolean isOfAllDeputies() {
        return this == CONGRESS || this == PREPARATORY;
    }

    /** Whether everyone may read of it: sessions, standing committee meetings and hearings. */
    public boolean isPublic() {
        return this == CONGRESS || this == STANDING_COMMITTEE || this == HEARING;
    }

    /** Whether the law or the congress asks for a quorum at all. */
    public boolean hasQuorum() {
        return !quorum.isEmpty();
    }

    String daysKey() {
        return "meetings." + days;
    }

    String quorumKey() {
        return quorum;
    }

    String speechKey() {
        return "meetings.speech." + (this == DELEGATION ? "group" : "plenary");
    }
}
