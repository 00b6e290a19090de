package io.tokenspeed.uploader;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.testkit.conformance.ClientConformance;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The uploader passes the conformance kit for clients, and a client that does nothing fails it. */
class ClientConformanceTest {
    @TempDir
    private Path folder;

    @TempDir
    private Path classes;

    @Test
    void uploader_passesEveryScenario() throws Exception {
        ChildJvm jvm = ChildJvm.warmedUp(classes);

        List<ClientConformance.Result> results =
                new ClientConformance(jvm.command(ConformanceAdapter.class), folder).run();

        assertThat(results).hasSizeGreaterThan(18).allMatch(ClientConformance.Result::passed);
    }

    /** A client that prints nothing and sends nothing. */
    static final class Idle {
        private Idle() {}

        public static void main(String[] arguments) {
            System.exit(0);
        }
    }

    @Test
    void idleClient_passesNone() throws Exception {
        List<ClientConformance.Result> results =
                new ClientConformance(new ChildJvm(classes).command(Idle.class), folder).run();

        assertThat(results).noneMatch(ClientConformance.Result::passed);
    }
}
