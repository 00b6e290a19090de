package io.tokenspeed.uploader.settings;

import io.tokenspeed.uploader.bucket.BucketPolicy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the user decided about sending. Immutable; a change gives a new value.
 *
 * @param enabled whether {@code upload enable} was the last word
 * @param hubUrl the hub; null where none was named
 * @param consentVersion the version of the text agreed to; 0 for none
 * @param consentAt when, in seconds since the epoch; 0 for never
 * @param projectIds whether anonymous ids of projects are sent
 * @param periodsHub the hub that the periods are for; null before there is one
 * @param periods the times whose requests may be sent, earliest first
 * @param policies how buckets are cut, earliest first; empty before the first period
 * @param pluginPeriods the times whose OpenCode requests another program sends itself
 */
public record UploadSettings(
        boolean enabled,
        @Nullable String hubUrl,
        int consentVersion,
        long consentAt,
        boolean projectIds,
        @Nullable String periodsHub,
        List<Period> periods,
        List<BucketPolicy> policies,
        List<Period> pluginPeriods) {
    private static final int DEFAULT_SECONDS = 300;

    /** Before anything was decided. */
    public static final UploadSettings NONE =
            new UploadSettings(false, null, 0, 0, true, null, List.of(), List.of(), List.of());

    public UploadSettings {
        periods = List.copyOf(periods);
        policies = List.copyOf(policies);
        pluginPeriods = List.copyOf(pluginPeriods);
    }

    /** The same with the consent of now. */
    public UploadSettings agreed(String hub, int version, long epochSecond) {
        return new UploadSettings(
                true, hub, version, epochSecond, projectIds, periodsHub, periods, policies, pluginPeriods);
    }

    /** The same, switched off. */
    public UploadSettings disabled() {
        return new UploadSettings(
                false, hubUrl, consentVersion, consentAt, projectIds, periodsHub, periods, policies, pluginPeriods);
    }

    /**
     * The same for what is sent to a hub. What was agreed for another one says nothing about this one, and the ids of
     * projects are others, so that the two cannot be brought together.
     */
    public UploadSettings sendingTo(String hub) {
        if (hub.equals(periodsHub)) {
            return this;
        }
        boolean another = periodsHub != null;
        List<BucketPolicy> cut = another && !policies.isEmpty() ? List.of(freshPolicy()) : policies;
        return new UploadSettings(
                enabled,
                hubUrl,
                consentVersion,
                consentAt,
                projectIds,
                hub,
                another ? List.of() : periods,
                cut,
                pluginPeriods);
    }

    private BucketPolicy freshPolicy() {
        return new BucketPolicy(0, policies.get(policies.size() - 1).seconds(), BucketPolicy.nextEpoch(policies));
    }

    /** The same without anything of a device that is erased. */
    public UploadSettings forgotten() {
        return new UploadSettings(
                false,
                hubUrl,
                0,
                0,
                projectIds,
                null,
                List.of(),
                policies.isEmpty() ? List.of(new BucketPolicy(0, DEFAULT_SECONDS, 1)) : List.of(freshPolicy()),
                List.of());
    }

    /** Whether requests of now belong to a period. */
    public boolean isOpen() {
        return isOpen(periods);
    }

    /** The same with an open period, which begins at {@code from} unless one is open; an earlier start widens it. */
    public UploadSettings opened(long from) {
        return with(open(periods, from));
    }

    /** The same with the open period ended. */
    public UploadSettings closed(long at) {
        return with(close(periods, at));
    }

    private UploadSettings with(List<Period> changed) {
        return new UploadSettings(
                enabled, hubUrl, consentVersion, consentAt, projectIds, periodsHub, changed, policies, pluginPeriods);
    }

    /** The same with other policies. */
    public UploadSettings cutting(List<BucketPolicy> changed) {
        return new UploadSettings(
                enabled, hubUrl, consentVersion, consentAt, projectIds, periodsHub, periods, changed, pluginPeriods);
    }

    /** The same with the plugin's own sending noticed from a moment on, or ended. */
    public UploadSettings plugin(boolean sends, long at) {
        List<Period> changed = sends ? open(pluginPeriods, at) : close(pluginPeriods, at);
        return new UploadSettings(
                enabled, hubUrl, consentVersion, consentAt, projectIds, periodsHub, periods, policies, changed);
    }

    /** Whether another program sends the OpenCode requests of now. */
    public boolean pluginSends() {
        return isOpen(pluginPeriods);
    }

    private static boolean isOpen(List<Period> all) {
        return !all.isEmpty() && all.get(all.size() - 1).to() == null;
    }

    private static List<Period> open(List<Period> all, long from) {
        List<Period> changed = new ArrayList<>(all);
        if (isOpen(all)) {
            Period last = changed.remove(changed.size() - 1);
            changed.add(new Period(Math.min(from, last.from()), null));
        } else {
            changed.add(new Period(from, null));
        }
        return changed;
    }

    private static List<Period> close(List<Period> all, long at) {
        if (!isOpen(all)) {
            return all;
        }
        List<Period> changed = new ArrayList<>(all);
        Period last = changed.remove(changed.size() - 1);
        changed.add(new Period(last.from(), Math.max(at, last.from())));
        return changed;
    }
}
