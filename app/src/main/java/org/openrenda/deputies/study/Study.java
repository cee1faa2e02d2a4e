package org.openrenda.deputies.study;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openrenda.deputies.DeputiesPermission;
import org.openrenda.deputies.DutyCategory;
import org.openrenda.deputies.DutyDone;
import org.openrenda.deputies.DutyRecountAsked;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Origin;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Role;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.documents.Documents;
import org.openrenda.platform.notices.Notices;
import org.openrenda.platform.record.Subject;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Study (代表学习培训): courses with materials, a test, and the result in the duty record. */
@Component
public class Study {

    private static final int HUNDRED = 100;

    private final CourseTable table;
    private final Access access;
    private final Notices notices;
    private final Documents documents;
    private final ApplicationEventPublisher events;

    Study(
            CourseTable table,
            Access access,
            Notices notices,
            Documents documents,
            ApplicationEventPublisher events) {
        this.table = table;
        this.access = access;
        this.notices = notices;
        this.documents = documents;
        this.events = events;
    }

    /** A new course, not yet open. */
    @Transactional
    public CourseId prepare(Actor actor, CongressId congress, String title, String text, int pass) {
        actor.require(DeputiesPermission.ORGANISE, congress);
        String called = Refusal.needed("title", "请填写课程名称", title);
        String what = Refusal.needed("text", "请写课程内容", text);
        if (pass < 0 || pass > HUNDRED) {
            throw Refusal.of("pass", "及格分在 0 到 100 之间。");
        }
        return table.add(congress, called, what, pass, actor.name());
    }

    @Transactional
    public void addMaterial(Actor actor, CourseId id, String name, byte[] bytes) {
        Course course = prepared(actor, id);
        documents.attach(actor, course.congress(), subject(id), name, bytes);
    }

    @Transactional
    public void ask(Actor actor, CourseId id, Question question) {
        prepared(actor, id);
        question.check();
        table.ask(id, question);
    }

    /** Deputies are told, and the questions no longer change. */
    @Transactional
    public void open(Actor actor, CourseId id) {
        Course course = prepared(actor, id);
        table.open(id);
        notices.send(
                access.holders(Role.DEPUTY, course.congress(), null),
                "新课程",
                "“" + course.title() + "”",
                address(id));
    }

    private Course prepared(Actor actor, CourseId id) {
        Course course = locked(id);
        actor.require(DeputiesPermission.ORGANISE, course.congress());
        if (course.open()) {
            throw new Refusal("课程已经开课，内容和题目不能再改。");
        }
        return course;
    }

    /**
     * A deputy hands in the answers; a course without questions is finished by saying so.
     *
     * @param answers the chosen options by the question's id
     * @return the score of a hundred
     */
    @Transactional
    public int answer(Actor actor, CourseId id, Map<Long, Set<Integer>> answers) {
        Course course = locked(id);
        actor.require(DeputiesPermission.TAKE_PART, course.congress());
        AccountId self = self(actor);
        if (!course.open()) {
            throw new Refusal("课程还没有开课。");
        }
        if (passed(id).contains(self)) {
            throw new Refusal("您已经通过这门课程。");
        }
        List<Question> questions = table.questions(id);
        long right =
                questions.stream()
                        .filter(one -> one.isRight(answers.getOrDefault(one.id(), Set.of())))
                        .count();
        int score = questions.isEmpty() ? HUNDRED : (int) (HUNDRED * right / questions.size());
        boolean passed = score >= course.pass();
        table.attempt(id, self, actor.name(), score, passed);
        if (passed) {
            table.attempts(id).stream()
                    .filter(one -> one.account().equals(self) && one.passed())
                    .findFirst()
                    .ifPresent(one -> tell(course, one));
        }
        return score;
    }

    private Set<AccountId> passed(CourseId id) {
        Set<AccountId> passed = new HashSet<>();
        table.attempts(id).stream()
                .filter(Attempt::passed)
                .forEach(one -> passed.add(one.account()));
        return passed;
    }

    private void tell(Course course, Attempt one) {
        events.publishEvent(
                new DutyDone(
                        one.account(),
                        one.name(),
                        course.congress(),
                        DutyCategory.TRAINING,
                        LocalDate.ofInstant(one.at(), Calendar.ZONE),
                        "完成课程：" + course.title(),
                        new Origin(
                                "deputies.study",
                                course.id().value(),
                                course.title(),
                                address(course.id()))));
    }

    /** The duty record is counted anew. */
    @EventListener
    @Transactional
    public void on(DutyRecountAsked asked) {
        for (Course course : table.of(List.of(asked.congress().value()))) {
            table.attempts(course.id()).stream()
                    .filter(Attempt::passed)
                    .forEach(one -> tell(course, one));
        }
    }

    /** Courses of the congresses this person belongs to; those not open only for organisers. */
    @Transactional(readOnly = true)
    public List<Course> courses(Actor actor) {
        return table.of(actor.seen().stream().map(CongressId::value).toList()).stream()
                .filter(one -> maySee(actor, one))
                .toList();
    }

    private static boolean maySee(Actor actor, Course course) {
        return actor.may(DeputiesPermission.ORGANISE, course.congress())
                || course.open() && actor.may(DeputiesPermission.READ, course.congress());
    }

    @Transactional
    public Course course(Actor actor, CourseId id) {
        Course course = locked(id);
        if (!maySee(actor, course)) {
            throw new Refusal("没有这门课程。");
        }
        return course;
    }

    @Transactional(readOnly = true)
    public List<Question> questions(CourseId id) {
        return table.questions(id);
    }

    /** A deputy's own tries at a course; only the organisers see everybody's. */
    @Transactional(readOnly = true)
    public List<Attempt> attempts(Actor actor, Course course) {
        boolean all = actor.may(DeputiesPermission.ORGANISE, course.congress());
        return table.attempts(course.id()).stream()
                .filter(one -> all || one.account().equals(actor.account()))
                .toList();
    }

    private Course locked(CourseId id) {
        return table.lock(id).orElseThrow(() -> new Refusal("没有这门课程。"));
    }

    private static AccountId self(Actor actor) {
        AccountId self = actor.account();
        if (self == null) {
            throw new Refusal("请由代表本人办理。");
        }
        return self;
    }

    static Subject subject(CourseId id) {
        return new Subject("deputies", "course", id.value());
    }

    static String address(CourseId id) {
        return "/deputies/study/" + id;
    }
}
