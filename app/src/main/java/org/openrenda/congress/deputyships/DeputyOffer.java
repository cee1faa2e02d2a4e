package org.openrenda.congress.deputyships;

import java.util.Arrays;
import java.util.List;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.web.Form;
import org.openrenda.platform.web.FormField.Option;

/** What a page offers to do with a deputyship, and what it asks for. */
public enum DeputyOffer {
    REVIEW("提交资格审查", DeputyStatus.ELECTED, "交代表资格审查委员会审查。"),
    CONFIRM("确认代表资格", DeputyStatus.UNDER_REVIEW, "根据代表资格审查委员会的报告确认。"),
    ANNUL("确定当选无效", DeputyStatus.UNDER_REVIEW, "当选无效后不能恢复，只能另行选举。"),
    PUBLISH("公布名单", DeputyStatus.CONFIRMED, "自公布起为在任代表；应在本届第一次会议前公布。"),
    RESUME("恢复执行职务", DeputyStatus.SUSPENDED, "暂停的情形已经消失，恢复后可以表决和联名。"),
    ACCEPT("接受辞职", DeputyStatus.RESIGNING, "须经全体人员过半数通过，接受后资格终止，还须公告。"),
    KEEP("撤回或不接受辞职", DeputyStatus.RESIGNING, "恢复到提出辞职以前的状态。"),
    SUSPEND("暂停执行职务", DeputyStatus.SUSPENDED, "暂停期间不参加表决、不联名提出议案和建议。"),
    RESIGN("提出辞职", DeputyStatus.RESIGNING, "登记书面辞职，接受以前仍可履职。"),
    END("资格终止", DeputyStatus.ENDING, "代表资格终止后不能恢复，还须公告。"),
    ANNOUNCE("公告终止", DeputyStatus.ENDING, "公告后对外显示为资格已终止。");

    private final String label;
    private final DeputyStatus about;
    private final String confirm;

    DeputyOffer(String label, DeputyStatus about, String confirm) {
        this.label = label;
        this.about = about;
        this.confirm = confirm;
    }

    public String label() {
        return label;
    }

    public String confirm() {
        return confirm;
    }

    /** The offers that the table of moves allows now. */
    static List<DeputyOffer> of(DeputyStatus status) {
        return Arrays.stream(values()).filter(offer -> offer.isOpen(status)).toList();
    }

    /** Three lead to a status; all others begin at one. */
    private boolean isOpen(DeputyStatus status) {
        return switch (this) {
            case SUSPEND, RESIGN, END -> status.leadsTo(about);
            default -> status == about;
        };
    }

    static DeputyOffer named(String name) {
        return Arrays.stream(values())
                .filter(offer -> offer.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Refusal("没有这项办理。"));
    }

    /** What an act needs to be told besides the document. */
    public List<Option> grounds() {
        return switch (this) {
            case SUSPEND ->
                    Arrays.stream(SuspensionGround.values())
                            .map(ground -> Option.of(ground.name(), ground.label()))
                            .toList();
            case END ->
                    Arrays.stream(EndReason.values())
                            .filter(reason -> reason != EndReason.RESIGNED)
                            .map(reason -> Option.of(reason.name(), reason.label()))
                            .toList();
            default -> List.of();
        };
    }

    static SuspensionGround ground(Form form) {
        return Arrays.stream(SuspensionGround.values())
                .filter(ground -> ground.name().equals(form.get("ground")))
                .findFirst()
                .orElseThrow(() -> Refusal.of("ground", "请选择暂停执行代表职务的法定情形。"));
    }

    static EndReason reason(Form form) {
        return Arrays.stream(EndReason.values())
                .filter(reason -> reason.name().equals(form.get("ground")))
                .findFirst()
                .orElseThrow(() -> Refusal.of("ground", "请选择代表资格终止的法定情形。"));
    }

    static Vote vote(Form form) {
        String inFavour = form.get("inFavour");
        String members = form.get("members");
        if (!inFavour.matches("[0-9]{1,4}") || !members.matches("[0-9]{1,4}")) {
            throw Refusal.of("inFavour", "请填写全体人数和赞成票数。");
        }
        return new Vote(Integer.parseInt(inFavour), Integer.parseInt(members));
    }
}
