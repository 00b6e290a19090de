package io.tokenspeed.testkit.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tokenspeed.model.wire.DeviceSecret;
import io.tokenspeed.model.wire.SignedRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;

/** The protocol's test vectors, the same for every implementation in every language. */
public final class Vectors {
    private static final String FILE = "protocol-vectors.json";
    private static final String SCHEMA = "ingest-buckets-1.schema.json";

    private Vectors() {}

    /**
     * One signed request.
     *
     * @param id the name of the vector
     * @param secret the secret that signs
     * @param request the signed fields
     * @param bodyBase64 the body as sent, in Base64
     * @param canonical the text that is signed
     * @param signature the value of the signature header
     * @param contentDigest the value of the digest header
     */
    public record SignedVector(
            String id,
            DeviceSecret secret,
            SignedRequest request,
            String bodyBase64,
            String canonical,
            String signature,
            String contentDigest) {
        /** The body as sent. */
        public byte[] body() {
            return Base64.getDecoder().decode(bodyBase64);
        }

        @Override
        public String toString() {
            return id;
        }
    }

    /** The whole file. */
    public static JsonNode all() {
        return json(FILE);
    }

    /** The JSON schema of an ingest body. */
    public static JsonNode ingestSchema() {
        return json(SCHEMA);
    }

    /** All signed requests. */
    public static List<SignedVector> requests() {
        return StreamSupport.stream(all().get("requests").spliterator(), false)
                .map(Vectors::vector)
                .toList();
    }

    /** The signed request with a name. */
    public static SignedVector request(String id) {
        return requests().stream()
                .filter(vector -> vector.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static SignedVector vector(JsonNode node) {
        SignedRequest request = new SignedRequest(
                node.get("method").asText(),
                node.get("path").asText(),
                node.get("query").asText(),
                node.get("deviceId").asText(),
                node.get("keyId").asText(),
                node.get("timestamp").asText(),
                node.get("nonce").asText(),
                node.get("contentType").asText(),
                node.get("contentEncoding").asText(),
                node.get("bodySha256").asText());
        return new SignedVector(
                node.get("id").asText(),
                DeviceSecret.of(HexFormat.of().parseHex(node.get("secretHex").asText())),
                request,
                node.get("bodyBase64").asText(),
                node.get("canonical").asText(),
                node.get("signatureHeader").asText(),
                node.get("contentDigest").asText());
    }

    private static JsonNode json(String name) {
        try (InputStream in = Objects.requireNonNull(Vectors.class.getResourceAsStream(name), name)) {
            return new ObjectMapper().readTree(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
