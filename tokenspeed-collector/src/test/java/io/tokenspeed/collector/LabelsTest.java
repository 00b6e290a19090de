package io.tokenspeed.collector;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.request.RequestLabels;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelsTest {
    private final Labels labels = new Labels();

    @ParameterizedTest
    @ValueSource(strings = {"u17", "support", "Ünïcode", "a.b_c-d:e"})
    void label_thatIsAnId_stays(String label) {
        assertThat(user(label)).isEqualTo(label);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada@example.org",
                "/home/ada",
                "C:\\Users\\ada",
                "Please summarise this",
                "a\nb",
                "a b",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            })
    void label_thatCouldBeMore_isAPseudonym(String label) {
        assertThat(user(label)).matches("h-[0-9a-f]{10}").isEqualTo(user(label));
        assertThat(user(label))
                .isNotEqualTo(new Labels().guarded(ofUser(label), false).user());
    }

    @Test
    void tags_beyondTheMost_areLeftOut() {
        Map<String, String> tags = new TreeMap<>();
        for (int i = 0; i < 12; i++) {
            tags.put("tag-" + (char) ('a' + i), "value of it");
        }

        Map<String, String> guarded = labels.guarded(new RequestLabels(null, null, tags, null, null, null), false)
                .tags();

        assertThat(guarded)
                .hasSize(Call.MAX_TAGS)
                .containsKeys("tag-a", "tag-h")
                .doesNotContainKey("tag-i");
        assertThat(guarded.values()).allSatisfy(value -> assertThat(value).startsWith("h-"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gpt-5.5",
                "meta-llama/Llama-3.3-70B-Instruct",
                "@cf/meta/llama-3.1-8b",
                "claude-sonnet-4-5@20250929",
                "qwen3:32b",
                "us.anthropic.claude-opus-4-1:0"
            })
    void model_thatIsAName_stays(String model) {
        assertThat(labels.name(model)).isEqualTo(model);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/home/ada/models/secret.gguf",
                "~/models/x",
                "../x",
                "C:\\models\\x",
                "C:/models/x",
                "ada@example.org",
                "write me a poem",
                ""
            })
    void model_thatCouldBeMore_isAPseudonym(String model) {
        assertThat(labels.name(model)).matches("h-[0-9a-f]{10}");
    }

    private @Nullable String user(String label) {
        return labels.guarded(ofUser(label), false).user();
    }

    private static RequestLabels ofUser(String label) {
        return new RequestLabels(label, null, Map.of(), null, null, null);
    }
}
