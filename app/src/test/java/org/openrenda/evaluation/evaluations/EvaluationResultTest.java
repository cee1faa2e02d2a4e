package org.openrenda.evaluation.evaluations;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openrenda.evaluation.EvaluationLife;
import org.openrenda.evaluation.forms.EvaluationForm;
import org.openrenda.evaluation.forms.FormId;
import org.openrenda.evaluation.forms.FormItem;
import org.openrenda.evaluation.forms.Scale;
import org.openrenda.platform.CongressId;

/** The result as a pure function of form, subjects and sheets. */
@DisplayName("测评结果的计算")
class EvaluationResultTest {

    private static final EvaluationForm FORM = form(EvaluationLife.TWO_ITEMS);
    private static final RaterGroup ALL = EvaluationLife.everybody();

    private static EvaluationForm form(List<FormItem> items) {
        return new EvaluationForm(new FormId(1), 1, new CongressId(1), "测评表", items);
    }

    private static EvaluationResult.Box box(RaterGroup group, String... sheets) {
        List<Sheet> read = new ArrayList<>();
        for (String sheet : sheets) {
            read.add(Sheet.read(sheet));
        }
        return new EvaluationResult.Box(group, sheets.length + 2, read);
    }

    private static EvaluationResult of(int minimum, EvaluationResult.Box... boxes) {
        return EvaluationResult.of(FORM, EvaluationLife.units(), List.of(boxes), minimum);
    }

    @Test
    @DisplayName("按项目权重加权平均，满意率带分母，未评的另计")
    void weighs() {
        EvaluationResult result =
                of(2, box(ALL, "1=100,80;2=0,0", "1=80,80;2=100,100", "1=100,100"));
        SubjectResult water = result.subjects().get(0);
        // (0.6×100+0.4×80) + 80 + 100 = 272, by three.
        assertThat(water.total().shown()).isEqualTo("90.67");
        assertThat(water.satisfied().words()).isEqualTo("100.00%（6/6）");
        SubjectResult housing = result.subjects().get(1);
        assertThat(housing.total().shown()).isEqualTo("50.00");
        assertThat(housing.satisfied().words()).isEqualTo("50.00%（2/4）");
        assertThat(result.groups().getFirst().notRated()).isEqualTo(2);
        assertThat(result.rated()).isEqualTo(3);
    }

    @Test
    @DisplayName("SUP-20 评的人不足最少人数的一律不显示，刚好达到就显示")
    void withholdsBelowTheMinimum() {
        EvaluationResult four = of(5, box(ALL, "1=0,0", "1=0,0", "1=0,0", "1=0,0"));
        SubjectResult hidden = four.subjects().getFirst();
        assertThat(hidden.total()).isNull();
        assertThat(hidden.rank()).isZero();
        assertThat(hidden.items()).isEmpty();
        assertThat(hidden.satisfied().words()).isEqualTo("—");
        assertThat(four.text()).contains("subject 1 total=withheld").doesNotContain("{");
        EvaluationResult five = of(5, box(ALL, "1=0,0", "1=0,0", "1=0,0", "1=0,0", "1=0,0"));
        assertThat(five.subjects().getFirst().total().shown()).isEqualTo("0.00");
        assertThat(five.subjects().get(1).total()).as("没有人评的对象").isNull();
        assertThat(five.isPartly()).isTrue();
    }

