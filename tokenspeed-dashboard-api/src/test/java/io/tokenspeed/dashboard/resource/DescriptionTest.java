package io.tokenspeed.dashboard.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tokenspeed.dashboard.query.ServerKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DescriptionTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @EnumSource
    void openApi_namesThePathsAndParametersOfTheServer(ServerKind server) throws IOException {
        Description description = new Description(server);
        JsonNode openApi = JSON.readTree(description.openApi());
        JsonNode endpoints = JSON.valueToTree(description.endpoints());

        Set<String> paths = new HashSet<>(endpoints.findValuesAsText("path"));
        assertThat(openApi.path("paths").size()).isEqualTo(paths.size());
        for (JsonNode endpoint : endpoints) {
            JsonNode path = openApi.path("paths").path(endpoint.path("path").asText());
            assertThat(path.has(endpoint.path("method").asText().toLowerCase(Locale.ROOT)))
                    .as(endpoint.toString())
                    .isTrue();
            List<String> names = names(endpoint);
            assertThat(names(openApi, path)).containsAll(names).doesNotContainAnyElementsOf(others(names));
        }
    }

    @Test
    void hub_hasDevicesAndNeitherRequestsNorSessions() throws IOException {
        String openApi =
                JSON.readTree(new Description(ServerKind.HUB).openApi()).toString();

        assertThat(openApi).contains("#/components/parameters/deviceId");
        assertThat(openApi).doesNotContain("/api/history\"", "/api/sessions\"", "/api/live\"", "opencode\"]");
    }

    @Test
    void localServer_hasNoDevices() throws IOException {
        String openApi =
                JSON.readTree(new Description(ServerKind.LOCAL).openApi()).toString();

        assertThat(openApi).contains("/api/history\"").doesNotContain("parameters/deviceId", "/api/v1/devices\"");
    }

    private static List<String> names(JsonNode endpoint) {
        List<String> names = new ArrayList<>();
        endpoint.path("parameters")
                .forEach(parameter -> names.add(parameter.path("name").asText()));
        return names;
    }

    private static List<String> names(JsonNode openApi, JsonNode path) {
        List<String> names = new ArrayList<>();
        path.path("get").path("parameters").forEach(parameter -> {
            String reference = parameter.path("$ref").asText();
            JsonNode resolved = reference.isEmpty() ? parameter : openApi.at(reference.substring(1));
            names.add(resolved.path("name").asText());
        });
        return names;
    }

    private static List<String> others(List<String> names) {
        return names.contains("deviceId") ? List.of("unknown") : List.of("deviceId");
    }
}
