package io.tokenspeed.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** How packages depend on each other, how large they are, and what nobody else may use. */
class PackagesTest {
    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("io.tokenspeed");

    private static final int MOST_PARAMETERS = 6;
    private static final int MOST_FILES = 20;

    /** Packages that are long because they list equals: commands, contracts, measures, the words of a vocabulary. */
    private static final Set<String> LISTS = Set.of(
            "io.tokenspeed.agent.command",
            "io.tokenspeed.alerts.measure",
            "io.tokenspeed.model.alert",
            "io.tokenspeed.model.request",
            "io.tokenspeed.model.storage",
            "io.tokenspeed.testkit.contract",
            "io.tokenspeed.testkit.contract.hub",
            "io.tokenspeed.testkit.memory");

    @Test
    void classes_ofEveryModuleAreLookedAt() {
        Set<String> modules = Checkout.published().stream()
                .filter(module -> !module.name().equals("tokenspeed-web"))
                .map(module -> packageOf(module.name(), module.folder()))
                .collect(Collectors.toSet());

        assertThat(modules)
                .allSatisfy(module -> assertThat(CLASSES)
                        .anyMatch(type -> type.getPackageName().startsWith(module)));
    }

    static String packageOf(String module, String folder) {
        if (folder.startsWith("adapters/")) {
            return "io.tokenspeed.adapter." + module.replace("tokenspeed-", "").replace("-", "");
        }
        return switch (module) {
            case "tokenspeed-dashboard-api" -> "io.tokenspeed.dashboard";
            case "tokenspeed-fake-provider" -> "io.tokenspeed.fakeprovider";
            case "tokenspeed-store-hub" -> "io.tokenspeed.store.hub";
            default -> module.replace("tokenspeed-", "io.tokenspeed.");
        };
    }

    @Test
    void packages_haveNoCycles() {
        slices().assignedFrom(EACH_PACKAGE).should().beFreeOfCycles().check(CLASSES);
    }

    private static final SliceAssignment EACH_PACKAGE = new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(type.getPackageName());
        }

        @Override
        public String getDescription() {
            return "each package";
        }
    };

    @Test
    void packages_haveAtMostTwentyFiles() {
        Map<String, Long> files = CLASSES.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));

        assertThat(files).allSatisfy((name, count) -> {
            if (!LISTS.contains(name)) {
                assertThat(count).as(name).isLessThanOrEqualTo(MOST_FILES);
            }
        });
    }

    @Test
    void publicTypes_haveNamesOfTheirOwn() {
        Map<String, Set<String>> names = CLASSES.stream()
                .filter(type -> type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC))
                .collect(Collectors.groupingBy(
                        JavaClass::getSimpleName, Collectors.mapping(JavaClass::getName, Collectors.toSet())));

        assertThat(names).allSatisfy((name, types) -> assertThat(types).as(name).hasSize(1));
    }

    @Test
    void constructors_takeAtMostSixParameters() {
        classes()
                .that(DescribedPredicate.not(DescribedPredicate.<JavaClass>describe("records", JavaClass::isRecord)))
                .and()
                .areNotEnums()
                .should(haveShortConstructors())
                .check(CLASSES);
    }

    private static ArchCondition<JavaClass> haveShortConstructors() {
        return new ArchCondition<>("have constructors of at most " + MOST_PARAMETERS + " parameters") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (JavaConstructor constructor : type.getConstructors()) {
                    int parameters = constructor.getRawParameterTypes().size();
                    events.add(new SimpleConditionEvent(
                            type,
                            parameters <= MOST_PARAMETERS,
                            constructor.getFullName() + " takes " + parameters + " parameters"));
                }
            }
        };
    }

    @Test
    void model_knowsOnlyTheJdk() {
        noClasses()
                .that()
                .resideInAPackage("io.tokenspeed.model..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("io.tokenspeed.model..", "java..", "javax.crypto..", "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void readers_doNotKnowEachOther() {
        slices().matching(
                        "io.tokenspeed.sources.(claude|codex|opencode|copilot|zcode|antigravity|grok|openclaw|hermes|gemini|qwen|pi|kimi|amp|goose|crush|droid|cline|zed|kiro|cursor)..")
                .should()
                .notDependOnEachOther()
                .check(CLASSES);
    }

    @Test
    void testkit_isUsedByTestsOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.tokenspeed.testkit..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.tokenspeed.testkit..")
                .check(CLASSES);
    }

    /** Packages of the store need public types for each other; others use its doors only. */
    @Test
    void stores_areUsedThroughTheirDoors() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.tokenspeed.store..")
                .should()
                .dependOnClassesThat(JavaClass.Predicates.resideInAPackage("io.tokenspeed.store..")
                        .and(DescribedPredicate.not(DescribedPredicate.describe(
                                "are doors",
                                type -> DOORS.contains(outermost(type).getSimpleName())))))
                .check(CLASSES);
    }

    private static final Set<String> DOORS = Set.of(
            "SqliteLocalStorage",
            "DatabaseLocation",
            "Backups",
            "CorrectedCount",
            "SaltFile",
            "TakenOver",
            "SqlHubStorage",
            "RedisNonceStore",
            "RedisBudgetStore");

    /** Only a server that sends telemetry loads OpenTelemetry's classes. */
    @Test
    void openTelemetrysSdk_isKnownToTheExporterAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.tokenspeed.agent.telemetry..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.opentelemetry.api..",
                        "io.opentelemetry.context..",
                        "io.opentelemetry.exporter..",
                        "io.opentelemetry.sdk..")
                .check(CLASSES);
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(PackagesTest::outermost).orElse(type);
    }

    @Test
    void hubsStore_usesOfTheLocalStoreOnlyWhatItSaysOfSqlite() {
        noClasses()
                .that()
                .resideInAPackage("io.tokenspeed.store.hub..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.tokenspeed.store",
                        "io.tokenspeed.store.columns..",
                        "io.tokenspeed.store.hours..",
                        "io.tokenspeed.store.importing..",
                        "io.tokenspeed.store.predecessor..",
                        "io.tokenspeed.store.query..")
                .check(CLASSES);
    }
}
