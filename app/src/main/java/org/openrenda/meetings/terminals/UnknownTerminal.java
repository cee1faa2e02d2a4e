package org.openrenda.meetings.terminals;

import org.openrenda.platform.Refusal;

/** The token belongs to no device, or to one that was revoked; which of them is not told. */
public class UnknownTerminal extends Refusal {

    UnknownTerminal() {
        super("设备令牌不对或者已经停用，请联系会务工作人员。");
    }
}
