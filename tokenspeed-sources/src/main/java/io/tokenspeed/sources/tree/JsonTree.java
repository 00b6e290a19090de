package io.tokenspeed.sources.tree;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tokenspeed.sources.json.IsoTime;
import io.tokenspeed.sources.json.MalformedJsonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Parses JSON to trees and reads their values. A value of the wrong type is read as null. */
public final class JsonTree {
    private static final long MIN_SECONDS = 1_000_000_000L;
    private static final long MAX_SECONDS = 4_102_444_800L;

    /** Names are not interned, because tool results may have any number of different names. */
    private static final ObjectReader READER = JsonMapper.builder(JsonFactory.builder()
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    private JsonTree() {}

    /**
     * Parses a document. Bytes that are not UTF-8 are replaced.
     *
     * @throws JsonProcessingException if it is not JSON
     */
    public static JsonNode document(byte[] json) throws JsonProcessingException {
        return parse(json, 0, json.length);
    }

    /**
     * Parses a line of a log. Bytes that are not UTF-8 are replaced.
     *
     * @throws MalformedJsonException if it is not JSON
     */
    public static JsonNode line(byte[] bytes, int start, int end) {
        try {
            return parse(bytes, start, end);
        } catch (JsonProcessingException damaged) {
            throw new MalformedJsonException("not JSON");
        }
    }

    private static JsonNode parse(byte[] bytes, int start, int end) throws JsonProcessingException {
        try {
            return READER.readTree(bytes, start, end - start);
        } catch (JsonParseException damaged) {
            String text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
            if (text.indexOf('\uFFFD') < 0) {
                throw damaged;
            }
            return READER.readTree(text);
        } catch (JsonProcessingException damaged) {
            throw damaged;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Returns the text of a member, with lone surrogates replaced; null where it is missing, empty or no text. */
    public static @Nullable String text(@Nullable JsonNode object, String name) {
        JsonNode value = object == null ? null : object.get(name);
        if (value == null || !value.isTextual() || value.textValue().isEmpty()) {
            return null;
        }
        return new String(value.textValue().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /**
     * Returns the time in a member as milliseconds since the epoch: an ISO 8601 text, or a number of milliseconds or of
     * seconds, which are told apart by their size; null where it is no time from 2001 to 2099.
     */
    public static @Nullable Long millis(@Nullable JsonNode object, String name) {
        JsonNode value = object == null ? null : object.get(name);
        if (value == null) {
            return null;
        }
        return value.isTextual() ? iso(value.textValue()) : value.isNumber() ? millis(value.doubleValue()) : null;
    }

    private static @Nullable Long iso(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return IsoTime.epochMillis(bytes, 0, bytes.length);
    }

    /** Returns a number of milliseconds or of seconds since the epoch as milliseconds; null where it is neither. */
    public static @Nullable Long millis(double time) {
        if (time >= MIN_SECONDS && time < MAX_SECONDS) {
            return Math.round(time * 1000);
        }
        return time >= MIN_SECONDS * 1000 && time < MAX_SECONDS * 1000 ? (Long) (long) time : null;
    }
}
