package org.openrenda;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.openrenda.platform.database.TestServer;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;

/**
 * A test of the whole application on a random port, with {@code MockMvcTester} too. The application
 * starts once for all such tests; before each test class the database is put back to what it was
 * after that start.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = OpenRenda.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureMockMvc
@ContextConfiguration(initializers = AppTest.OnFreshDatabase.class)
@TestExecutionListeners(listeners = DatabaseReset.class, mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
public @interface AppTest {

    /** Points the application to a database of its own. */
    final class OnFreshDatabase
            implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of(TestServer.freshDatabase()).applyTo(context);
            context.getBeanFactory().addBeanPostProcessor(new TestClock.InPlace());
        }
    }
}
