package io.tokenspeed.uploader;

import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.wire.DeviceName;
import io.tokenspeed.model.wire.Fingerprint;
import io.tokenspeed.uploader.UploadStatus.DeviceStatus;
import io.tokenspeed.uploader.UploadStatus.Erasure;
import io.tokenspeed.uploader.hub.HubAddress;
import io.tokenspeed.uploader.queue.Payload;
import io.tokenspeed.uploader.queue.QueueCounts;
import io.tokenspeed.uploader.queue.QueueView;
import io.tokenspeed.uploader.queue.StateName;
import io.tokenspeed.uploader.settings.Consent;
import io.tokenspeed.uploader.settings.Period;
import io.tokenspeed.uploader.settings.UploadMode;
import io.tokenspeed.uploader.settings.UploadSettings;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What commands, pages and the embedding program may ask of uploading and tell it, in whichever process they run. */
public final class UploadControl {
    private static final long HISTORY_MILLIS = 30 * 86_400_000L;
    private static final int ASK_TO_ENROL = 3;

    private final Uploader uploader;
    private final Parts parts;

    UploadControl(Uploader uploader, Parts parts) {
        this.uploader = uploader;
        this.parts = parts;
    }

    /**
     * The text that the user must agree to before {@link #enable}.
     *
     * @throws IllegalArgumentException if that is no address of a hub
     */
    public String consentText(String hubUrl) {
        return Consent.text(HubAddress.parse(hubUrl).base(), parts.flags.bucketSeconds());
    }

    /**
     * Switches sending on, with the user's consent to the text.
     *
     * @param includeHistory whether the requests of the last 30 days are sent, too
     * @return how many stored requests are older than what is sent, and stay local because nobody agreed to sending them
     * @throws IllegalArgumentException with a sentence for the user if that is no address of a hub, if another one has
     *     confirmed this device, or if its erasure is not confirmed
     */
    public long enable(String hubUrl, boolean includeHistory) throws IOException {
        String hub = HubAddress.parse(hubUrl).base();
        Optional<String> refusal = new Decided(parts).objection(hub);
        if (refusal.isPresent()) {
            throw new IllegalArgumentException(refusal.get());
        }
        long now = parts.surroundings.clock().millis();
        long from = includeHistory ? now - HISTORY_MILLIS : now;
        List<Period> agreed = parts.settings.read().sendingTo(hub).periods();
        parts.settings.change(known ->
                known.agreed(hub, Consent.VERSION, now / 1000).sendingTo(hub).opened(from));
        parts.queue.state(StateName.SOURCE_MARK, null);
        return countBefore(from, agreed);
    }

    private long countBefore(long millis, List<Period> agreed) {
        AtomicLong count = new AtomicLong();
        UsageFilter filter = UsageFilter.all(ZoneOffset.UTC).during(new TimeRange(null, Instant.ofEpochMilli(millis)));
        parts.surroundings.requests().forEach(filter, stored -> {
            long instant = stored.request().timing().instantMillis();
            if (agreed.stream().noneMatch(period -> period.contains(instant))) {
                count.incrementAndGet();
            }
        });
        return count.get();
    }

    /** Switches sending off at once; at most a request that is under way still ends. */
    public void disable() throws IOException {
        long now = parts.surroundings.clock().millis();
        parts.settings.change(known -> known.disabled().closed(now));
    }

    /** Asks for sending as soon as the hub allows it. */
    public void flush() {
        parts.queue.state(StateName.FLUSH, 1);
    }

    /**
     * Gives this device a name, of which the hub is told with the next request.
     *
     * @throws IllegalArgumentException if it cannot be called so
     */
    public void name(String name) {
        checkName(name);
        parts.queue.state(StateName.NAME_REFUSED, null);
        parts.queue.state(StateName.NAME, name);
        parts.queue.state(StateName.NAME_TO_TELL, name);
        flush();
    }

    static void checkName(String name) {
        if (!DeviceName.isValid(name)) {
            throw new IllegalArgumentException("The name must be " + DeviceName.ALLOWED + ".");
        }
    }

    /** Asks for a new key of the device. */
    public void rotateKey() {
        parts.queue.state(StateName.ROTATE, "asked");
    }

    /**
     * Asks the hub to erase everything of this device, and sends nothing else from now on. A device that no hub ever
     * confirmed is removed here even if none answers.
     */
    public void forget() throws IOException {
        disable();
        parts.queue.requestForget();
    }

    /** Enrolling this device. */
    public Enrolment enrolment() {
        return new Enrolment(parts);
    }

    /** The exact body that leaves next; empty where nothing waits. */
    public Optional<Payload> preview() throws IOException {
        return uploader.preview();
    }

    /** Batches that wait or were sent, and their bodies. */
    public QueueView log() {
        return parts.queue.view();
    }

    /** How it stands. Where sending was never switched on, nothing is made by asking. */
    public UploadStatus status() throws IOException {
        UploadSettings settings = parts.settings.read();
        UploadMode mode = UploadMode.of(parts.surroundings.environment(), settings);
        if (!parts.queue.exists()) {
            return new UploadStatus(
                    mode,
                    device(),
                    settings.consentVersion(),
                    QueueCounts.NONE,
                    null,
                    null,
                    null,
                    null,
                    null,
                    0,
                    0,
                    false,
                    false,
                    null);
        }
        String held = parts.hold.reason().orElse(null);
        return new UploadStatus(
                mode,
                device(),
                settings.consentVersion(),
                parts.queue.view().counts(),
                held,
                held == null ? null : (Long) number(StateName.HELD_SINCE),
                held == null ? null : advice(held),
                parts.queue.state(StateName.LAST_CODE).orElse(null),
                parts.queue.state(StateName.LAST_SUCCESS).map(Long::valueOf).orElse(null),
                number(StateName.CLOCK_OFFSET),
                number(StateName.FAILURES),
                parts.queue.forgetRequested(),
                settings.pluginSends(),
                erasure());
    }

    private @Nullable Erasure erasure() {
        long at = number(StateName.ERASED_AT);
        return at == 0
                ? null
                : new Erasure(parts.queue.state(StateName.ERASED_HUB).orElse(""), at);
    }

    private @Nullable DeviceStatus device() throws IOException {
        return parts.credentials
                .read()
                .map(device -> new DeviceStatus(
                        device.deviceId(),
                        name(StateName.NAME),
                        name(StateName.NAME_REFUSED) != null,
                        device.hubUrl(),
                        device.confirmed(),
                        Fingerprint.of(device.deviceId(), device.current().secret()),
                        device.current().id(),
                        device.enrolledAt()))
                .orElse(null);
    }

    private @Nullable String name(StateName which) {
        return parts.queue.exists() ? parts.queue.state(which).orElse(null) : null;
    }

    private @Nullable String advice(String held) {
        return switch (held) {
            case "device_pending" -> "The hub's admin has to let this device in; compare the fingerprint.";
            case "device_revoked" -> "The hub's admin revoked this device; what waits is removed after 7 days.";
            case "device_unknown" ->
                number(StateName.HELD_POLLS) < ASK_TO_ENROL
                        ? null
                        : "The hub does not know this device any more; enrol again, the queue is kept.";
            case "key_retired" -> "Somebody else replaced this device's key; ask the hub's admin to revoke the device.";
            default -> "The hub refuses what this version sends; check the address and update both.";
        };
    }

    private long number(StateName name) {
        return parts.queue.state(name).map(Long::valueOf).orElse(0L);
    }
}
