package io.tokenspeed.agent.demo.claude;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.agent.demo.DemoHistory;
import io.tokenspeed.agent.demo.WrittenHome;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaudeCorpusTest {
    private static final long BYTES = 24_000_000;

    @TempDir
    private Path home;

    @TempDir
    private Path other;

    @Test
    void writeClaude_bytes_areMetBySpreadOfFileSizes() throws Exception {
        DemoHistory.writeClaude(home, BYTES, 4);

        long[] sizes = new WrittenHome(home)
                .files("").stream()
                        .mapToLong(file -> file.toFile().length())
                        .sorted()
                        .toArray();

        assertThat(Arrays.stream(sizes).sum()).isBetween(BYTES, BYTES + 1_000_000);
        assertThat(sizes[sizes.length / 2]).isBetween(50_000L, 200_000L);
        assertThat(sizes[sizes.length - 1]).isBetween(BYTES / 12, BYTES / 8);
    }

    @Test
    void writeClaude_lines_areJsonWithUsualLengths() throws Exception {
        long requests = DemoHistory.writeClaude(home, BYTES, 4);

        List<JsonNode> lines = new WrittenHome(home)
                .lines("").values().stream().flatMap(List::stream).toList();

        assertThat(requests)
                .isEqualTo(lines.stream()
                        .map(line -> line.path("message"))
                        .filter(message ->
                                message.at("/usage/cache_creation_input_tokens").asLong() > 0)
                        .map(message -> message.path("id").asText())
                        .collect(Collectors.toSet())
                        .size());
        assertThat(lines).anyMatch(line -> line.toString().length() > 300_000);
        assertThat(BYTES / lines.size()).isBetween(800L, 4_000L);
    }

    @Test
    void writeClaude_sameSeed_sameBytes() throws Exception {
        DemoHistory.writeClaude(home, 1_000_000, 4);

        DemoHistory.writeClaude(other, 1_000_000, 4);

        assertThat(new WrittenHome(other).fingerprints()).isEqualTo(new WrittenHome(home).fingerprints());
    }
}
