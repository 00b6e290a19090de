package io.tokenspeed.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.architecture.Checkout.Module;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each jar has a name on the module path: that of the package that its classes are in. */
class ModuleNamesTest {
    private static final List<Module> MODULES = Checkout.published();

    @Test
    void names_areThePackages() {
        assertThat(MODULES)
                .allSatisfy(module ->
                        assertThat(name(module)).isEqualTo(PackagesTest.packageOf(module.name(), module.folder())));
    }

    @Test
    void names_areUnique() {
        assertThat(MODULES).extracting(ModuleNamesTest::name).doesNotHaveDuplicates();
    }

    private static String name(Module module) {
        return Checkout.property(module, "module.name");
    }
}
