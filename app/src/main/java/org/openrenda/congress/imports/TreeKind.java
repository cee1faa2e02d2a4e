package org.openrenda.congress.imports;

import static org.openrenda.congress.imports.TreeField.needed;
import static org.openrenda.congress.imports.TreeField.of;

import java.util.List;

/** What a table can bring into the tree, with its columns. */
public enum TreeKind {
    AREAS(
            "行政区域",
            "6 位代码为市、县（区），9 位为乡镇、街道；人口用于计算每万人件数。",
            needed("code", "代码", "990102", "区域代码", "行政区划代码", "区划代码"),
            needed("name", "名称", "测北区", "区域名称", "区划名称"),
            needed("level", "级别", "县级", "层级"),
            of("parent", "上级代码", "990100", "上级区域代码", "上级"),
            of("population", "人口", "500000", "常住人口", "人口数")),
    CONGRESSES(
            "人大",
            "上级写上级人大的编码或全称，可以在同一个文件里。",
            needed("code", "编码", "RD-990102", "人大编码", "代码"),
            needed("name", "名称", "测北区人民代表大会", "人大名称", "全称"),
            needed("level", "级别", "县级", "层级"),
            of("parent", "上级", "RD-990100", "上级编码", "上级人大", "上级人大编码"),
            of("area", "区域代码", "990102", "行政区划代码")),
    ORGANS(
            "机构",
            "常委会、主任会议、专门委员会、工作机构等；乡镇人大只有主席团。",
            needed("congress", "人大", "RD-990102", "人大编码", "所属人大"),
            needed("code", "编码", "FZW", "机构编码", "代码"),
            needed("name", "名称", "法制委员会", "机构名称"),
            needed("kind", "类别", "专门委员会", "机构类别", "性质"),
            of("area", "区域代码", "990102001", "行政区划代码")),
    TERMS(
            "届次",
            "开始日期为本届第一次会议之日；已结束的届写结束日期（下届第一次会议之日）。",
            needed("congress", "人大", "RD-990102", "人大编码", "所属人大"),
            needed("number", "届次", "18", "第几届", "届"),
            needed("starts", "开始日期", "2022-01-11", "本届第一次会议日期", "起始日期"),
            of("ends", "结束日期", "", "届满日期")),
    UNITS(
            "承办单位",
            "一府一委两院及其部门、下级政府和有关企业。",
            needed("congress", "人大", "RD-990102", "人大编码", "所属人大"),
            needed("code", "编码", "ZJJ", "单位编码", "统一社会信用代码", "代码"),
            needed("name", "名称", "测北区住房和城乡建设局", "单位名称", "单位全称"),
            needed("kind", "类别", "政府部门", "单位类别", "性质"),
            of("area", "区域代码", "990102", "行政区划代码"));

    private final String label;
    private final String help;
    private final List<TreeField> fields;

    TreeKind(String label, String help, TreeField... fields) {
        this.label = label;
        this.help = help;
        this.fields = List.of(fields);
    }

    public String label() {
        return label;
    }

    public String help() {
        return help;
    }

    public List<TreeField> fields() {
        return fields;
    }

    TreeField field(String key) {
        return fields.stream()
                .filter(field -> field.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(this + " has no " + key));
    }
}
