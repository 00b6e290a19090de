package io.tokenspeed.testkit.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tokenspeed.testkit.protocol.Vectors;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Has a client sign the protocol's vectors, which it reads from its standard input. It prints an array of signature
 * headers.
 */
final class SigningCheck {
    private static final String NAME = "signatures";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> command;

    SigningCheck(List<String> command) {
        this.command = new ArrayList<>(command);
        this.command.add("sign");
    }

    ClientConformance.Result run() throws IOException, InterruptedException {
        Process client = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (OutputStream input = client.getOutputStream()) {
            input.write(JSON.writeValueAsBytes(Vectors.all().get("requests")));
        }
        String printed = new String(client.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        client.waitFor();
        List<String> expected =
                Vectors.requests().stream().map(Vectors.SignedVector::signature).toList();
        return new ClientConformance.Result(
                NAME, expected.equals(array(printed)) ? "" : "expected " + expected + " but got " + printed.strip());
    }

    private static List<String> array(String printed) throws IOException {
        List<String> values = new ArrayList<>();
        JsonNode json = JSON.readTree(printed);
        if (json != null) {
            json.forEach(value -> values.add(value.asText()));
        }
        return values;
    }
}
