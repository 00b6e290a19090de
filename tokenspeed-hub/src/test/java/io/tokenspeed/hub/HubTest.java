package io.tokenspeed.hub;

import io.tokenspeed.hub.testing.Stores;
import io.tokenspeed.hub.testing.TestHub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A class of tests with one hub on every storage; each test brings its own devices. */
@ParameterizedClass
@EnumSource(Stores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HubTest {
    @Parameter
    Stores store = Stores.MEMORY;

    @TempDir
    static Path folder;

    TestHub hub;

    private @Nullable TestHub started;

    @BeforeEach
    void startHub() throws IOException {
        if (started == null) {
            Path home = Files.createDirectories(folder.resolve(store.name()));
            started = TestHub.start(home, store.open(home));
        }
        hub = started;
        hub.clock.set(TestHub.NOW);
    }

    @AfterParameterizedClassInvocation
    void stopHub() {
        if (started != null) {
            started.close();
            started = null;
        }
    }
}
