package io.tokenspeed.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.testkit.fixture.ArchiveContent;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DistributionTest {
    private final ArchiveContent distribution = ArchiveContent.of(Path.of("."));

    @Test
    void archive_holdsWhatItsDocumentsLinkTo() throws IOException {
        assertThat(distribution.files())
                .containsKeys(
                        "bin/tokenspeed-gateway",
                        "bin/tokenspeed-gateway.cmd",
                        "README.md",
                        "docs/gateway.md",
                        "NOTICE");
        assertThat(distribution.brokenLinks()).isEmpty();
    }
}
