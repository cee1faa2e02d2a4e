package org.openrenda;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** The shape of the house: what may know what, and what a module shows of itself. */
@DisplayName("模块")
class ModulesTest {

    private static final Set<String> BANNED_PACKAGES =
            Set.of(
                    "controller",
                    "service",
                    "impl",
                    "dto",
                    "vo",
                    "mapper",
                    "util",
                    "utils",
                    "common",
                    "config");

    private static final String BANNED_NAMES =
            ".*(Service|Manager|Helper|Utils?|Impl|D[Tt][Oo]|V[Oo]|DO|Entity|Base)"
                    + "|(Abstract|Base)[A-Z].*";

    /** Seams in one module: the part below names the box, the part above brings it. */
    private static final Set<String> SEAMS = Set.of("org.openrenda.voting.polls.BallotBox");

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .withImportOption(ModulesTest::isWritten)
                    .importPackages("org.openrenda")
                    .that(
                            com.tngtech.archunit.base.DescribedPredicate.not(
                                    resideInAPackage("org.openrenda.analysis..")));

    @Test
    @DisplayName("只使用自己声明过的模块，不成环")
    void useOnlyWhatTheyDeclare() {
        ApplicationModules modules =
                ApplicationModules.of(
                        OpenRenda.class, resideInAPackage("org.openrenda.analysis.."));
        modules.verify();
        assertThat(modules.stream().map(module -> module.getBasePackage().getName()))
                .as("add package-info.java with @ApplicationModule(allowedDependencies = …) to")
                .allMatch(ModulesTest::declaresItsDependencies);
    }

    @Test
    @DisplayName("平台的各部分之间不成环")
    void partsOfThePlatformHaveNoCycles() {
        slices().matching("org.openrenda.platform.(*)..")
                .should()
                .beFreeOfCycles()
                .because("of two parts only one may know the other: let the lower publish an event")
                .check(CLASSES);
    }

    @Test
    @DisplayName("对外只公开门面、记录、枚举、注解与异常")
    void showOnlyFacadeAndRecords() {
        assertThat(all().filter(type -> isPublic(type) && !mayBePublic(type)))
                .as("make it package-private, or let the façade hand out what others need, in")
                .isEmpty();
    }

    @Test
    @DisplayName("包名、类名不用技术分层的词")
    void haveDomainNames() {
        assertThat(
                        all().filter(type ->
                                type.getSimpleName().matches(BANNED_NAMES)
                                        || Stream.of(type.getPackageName().split("\\."))
                                                .anyMatch(BANNED_PACKAGES::contains)))
                .as("name it after what it is in the law or in the work (glossary), for each of")
                .isEmpty();
    }

    @Test
    @DisplayName("模块内不再分层：深度至多为根下两层")
    void areFlat() {
        assertThat(all().filter(type -> type.getPackageName().split("\\.").length > 4))
                .as("move it up: a module is flat, or split by part of the domain, for each of")
                .isEmpty();
    }

    @Test
    @DisplayName("没有只有一个实现的接口")
    void haveNoInterfaceForOne() {
        assertThat(
                        CLASSES.stream()
                                .filter(JavaClass::isInterface)
                                .filter(type -> !type.isAnnotation())
                                .filter(ModulesTest::hasOneNeighbour))
                .as("use the class itself and delete the interface, for each of")
                .isEmpty();
    }

    @Test
    @DisplayName("时间与随机数由外部注入")
    void takeTimeAndChanceFromOutside() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(OpenRenda.class.getName())
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(OffsetDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callConstructor(Date.class)
                .orShould()
                .callConstructor(Random.class)
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(ThreadLocalRandom.class, "current")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .because("tests must set them: take a Clock, or a generator with a seed")
                .check(CLASSES);
    }

    /** What Spring prepares from our classes for a faster start lies beside them after a build. */
    private static boolean isWritten(Location file) {
        return !file.contains("__") && !file.contains("$$SpringCGLIB");
    }

    private static Stream<JavaClass> all() {
        return CLASSES.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().isEmpty())
                .filter(type -> !type.getSimpleName().equals("package-info"));
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC);
    }

    /** A seam that another part fills is no needless interface: the lower part cannot name it. */
    private static boolean hasOneNeighbour(JavaClass type) {
        return !SEAMS.contains(type.getName())
                && type.getAllSubclasses().size() == 1
                && type.getAllSubclasses().stream()
                        .allMatch(one -> one.getPackageName().equals(type.getPackageName()));
    }

    /** The platform alone may also publish an interface, for the small beans systems give it. */
    private static boolean mayBePublic(JavaClass type) {
        String part = type.getPackageName().replaceFirst(".*\\.", "");
        return type.isRecord()
                || type.isEnum()
                || type.isAnnotation()
                || type.isAssignableTo(Throwable.class)
                || type.isEquivalentTo(OpenRenda.class)
                || type.getSimpleName().equalsIgnoreCase(part)
                || type.isInterface() && type.getPackageName().startsWith("org.openrenda.platform")
                || SEAMS.contains(type.getName())
                || isOnlyFunctions(type) && (type.getPackageName() + ".").contains(".platform.");
    }

    /** Words and files made of values (dates, numbers, spreadsheets): nothing to create or keep. */
    private static boolean isOnlyFunctions(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.FINAL)
                && type.getConstructors().stream()
                        .allMatch(made -> made.getModifiers().contains(JavaModifier.PRIVATE));
    }

    private static boolean declaresItsDependencies(String module) {
        try {
            ApplicationModule declared =
                    Class.forName(module + ".package-info").getAnnotation(ApplicationModule.class);
            return declared != null
                    && !List.of(declared.allowedDependencies())
                            .contains(ApplicationModule.OPEN_TOKEN);
        } catch (ClassNotFoundException none) {
            return false;
        }
    }
}