    @Test
    @DisplayName("SUP-20 一组人数不足，总分也不显示，以免由总分反推这一组")
    void withholdsWhatTellsTheOthers() {
        RaterGroup members = new RaterGroup(1, "组成人员", 600, RatingWay.NAMED);
        RaterGroup citizens = new RaterGroup(2, "群众代表", 400, RatingWay.CODE);
        EvaluationResult result =
                of(2, box(members, "1=100,100", "1=80,80"), box(citizens, "1=0,0"));
        SubjectResult water = result.subjects().getFirst();
        assertThat(water.shares().get(0).average().shown()).isEqualTo("90.00");
        assertThat(water.shares().get(1).isWithheld()).isTrue();
        assertThat(water.total()).isNull();
        assertThat(water.items()).as("各组合计也不显示").isEmpty();
        EvaluationResult enough =
                of(2, box(members, "1=100,100", "1=80,80"), box(citizens, "1=0,0", "1=80,80"));
        // 0.6×90 + 0.4×40
        assertThat(enough.subjects().getFirst().total().shown()).isEqualTo("70.00");
        assertThat(enough.subjects().getFirst().items().getFirst().of(80)).isEqualTo(2);
    }

    @Test
    @DisplayName("同分同名次，下一名次跳过；显示的两位小数相同而实际不同的不算同分")
    void ranks() {
        EvaluationResult result =
                of(1, box(ALL, "1=80,80;2=80,80;3=100,100", "1=80,80;2=80,80;3=80,80"));
        assertThat(result.subjects().stream().map(SubjectResult::rank)).containsExactly(2, 2, 1);
        assertThat(result.byRank().getFirst().subject().name()).isEqualTo("市交通运输局");
        Points third = Points.of(1, 3);
        Points nearly = Points.of(3333, 10_000);
        assertThat(third.shown()).isEqualTo(nearly.shown());
        assertThat(third.compareTo(nearly)).isPositive();
        assertThat(Points.of(5, 1000).shown()).as("四舍五入").isEqualTo("0.01");
    }

    @Test
    @DisplayName("随机的测评表、对象、组和评分：与另一种算法的结果一致，与交表先后无关")
    void agreesWithAnotherFormula() {
        Random random = new Random(20_261_122);
        for (int round = 0; round < 300; round++) {
            EvaluationForm form = randomForm(random);
            int subjects = 1 + random.nextInt(3);
            List<EvaluationSubject> units = EvaluationLife.units().subList(0, subjects);
            List<EvaluationResult.Box> boxes = randomBoxes(random, form, subjects);
            int minimum = 1 + random.nextInt(6);
            EvaluationResult result = EvaluationResult.of(form, units, boxes, minimum);
            for (SubjectResult one : result.subjects()) {
                BigDecimal expected = simply(form, boxes, one.subject().no(), minimum);
                if (expected == null) {
                    assertThat(one.total()).isNull();
                } else {
                    assertThat(one.total().decimal().subtract(expected).abs())
                            .isLessThanOrEqualTo(new BigDecimal("0.00501"));
                    assertThat(one.rank()).isEqualTo(1 + better(form, boxes, result, one, minimum));
                }
            }
            List<EvaluationResult.Box> turned =
                    boxes.stream()
                            .map(box ->
                                    new EvaluationResult.Box(
                                            box.group(), box.asked(), box.sheets().reversed()))
                            .toList();
            assertThat(EvaluationResult.of(form, units, turned, minimum).text())
                    .isEqualTo(result.text());
        }
    }

    private static EvaluationForm randomForm(Random random) {
        int items = 1 + random.nextInt(4);
        List<FormItem> drawn = new ArrayList<>();
        int left = 1000;
        for (int no = 1; no <= items; no++) {
            int weight = no == items ? left : 1 + random.nextInt(left - (items - no));
            left -= weight;
            drawn.add(new FormItem(no, "项目" + no, weight, Scale.points(0, 100, 60)));
        }
        return form(drawn);
    }

