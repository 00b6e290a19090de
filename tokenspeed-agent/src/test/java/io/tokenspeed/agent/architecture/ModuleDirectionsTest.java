package io.tokenspeed.agent.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

/** Only programs use all modules; every other module uses the model and the modules that are named here. */
class ModuleDirectionsTest {
    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("io.tokenspeed");

    @Test
    void classes_ofEveryModuleAreLookedAt() {
        for (String module : new String[] {"model", "store", "sources", "server", "dashboard", "agent", "testkit"}) {
            assertThat(CLASSES)
                    .as(module)
                    .anyMatch(type -> type.getPackageName().startsWith("io.tokenspeed." + module));
        }
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
    void store_knowsOnlyTheModel() {
        knowsNothingOf("store", "sources", "server", "dashboard", "agent", "testkit");
    }

    @Test
    void sources_knowOnlyTheModel() {
        knowsNothingOf("sources", "store", "server", "dashboard", "agent", "testkit");
    }

    @Test
    void server_knowsOnlyTheModel() {
        knowsNothingOf("server", "store", "sources", "dashboard", "uploader", "hub", "agent", "testkit");
    }

    @Test
    void dashboardApi_knowsOnlyModelAndServer() {
        knowsNothingOf("dashboard", "store", "sources", "agent", "testkit");
    }

    @Test
    void agent_doesNotUseTheTestkit() {
        knowsNothingOf("agent", "testkit");
    }

    @Test
    void readers_doNotKnowEachOther() {
        for (String reader : new String[] {"claude", "codex", "opencode"}) {
            for (String other : new String[] {"claude", "codex", "opencode", "engine"}) {
                if (!reader.equals(other)) {
                    knowsNothingOf("sources." + reader, "sources." + other);
                }
            }
        }
    }

    @Test
    void packages_ofAModuleHaveNoCycles() {
        slices().matching("io.tokenspeed.model.(*)..").should().beFreeOfCycles().check(CLASSES);
        slices().matching("io.tokenspeed.server.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
        slices().matching("io.tokenspeed.dashboard.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
        slices().matching("io.tokenspeed.agent.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    private static void knowsNothingOf(String module, String... others) {
        for (String other : others) {
            noClasses()
                    .that()
                    .resideInAPackage("io.tokenspeed." + module + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.tokenspeed." + other + "..")
                    .check(CLASSES);
        }
    }
}
