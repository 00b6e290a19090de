package io.tokenspeed.uploader;

import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.wire.DeviceName;
import io.tokenspeed.model.wire.InviteToken;
import io.tokenspeed.uploader.dispatch.EnrolmentOutcome;
import io.tokenspeed.uploader.hub.HubAddress;
import io.tokenspeed.uploader.queue.QueueView;
import io.tokenspeed.uploader.queue.database.StateName;
import io.tokenspeed.uploader.queue.ledger.Payload;
import io.tokenspeed.uploader.settings.Consent;
import io.tokenspeed.uploader.settings.Period;
import io.tokenspeed.uploader.settings.UploadMode;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Controls uploading and reports its state, for commands, pages and the embedding program. Works in any process, also
 * in one that does not send.
 */
public final class UploadControl {
    private static final long HISTORY_MILLIS = 30 * 86_400_000L;

    private final UploaderComponents components;
    private final PreviewedBody preview;

    UploadControl(UploaderComponents components, PreviewedBody preview) {
        this.components = components;
        this.preview = preview;
    }

    /** Supplies the body that is sent next. */
    interface PreviewedBody {
        Optional<Payload> read() throws IOException;
    }

    /**
     * The text that the user must agree to before {@link #enable}.
     *
     * @throws IllegalArgumentException if {@code hubUrl} is not the address of a hub
     */
    public String consentText(String hubUrl) {
        return Consent.text(HubAddress.parse(hubUrl).base(), components.flags.bucketSeconds());
    }

    /**
     * Switches sending on, and notes that the user agreed to {@link #consentText}.
     *
     * @param includeHistory whether the requests of the last 30 days are sent, too
     * @return the number of older stored requests, which stay local because the user did not agree to sending them
     * @throws IllegalArgumentException with a sentence for the user if {@code hubUrl} is not the address of a hub, if
     *     another hub has confirmed this device, or if a hub has not confirmed yet that it erased this device
     */
    public long enable(String hubUrl, boolean includeHistory) throws IOException {
        String hub = HubAddress.parse(hubUrl).base();
        Optional<String> refusal = components.permission.objection(hub);
        if (refusal.isPresent()) {
            throw new IllegalArgumentException(refusal.get());
        }
        long now = components.options.clock().millis();
        long from = includeHistory ? now - HISTORY_MILLIS : now;
        List<Period> agreed =
                components.files.settings().read().sendingTo(hub).scope().periods();
        components
                .files
                .settings()
                .change(known -> known.agreed(hub, Consent.VERSION, now / 1000)
                        .sendingTo(hub)
                        .opened(from));
        components.queue.state(StateName.SOURCE_MARK, null);
        return countBefore(from, agreed);
    }

    private long countBefore(long millis, List<Period> agreed) {
        AtomicLong count = new AtomicLong();
        UsageFilter filter = UsageFilter.all(ZoneOffset.UTC).during(new TimeRange(null, Instant.ofEpochMilli(millis)));
        components.options.requests().forEach(filter, stored -> {
            long instant = stored.request().timing().instantMillis();
            if (agreed.stream().noneMatch(period -> period.contains(instant))) {
                count.incrementAndGet();
            }
        });
        return count.get();
    }

    /** Switches sending off at once; a request that is already being sent is completed. */
    public void disable() throws IOException {
        long now = components.options.clock().millis();
        components.files.settings().change(known -> known.disabled().closed(now));
    }

    /** Asks to send the next request as soon as the hub allows it. */
    public void flush() {
        components.dispatch.flush();
    }

    /**
     * Gives this device a name and sends it with the next request to the hub.
     *
     * @throws IllegalArgumentException with a sentence for the user if the name is not allowed
     */
    public void name(String name) {
        checkName(name);
        components.dispatch.rename(name);
    }

    private static void checkName(String name) {
        if (!DeviceName.isValid(name)) {
            throw new IllegalArgumentException("The name must be " + DeviceName.ALLOWED + ".");
        }
    }

    /** The names that the user lets the hub's people see for projects. */
    public ProjectAliases projectAliases() {
        return new ProjectAliases(components.queue);
    }

    /** Asks to replace the device's key with the next request. */
    public void rotateKey() {
        components.dispatch.requestRotation();
    }

    /**
     * Switches sending off and asks the hub to erase everything of this device. A device whose enrolment the hub never
     * confirmed is removed on this machine even if no hub answers.
     */
    public void forget() throws IOException {
        disable();
        components.queue.requestForget();
    }

    /** Enrols this device without a name; see {@link #enrol(InviteToken, Optional)}. */
    public EnrolmentOutcome enrol(InviteToken invite) throws IOException, InterruptedException {
        return enrol(invite, Optional.empty());
    }

    /**
     * Enrols this device with an invite and gives it a name. Replaces an unconfirmed enrolment at another hub.
     *
     * @throws IllegalArgumentException with a sentence for the user if the name is not allowed
     * @throws IllegalStateException with a sentence for the user if sending is not switched on, or if the device is
     *     already enrolled
     */
    public EnrolmentOutcome enrol(InviteToken invite, Optional<String> name) throws IOException, InterruptedException {
        name.ifPresent(UploadControl::checkName);
        UploadMode mode = components.permission.mode(components.files.settings().read());
        if (!mode.isOn() || mode.hubUrl() == null) {
            throw new IllegalStateException(
                    "Sending is not switched on (" + mode.reason() + "); run tokenspeed upload enable first.");
        }
        HubAddress hub = HubAddress.parse(mode.hubUrl());
        Optional<String> refusal = components.permission.objection(hub.base());
        if (refusal.isPresent()) {
            throw new IllegalStateException(refusal.get());
        }
        return components.dispatch.enrol(hub, invite, name);
    }

    /** The exact body that is sent next; empty if nothing waits. */
    public Optional<Payload> preview() throws IOException {
        return preview.read();
    }

    /** Waiting and sent batches, and their bodies. */
    public QueueView log() {
        return components.queue.view();
    }

    /** The state of uploading. Creates no files if sending was never switched on. */
    public UploadStatus status() throws IOException {
        return new UploadStatusReader(components).read();
    }
}
