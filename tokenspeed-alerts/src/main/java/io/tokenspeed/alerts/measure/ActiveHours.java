package io.tokenspeed.alerts.measure;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The hours of a day in which silence counts. Hours that end before they begin go over midnight.
 *
 * @param from when they begin
 * @param to when they end; the same as {@code from} is the whole day
 * @param zone where the day is
 */
record ActiveHours(LocalTime from, LocalTime to, ZoneId zone) {
    /** Reads hours such as {@code 09:00-18:00}; null is the whole day. */
    static ActiveHours of(@Nullable String text, ZoneId zone) {
        if (text == null) {
            return new ActiveHours(LocalTime.MIN, LocalTime.MIN, zone);
        }
        int dash = text.indexOf('-');
        return new ActiveHours(
                LocalTime.parse(text.substring(0, dash)), LocalTime.parse(text.substring(dash + 1)), zone);
    }

    boolean contain(long millis) {
        LocalTime time = LocalTime.ofInstant(Instant.ofEpochMilli(millis), zone);
        if (from.equals(to)) {
            return true;
        }
        boolean started = !time.isBefore(from);
        boolean open = time.isBefore(to);
        return from.isBefore(to) ? started && open : started || open;
    }

    /** How many milliseconds between two instants lie within the hours. */
    long millisBetween(long first, long last) {
        if (from.equals(to)) {
            return last - first;
        }
        long sum = 0;
        LocalDate end = LocalDate.ofInstant(Instant.ofEpochMilli(last), zone);
        LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(first), zone).minusDays(1);
        for (; !day.isAfter(end); day = day.plusDays(1)) {
            LocalDate closes = from.isBefore(to) ? day : day.plusDays(1);
            long opened = Math.max(first, millis(day, from));
            long closed = Math.min(last, millis(closes, to));
            sum += Math.max(0, closed - opened);
        }
        return sum;
    }

    private long millis(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(zone).toInstant().toEpochMilli();
    }

    @Override
    public String toString() {
        return from + "-" + to;
    }
}
