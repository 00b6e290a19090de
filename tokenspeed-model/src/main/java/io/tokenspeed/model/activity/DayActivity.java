package io.tokenspeed.model.activity;

import java.time.LocalDate;

/**
 * What happened on one day.
 *
 * @param date the day, in the zone of the question
 * @param sessions how many sessions were active
 * @param activity the sums
 */
public record DayActivity(LocalDate date, long sessions, Activity activity) {}
