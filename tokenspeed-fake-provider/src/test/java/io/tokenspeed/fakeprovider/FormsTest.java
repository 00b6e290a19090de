package io.tokenspeed.fakeprovider;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Forms that have no test class of their own, and what is answered without a script. */
class FormsTest {
    private static final String GEMINI = "/v1beta/models/gemini-3:";
    private static final String LABELS = ",\"modelVersion\":\"gemini-3\",\"responseId\":\"r-1\"}";

    private final FakeProvider provider = FakeProvider.start();
    private final Client client = new Client(provider);
    private final Answer answer =
            Answer.text(1).id("r-1").usage(ReportedUsage.of(9, 7).cached(4).reasoning(2));

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void geminiStream_hasTheUsageInEveryEvent() throws Exception {
        provider.next(answer.reasoning(1));

        List<String> lines = client.lines(GEMINI + "streamGenerateContent?alt=sse", "{}");

        assertThat(lines)
                .containsExactly(
                        "data: " + part("{\"text\":\"The \",\"thought\":true}"),
                        "data: " + part("{\"text\":\"The \"}"),
                        "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"\"}],\"role\":\"model\"},"
                                + "\"finishReason\":\"STOP\",\"index\":0}],\"usageMetadata\":{\"promptTokenCount\":9,"
                                + "\"cachedContentTokenCount\":4,\"candidatesTokenCount\":5,\"thoughtsTokenCount\":2,"
                                + "\"totalTokenCount\":16}" + LABELS);
    }

    private static String part(String part) {
        return "{\"candidates\":[{\"content\":{\"parts\":[" + part + "],\"role\":\"model\"},\"index\":0}],"
                + "\"usageMetadata\":{\"promptTokenCount\":9,\"totalTokenCount\":9}" + LABELS;
    }

    @Test
    void geminiStream_withoutEvents_isAnArray() throws Exception {
        provider.next(answer.noUsage());

        HttpResponse<String> response = client.post(GEMINI + "streamGenerateContent", "{}");

        assertThat(response.headers().firstValue("content-type")).hasValue("application/json; charset=UTF-8");
        assertThat(response.body())
                .startsWith("[{\"candidates\"")
                .contains("}\n,\r\n{")
                .endsWith("}\n]\n");
    }

    @Test
    void geminiDocument_hasAllParts() throws Exception {
        provider.next(answer.toolCall(1).noUsage());

        assertThat(client.post(GEMINI + "generateContent", "{}").body())
                .isEqualTo("{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"The \"},{\"functionCall\":"
                        + "{\"name\":\"search\",\"args\":{\"query\": \"The \"}}}],\"role\":\"model\"},"
                        + "\"finishReason\":\"STOP\",\"index\":0}]" + LABELS);
    }

    @Test
    void geminiModel_mayBeAScript() throws Exception {
        assertThat(client.post("/v1beta/models/fake%3Astatus%20429:generateContent", "{}")
                        .body())
                .contains("RESOURCE_EXHAUSTED");
    }

    @Test
    void completions_areStreamed() throws Exception {
        provider.next(answer);

        List<String> lines = client.lines(
                "/v1/completions", "{\"model\":\"m\",\"stream\":true,\"stream_options\":{\"include_usage\":true}}");

        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).contains("\"choices\":[{\"text\":\"The \",\"index\":0");
        assertThat(lines.get(2)).contains("\"choices\":[],\"usage\":{\"prompt_tokens\":9");
    }

    @Test
    void generate_hasItsTextInResponse() throws Exception {
        provider.next(answer);

        List<String> lines = client.lines("/api/generate", "{\"model\":\"m\"}");

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).endsWith("\"response\":\"The \",\"done\":false}");
        assertThat(lines.get(1)).contains("\"response\":\"\",\"done\":true").contains("\"eval_count\":7");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/completions, '\"object\":\"text_completion\"'",
        "POST, /v1/embeddings, '\"usage\":{\"prompt_tokens\":10,\"total_tokens\":10}'",
        "POST, /api/embed, '\"prompt_eval_count\":10'",
        "POST, /v1/messages/count_tokens?beta=true, '{\"input_tokens\":10}'",
        "POST, /v1beta/models/m:embedContent, '\"usageMetadata\":{\"promptTokenCount\":10}'",
        "POST, /v1beta/models/m:countTokens, '{\"totalTokens\":10}'",
        "GET, /v1/models, '\"owned_by\":\"fake\"'",
        "GET, /v1beta/models, '{\"models\":[{\"name\":\"models/fake-model\"}'",
        "GET, /api/tags, '\"model\":\"fake/short\"'",
        "GET, /api/version, '{\"version\":'"
    })
    void request_isAnswered(String method, String path, String word) throws Exception {
        provider.name("short", "text 1");
        HttpRequest request = HttpRequest.newBuilder(provider.uri().resolve(path))
                .method(method, BodyPublishers.ofString("{\"model\":\"m\"}"))
                .build();

        HttpResponse<String> response = client.http().send(request, BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains(word);
    }

    @Test
    void models_haveTheFormOfWhoeverAsks() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(provider.uri().resolve("/v1/models"))
                .header("anthropic-version", "2023-06-01")
                .build();

        assertThat(client.http().send(request, BodyHandlers.ofString()).body())
                .isEqualTo("{\"data\":[{\"type\":\"model\",\"id\":\"fake-model\",\"display_name\":\"fake-model\","
                        + "\"created_at\":\"2026-11-30T09:30:00Z\"}],\"has_more\":false,\"first_id\":\"fake-model\","
                        + "\"last_id\":\"fake-model\"}");
    }

    @Test
    void head_isAnswered() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(provider.uri().resolve("/"))
                .method("HEAD", BodyPublishers.noBody())
                .build();

        assertThat(client.http().send(request, BodyHandlers.discarding()).statusCode())
                .isEqualTo(200);
    }
}
