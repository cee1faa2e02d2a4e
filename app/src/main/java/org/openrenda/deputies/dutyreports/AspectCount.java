package org.openrenda.deputies.dutyreports;

/** The votes on one aspect; they are secret, so there are counts and no names. */
public record AspectCount(Aspect aspect, int satisfied, int basically, int dissatisfied) {

    public int cast() {
        return satisfied + basically + dissatisfied;
    }
}
