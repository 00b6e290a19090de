package io.tokenspeed.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Single requests are read through {@code ColdHours}, which knows the archived ones, too. */
class ColdReadersTest {
    private static final Pattern READS =
            Pattern.compile("(FROM|JOIN) (main\\.)?(requests|usage_request|interaction)\\b");

    /** Reads that need no archived row, each for a reason that its class comment or its caller says. */
    private static final Set<String> EXCEPTIONS = Set.of(
            // Write or decide on rows, after what they concern was thawed.
            "CostRows",
            "GatewayRows",
            "InteractionRows",
            "RecordedUpdate",
            "Replays",
            "RequestWriter",
            "SessionRequests",
            "SqliteImportWriter",
            "Supersession",
            "TelemetrySessions",
            "TwinQueries",
            "WrappedChats",
            // Sum hours that are thawed before, or have what they need of archived hours beside the blocks.
            "ColdDetails",
            "ColdDirtyHours",
            "CorrectedCount",
            "HourLoader",
            "UsageHours",
            // Work on a connection that their caller has from ColdHours.
            "ChatEntries",
            "Samples",
            "SizeSamples",
            "TrackedEntries",
            // Make SQL for others.
            "UsageSql",
            // Arrivals are newer than anything archived; the others count rows.
            "Backup",
            "SqliteActivity",
            "SqliteArrivals",
            "SqliteTelemetry",
            "Takeover",
            // Compares stored rows in tests.
            "TrackedRows",
            // The archive itself.
            "ColdRecords",
            "HourChoice",
            "SqliteArchive");

    @Test
    void requests_areReadThroughColdHours() throws IOException {
        Set<String> wrong = new TreeSet<>();
        Set<String> found = new TreeSet<>();
        for (Path file : sources()) {
            String text = Files.readString(file);
            String name = file.getFileName().toString().replace(".java", "");
            if (READS.matcher(text).find()) {
                found.add(name);
                if (!text.contains("ColdHours") && !EXCEPTIONS.contains(name)) {
                    wrong.add(name);
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(found).contains("SqliteRequests", "SessionEdges", "QuarterHours");
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (Checkout.Module module : Checkout.published()) {
            Path folder = Checkout.root().resolve(module.folder()).resolve("src/main/java");
            if (!module.name().equals("tokenspeed-store-hub") && Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.walk(folder)) {
                    files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
                }
            }
        }
        return sources;
    }
}