    private static List<EvaluationResult.Box> randomBoxes(
            Random random, EvaluationForm form, int subjects) {
        int groups = 1 + random.nextInt(3);
        List<EvaluationResult.Box> boxes = new ArrayList<>();
        int left = 1000;
        for (int no = 1; no <= groups; no++) {
            int weight = no == groups ? left : 1 + random.nextInt(left - (groups - no));
            left -= weight;
            List<Sheet> sheets = new ArrayList<>();
            int many = random.nextInt(12);
            for (int n = 0; n < many; n++) {
                TreeMap<Integer, List<Integer>> marks = new TreeMap<>();
                for (int subject = 1; subject <= subjects; subject++) {
                    if (random.nextInt(5) > 0) {
                        marks.put(
                                subject, random.ints(form.items().size(), 0, 101).boxed().toList());
                    }
                }
                sheets.add(new Sheet(marks));
            }
            RaterGroup group = new RaterGroup(no, "组" + no, weight, RatingWay.NAMED);
            boxes.add(new EvaluationResult.Box(group, many, sheets));
        }
        return boxes;
    }

    /** Decimal fractions, item by item: another way than the program's. */
    private static BigDecimal simply(
            EvaluationForm form, List<EvaluationResult.Box> boxes, int subject, int minimum) {
        MathContext many = new MathContext(40, RoundingMode.HALF_EVEN);
        BigDecimal total = BigDecimal.ZERO;
        for (EvaluationResult.Box box : boxes) {
            BigDecimal average = BigDecimal.ZERO;
            for (FormItem item : form.items()) {
                List<Integer> values =
                        box.sheets().stream()
                                .filter(sheet -> sheet.marks().containsKey(subject))
                                .map(sheet -> sheet.marks().get(subject).get(item.no() - 1))
                                .toList();
                if (values.size() < Math.max(1, minimum)) {
                    return null;
                }
                int sum = values.stream().mapToInt(Integer::intValue).sum();
                BigDecimal mean =
                        BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(values.size()), many);
                average = average.add(mean.multiply(BigDecimal.valueOf(item.weight(), 3)));
            }
            total = total.add(average.multiply(BigDecimal.valueOf(box.group().weight(), 3)));
        }
        return total;
    }

    private static int better(
            EvaluationForm form,
            List<EvaluationResult.Box> boxes,
            EvaluationResult result,
            SubjectResult than,
            int minimum) {
        BigDecimal mine = simply(form, boxes, than.subject().no(), minimum);
        BigDecimal edge = new BigDecimal("0.000000000000000001");
        int better = 0;
        for (SubjectResult other : result.subjects()) {
            BigDecimal theirs = simply(form, boxes, other.subject().no(), minimum);
            better += theirs != null && theirs.subtract(mine).compareTo(edge) > 0 ? 1 : 0;
        }
        return better;
    }

    @Test
    @DisplayName("打分的分布按最高分的十分之一分段，各段恰好覆盖全部分值")
    void bandsCoverTheScale() {
        assertThat(Band.of(Scale.points(0, 100, 60)).stream().map(Band::label))
                .containsExactly("90—100 分", "80—89 分", "70—79 分", "60—69 分", "0—59 分");
        assertThat(Band.of(Scale.points(0, 10, 6)).stream().map(Band::label))
                .containsExactly("9—10 分", "8 分", "7 分", "6 分", "0—5 分");
        for (int highest = 1; highest <= 100; highest++) {
            for (int lowest = 0; lowest < highest; lowest++) {
                int next = highest;
                for (Band band : Band.of(Scale.points(lowest, highest, 0))) {
                    assertThat(band.most()).isEqualTo(next);
                    assertThat(band.least()).isLessThanOrEqualTo(band.most());
                    next = band.least() - 1;
                }
                assertThat(next).isEqualTo(lowest - 1);
            }
        }
    }

    @Test
    @DisplayName("测评表的文本写出再读入不变；不合格式的不收")
    void sheetsAreWrittenOneWay() {
        Sheet sheet = Sheet.read("3=80,0;1=100,100");
        assertThat(sheet.text()).isEqualTo("1=100,100;3=80,0");
        for (String wrong : List.of("", "1", "1=", "0=80,80", "1=80,80;", "1=-1,0", "1=a,b")) {
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> Sheet.read(wrong))
                    .as(wrong)
                    .isInstanceOf(org.openrenda.platform.Refusal.class);
        }
    }
}
