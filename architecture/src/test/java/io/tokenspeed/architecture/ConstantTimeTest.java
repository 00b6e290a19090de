package io.tokenspeed.architecture;

import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethod;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.tokenspeed.model.wire.DeviceSecret;
import io.tokenspeed.model.wire.Signature;
import java.security.MessageDigest;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Secrets are compared in constant time. */
class ConstantTimeTest {
    private static final JavaClasses SIGNATURE = new ClassFileImporter().importClasses(Signature.class);
    private static final JavaClasses BOTH = new ClassFileImporter().importClasses(Signature.class, DeviceSecret.class);

    @Test
    void signaturesAndSecrets_areComparedInConstantTime() {
        classes()
                .should(callMethod(MessageDigest.class, "isEqual", byte[].class, byte[].class))
                .check(BOTH);
    }

    @Test
    void signatures_areComparedInNoOtherWay() {
        noClasses()
                .should(callMethod(Arrays.class, "equals", byte[].class, byte[].class))
                .orShould(callMethod(String.class, "equals", Object.class))
                .orShould(callMethod(String.class, "contentEquals", CharSequence.class))
                .check(SIGNATURE);
    }
}
