package io.tokenspeed.sources.crosscheck;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long Claude Code keeps a transcript after its last change: {@code cleanupPeriodDays} in {@code settings.json}. It
 * deletes older ones soon after each start.
 *
 * @param settings the file with the setting, which need not be there
 * @param days how many days, at least 1
 * @param isDefault whether the file does not set it
 */
public record TranscriptPeriod(Path settings, long days, boolean isDefault) {
    private static final long DEFAULT_DAYS = 30;
    private static final int MOST_BYTES = 8 << 20;
    private static final String NAME = "cleanupPeriodDays";

    /** Reads the settings; empty where they make no sense, because then Claude Code deletes nothing. */
    public static Optional<TranscriptPeriod> read(Path settings) {
        try (InputStream in = Files.newInputStream(settings);
                JsonParser json = new JsonFactory().createParser(in.readNBytes(MOST_BYTES))) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            Long days = null;
            boolean sensible = true;
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                JsonToken value = json.nextToken();
                if (name.equals(NAME)) {
                    sensible = value == JsonToken.VALUE_NUMBER_INT;
                    days = sensible ? (Long) json.getLongValue() : null;
                }
                json.skipChildren();
            }
            return sensible ? of(settings, days) : Optional.empty();
        } catch (NoSuchFileException absent) {
            return of(settings, null);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<TranscriptPeriod> of(Path settings, @Nullable Long days) {
        if (days == null) {
            return Optional.of(new TranscriptPeriod(settings, DEFAULT_DAYS, true));
        }
        return days < 1 ? Optional.empty() : Optional.of(new TranscriptPeriod(settings, days, false));
    }
}
