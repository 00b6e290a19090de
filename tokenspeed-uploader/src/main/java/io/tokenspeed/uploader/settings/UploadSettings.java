package io.tokenspeed.uploader.settings;

import io.tokenspeed.uploader.bucket.BucketPolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The user's decisions about sending. Immutable; a change gives a new value.
 *
 * @param enabled whether {@code upload enable} was the last decision
 * @param hubUrl the hub; null where none was named
 * @param agreement the user's consent
 * @param projectIds whether anonymous ids of projects are sent
 * @param scope the requests that may be sent
 * @param pluginPeriods the times whose OpenCode requests the predecessor sends itself
 */
public record UploadSettings(
        boolean enabled,
        @Nullable String hubUrl,
        Agreement agreement,
        boolean projectIds,
        SendingScope scope,
        List<Period> pluginPeriods) {
    /** The settings before the first decision. */
    public static final UploadSettings NONE =
            new UploadSettings(false, null, Agreement.NONE, true, SendingScope.NONE, List.of());

    public UploadSettings {
        pluginPeriods = List.copyOf(pluginPeriods);
    }

    /**
     * The user's consent to a text.
     *
     * @param version the version of the text; 0 for none
     * @param at the time of the consent in seconds since the epoch; 0 for never
     */
    public record Agreement(int version, long at) {
        /** No consent. */
        public static final Agreement NONE = new Agreement(0, 0);
    }

    /** These settings, switched on with a new consent to sending to a hub. */
    public UploadSettings agreed(String hub, int version, long epochSecond) {
        return new UploadSettings(true, hub, new Agreement(version, epochSecond), projectIds, scope, pluginPeriods);
    }

    /** These settings, switched off. */
    public UploadSettings disabled() {
        return new UploadSettings(false, hubUrl, agreement, projectIds, scope, pluginPeriods);
    }

    /** These settings with the scope of a hub; see {@link SendingScope#forHub}. */
    public UploadSettings sendingTo(String hub) {
        return with(scope.forHub(hub));
    }

    /** These settings after the erasure of the device, without its consent and its periods. */
    public UploadSettings forgotten() {
        return new UploadSettings(false, hubUrl, Agreement.NONE, projectIds, scope.erased(), List.of());
    }

    /** Whether requests made now may be sent. */
    public boolean isOpen() {
        return Period.isOpen(scope.periods());
    }

    /**
     * These settings with an open period from {@code from} on, in milliseconds since the epoch. A period that is open
     * already only changes to an earlier start.
     */
    public UploadSettings opened(long from) {
        return with(scope.withPeriods(Period.open(scope.periods(), from)));
    }

    /** These settings with the open period ended at {@code at}, in milliseconds since the epoch. */
    public UploadSettings closed(long at) {
        return with(scope.withPeriods(Period.close(scope.periods(), at)));
    }

    /** These settings with other policies for buckets. */
    public UploadSettings cutting(List<BucketPolicy> changed) {
        return with(scope.withPolicies(changed));
    }

    private UploadSettings with(SendingScope changed) {
        return new UploadSettings(enabled, hubUrl, agreement, projectIds, changed, pluginPeriods);
    }

    /** These settings after the predecessor began or ended sending at {@code at}, in milliseconds since the epoch. */
    public UploadSettings plugin(boolean sends, long at) {
        List<Period> changed = sends ? Period.open(pluginPeriods, at) : Period.close(pluginPeriods, at);
        return new UploadSettings(enabled, hubUrl, agreement, projectIds, scope, changed);
    }

    /** Whether the predecessor sends OpenCode's requests now. */
    public boolean pluginSends() {
        return Period.isOpen(pluginPeriods);
    }
}
