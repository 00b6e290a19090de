package io.tokenspeed.uploader.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The packages of this module, and the classes in them, depend on each other in one direction only. */
class CyclesTest {
    private static final String ROOT = "io.tokenspeed.uploader";
    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(ROOT);

    @Test
    void classes_ofEveryPackageAreLookedAt() {
        for (String name : new String[] {"", ".aggregate", ".bucket", ".dispatch", ".hub", ".queue", ".settings"}) {
            assertThat(CLASSES).as(name).anyMatch(type -> type.getPackageName().equals(ROOT + name));
        }
    }

    @Test
    void packages_haveNoCycles() {
        slices().assignedFrom(slice("package", JavaClass::getPackageName))
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void classes_haveNoCycles() {
        slices().assignedFrom(slice("class", CyclesTest::outermost))
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void parts_doNotKnowThePackageThatHostsEmbed() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT)
                .check(CLASSES);
    }

    private static String outermost(JavaClass type) {
        return type.getEnclosingClass().map(CyclesTest::outermost).orElse(type.getName());
    }

    private static SliceAssignment slice(String kind, Function<JavaClass, String> name) {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return SliceIdentifier.of(name.apply(type));
            }

            @Override
            public String getDescription() {
                return kind;
            }
        };
    }
}
