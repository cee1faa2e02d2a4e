package org.openrenda.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.openrenda.congress.Area;
import org.openrenda.hotline.issues.Issues;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.database.DataScope;
import org.openrenda.platform.database.StartRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Builds the invented city in steps, each written in one transaction with the note that it is done,
 * so that a program killed on the way goes on where it was. The long steps run behind the pages.
 */
@Component
@Order(60)
class Demo implements ApplicationRunner, SmartInitializingSingleton, DisposableBean {

    static final int TICKETS = 200_000;
    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
    private static final long SEED = 20_260_917;
    private static final int TICKETS_MAX = 2_000_000;
    private static final long CLOSING_MILLIS = 20_000;

    private final Environment environment;
    private final DemoTable table;
    private final CityPlan plan;
    private final Roster roster;
    private final Cast cast;
    private final Feed feed;
    private final Story story;
    private final Suggesting suggesting;
    private final Keying keying;
    private final Stationing stationing;
    private final Serving serving;
    private final Balloting balloting;
    private final Evaluating evaluating;
    private final Sessions sessions;
    private final Truth truth;
    private final Issues issues;
    private final Access access;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private Optional<Thread> work = Optional.empty();

    Demo(
            Environment environment,
            DemoTable table,
            CityPlan plan,
            Roster roster,
            Cast cast,
            Feed feed,
            Story story,
            Suggesting suggesting,
            Keying keying,
            Stationing stationing,
            Serving serving,
            Balloting balloting,
            Evaluating evaluating,
            Sessions sessions,
            Truth truth,
            Issues issues,
            Access access,
            TransactionTemplate transaction,
            Clock clock) {
        this.environment = environment;
        this.table = table;
        this.plan = plan;
        this.roster = roster;
        this.cast = cast;
        this.feed = feed;
        this.story = story;
        this.suggesting = suggesting;
        this.keying = keying;
        this.stationing = stationing;
        this.serving = serving;
        this.balloting = balloting;
        this.evaluating = evaluating;
        this.sessions = sessions;
        this.truth = truth;
        this.issues = issues;
        this.access = access;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Invented and real data never share a database; a command may look into either. */
    @Override
    public void afterSingletonsInstantiated() {
        if (environment.containsProperty("openrenda.command")) {
            return;
        }
        boolean invented = table.city().isPresent();
        if (isDemo() && !invented && !access.isNew()) {
            throw new StartRefused("这个数据文件夹里是正式数据，不能用来演示。请用 --data 另选一个文件夹，或改用 ./openrenda start。");
        }
        if (!isDemo() && invented) {
            throw new StartRefused(
                    "这个数据文件夹里是虚构的演示数据，不能用来正式办公。请用 --data 另选一个文件夹，或改用 ./openrenda demo。");
        }
    }

    private boolean isDemo() {
        return environment.acceptsProfiles(Profiles.of("demo"));
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!isDemo() || environment.containsProperty("openrenda.command")) {
            return;
        }
        DataScope.system(() -> {
            step("开始", this::begin);
            step("区划与机构", () -> plan.build(city().endsOn()));
            step("账号", cast::open);
        });
        String port = environment.getProperty("local.server.port", "");
        System.out.println(cast.sheet("http://localhost:" + port + "/"));
        if (environment.getProperty("openrenda.demo.background", Boolean.class, true)) {
            Thread thread = Thread.ofPlatform().name("openrenda-demo").start(this::quietly);
            work = Optional.of(thread);
        } else {
            DataScope.system(this::rest);
        }
    }

    private void begin() {
        int tickets = environment.getProperty("openrenda.demo.tickets", Integer.class, TICKETS);
        LocalDate today = LocalDate.ofInstant(clock.instant(), Calendar.ZONE);
        table.begin(SEED, today, Math.clamp(tickets, 0, TICKETS_MAX));
    }

    private void quietly() {
        try {
            DataScope.system(this::rest);
        } catch (Feed.Stopped closing) {
            LOG.info("演示数据尚未建完，下次启动时接着建。");
        } catch (RuntimeException failure) {
            LOG.error("演示数据没有建完；重新启动会接着建。", failure);
        }
    }

    private void rest() {
        DemoTable.City city = city();
        for (Area county : CityPlan.areas()) {
            if (county.level().equals("COUNTY")) {
                String phase = "代表：" + county.name();
                step(phase, () -> roster.build(county, city.seed(), city.endsOn()));
            }
        }
        TicketStream stream = new TicketStream(city.seed(), city.endsOn(), city.tickets());
        truth.write(stream, city);
        if (!table.isDone("工单")) {
            feed.run(stream, city.given());
            step("工单", () -> {});
        }
        story.tell(this::step, city.endsOn());
        suggesting.tell(this::step);
        keying.tell(this::step);
        stationing.tell(this::step);
        serving.tell(this::step);
        balloting.tell(this::step);
        evaluating.tell(this::step);
        sessions.tell(this::step);
        if (!table.isDone("热点与突增")) {
            issues.lookNow();
            step("热点与突增", () -> {});
        }
    }

    private DemoTable.City city() {
        return table.city().orElseThrow();
    }

    /** Does a step and notes it in one transaction, unless it is noted already. */
    private void step(String name, Runnable work) {
        if (table.isDone(name)) {
            return;
        }
        transaction.executeWithoutResult(status -> {
            work.run();
            table.done(name);
        });
        LOG.info("演示数据：{}已建好", name);
    }

    @Override
    public void destroy() throws InterruptedException {
        feed.stop();
        if (work.isPresent()) {
            work.get().join(CLOSING_MILLIS);
        }
    }
}
