package io.tokenspeed.sources.json;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Reads time stamps in ISO 8601, the usual form {@code 2026-11-02T09:00:04.300Z} without allocation. Rejects years
 * outside of 1970 to 2099: no tool ran then, and such hours would make charts endless.
 */
public final class IsoTime {
    private static final long DAY_MILLIS = 86_400_000L;
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2099;
    private static final int DATE_LENGTH = 10;
    private static final int FULL_LENGTH = 24;

    private IsoTime() {}

    /** Returns milliseconds since the epoch, or null when the text is not a time stamp. */
    public static @Nullable Long epochMillis(byte[] bytes, int start, int end) {
        boolean usual = end - start == FULL_LENGTH && bytes[end - 1] == 'Z' && bytes[start + 19] == '.';
        return usual ? usual(bytes, start) : general(JsonText.ascii(bytes, start, end));
    }

    private static @Nullable Long usual(byte[] bytes, int start) {
        int year = number(bytes, start, 4);
        int month = number(bytes, start + 5, 2);
        int day = number(bytes, start + 8, 2);
        int hour = number(bytes, start + DATE_LENGTH + 1, 2);
        int minute = number(bytes, start + 14, 2);
        int second = number(bytes, start + 17, 2);
        int millis = number(bytes, start + 20, 3);
        boolean valid = year >= FIRST_YEAR
                && year <= LAST_YEAR
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= 31
                && hour >= 0
                && hour <= 23
                && minute >= 0
                && minute <= 59
                && second >= 0
                && second <= 60
                && millis >= 0;
        if (!valid) {
            return null;
        }
        return epochDay(year, month, day) * DAY_MILLIS + ((hour * 60L + minute) * 60 + second) * 1000 + millis;
    }

    /** Returns the days since 1970-01-01 of a Gregorian date; {@link LocalDate} would allocate an object per line. */
    private static long epochDay(int year, int month, int day) {
        long y = month <= 2 ? year - 1L : year;
        long era = y / 400;
        long yearOfEra = y - era * 400;
        long dayOfYear = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097 + dayOfEra - 719_468;
    }

    private static int number(byte[] bytes, int start, int length) {
        int value = 0;
        for (int i = start; i < start + length; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private static @Nullable Long general(String text) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
            return time.getYear() < FIRST_YEAR || time.getYear() > LAST_YEAR
                    ? null
                    : (Long) time.toInstant().toEpochMilli();
        } catch (DateTimeException notATime) {
            return null;
        }
    }
}
