package org.openrenda.supervision;

/** The lawful form in which a matter is supervised (SUP-2, SUP-9, SUP-17, SUP-20). */
enum MatterForm {
    LIST_FOLLOW_UP("清单式督办"),
    SPECIAL_WORK_REPORT("听取和审议专项工作报告"),
    LAW_ENFORCEMENT_INSPECTION("执法检查"),
    SPECIAL_INQUIRY("专题询问"),
    INSPECTION_TOUR("视察、专题调研"),
    WORK_EVALUATION("工作评议");

    private final String label;

    MatterForm(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
