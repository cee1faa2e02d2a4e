package org.openrenda.deputies.units;

import org.openrenda.platform.web.Matter;
import org.openrenda.platform.web.StatusWord;

/**
 * A paper that a unit keeps with its assignment.
 *
 * @param goes whether it goes with the answer of this round
 * @param wentIn the earlier round in which it reached the deputies; 0 for none
 * @param mayChoose whether the reader may still say where it goes
 */
public record AssignmentPaper(
        long id, Matter.FileLink link, boolean goes, int wentIn, boolean mayChoose) {

    public StatusWord word() {
        if (wentIn > 0) {
            return StatusWord.green("已随第 " + wentIn + " 轮答复送达");
        }
        return goes ? StatusWord.blue("随答复送代表") : StatusWord.grey("只留存备查");
    }
}
