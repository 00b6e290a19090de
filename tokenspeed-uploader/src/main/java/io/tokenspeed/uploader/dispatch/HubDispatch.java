package io.tokenspeed.uploader.dispatch;

import io.tokenspeed.model.wire.InviteToken;
import io.tokenspeed.uploader.dispatch.timing.DispatchTiming;
import io.tokenspeed.uploader.dispatch.timing.Pause;
import io.tokenspeed.uploader.dispatch.timing.RequestRateLimit;
import io.tokenspeed.uploader.dispatch.timing.Schedule;
import io.tokenspeed.uploader.dispatch.timing.SendingPause;
import io.tokenspeed.uploader.dispatch.timing.Timetable;
import io.tokenspeed.uploader.hub.ClockOffset;
import io.tokenspeed.uploader.hub.HubAddress;
import io.tokenspeed.uploader.hub.HubClient;
import io.tokenspeed.uploader.queue.QueueUpkeep;
import io.tokenspeed.uploader.queue.UploadQueue;
import io.tokenspeed.uploader.queue.database.StateName;
import io.tokenspeed.uploader.settings.Credentials;
import io.tokenspeed.uploader.settings.DeviceFiles;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Everything that this device sends to its hub: batches, heartbeats, key rotations, the enrolment and the request for
 * erasure, each when it is due. Used by one thread at a time.
 */
public final class HubDispatch {
    private final UploadQueue queue;
    private final ClockOffset offset;
    private final SendingPause pause;
    private final Dispatcher dispatcher;
    private final Forgetting forgetting;
    private final DeviceEnrolment enrolment;

    /**
     * Assembles the dispatch.
     *
     * @param upkeep removes records that are too old by the hub's clock
     */
    public HubDispatch(UploadQueue queue, QueueUpkeep upkeep, DeviceFiles files, DispatchOptions options) {
        DispatchTiming timing = options.timing();
        RequestRateLimit rateLimit = new RequestRateLimit(timing.ticker());
        this.queue = queue;
        this.offset = new ClockOffset(timing.clock(), timing.ticker());
        HubClient client = new HubClient(options.transport(), options.random(), offset::timestamp);
        Sender sender = new Sender(client, queue, files.credentials(), offset, rateLimit, options.crashHook());
        this.pause = new SendingPause(queue, timing);
        Heartbeats heartbeats = new Heartbeats(queue, sender, options.client());
        Dispatcher.Requests requests = new Dispatcher.Requests(
                new UploadIngest(queue, sender),
                new KeyRotation(queue, files.credentials(), sender, heartbeats, offset, options),
                heartbeats,
                new AliasUpdate(queue, sender),
                new HubConfiguration(queue, sender));
        Schedule schedule = new Schedule(new Timetable(queue, timing, options.intervalSeconds()), pause, rateLimit);
        PausePoll pausePoll = new PausePoll(queue, files.credentials(), schedule);
        this.dispatcher = new Dispatcher(queue, upkeep, requests, schedule, pausePoll, timing);
        this.forgetting = new Forgetting(queue, files, sender, timing);
        this.enrolment = new DeviceEnrolment(queue, files, sender, pause, offset, options);
    }

    /** Takes over the offset of the hub's clock that the previous process stored. */
    public void restoreClock() {
        queue.state(StateName.CLOCK_OFFSET).map(Long::valueOf).ifPresent(offset::restore);
    }

    /** The hub's clock in seconds since the epoch; empty before an answer named it to this process. */
    public OptionalLong hubSecond() {
        return offset.hubSecond();
    }

    /** Milliseconds until the next request is due; 0 for now. */
    public long waitMillis() {
        return dispatcher.waitMillis();
    }

    /**
     * Sends the one request that is due.
     *
     * @return false if the hub erased this device; everything of it is then removed here, too
     */
    public boolean send(HubAddress hub, Credentials device) throws IOException, InterruptedException {
        OptionalLong erasedAt = dispatcher.send(hub, device);
        if (erasedAt.isPresent()) {
            forgetting.erased(device, erasedAt.getAsLong());
        }
        return erasedAt.isEmpty();
    }

    /**
     * Sends the request for the erasure of this device if it is due, and removes everything of it here once the hub has
     * confirmed it.
     *
     * @return milliseconds until the next attempt
     */
    public long forget() throws IOException, InterruptedException {
        return forgetting.run();
    }

    /**
     * Enrols this device; sends the request at once.
     *
     * @throws IllegalStateException with a sentence for the user if the device is already enrolled
     */
    public EnrolmentOutcome enrol(HubAddress hub, InviteToken invite, Optional<String> name)
            throws IOException, InterruptedException {
        return enrolment.enrol(hub, invite, name);
    }

    /** The pause of sending; empty while there is none. */
    public Optional<Pause> pause() {
        return pause.current();
    }

    /** Asks to send the next request as soon as the hub allows it. */
    public void flush() {
        queue.state(StateName.FLUSH, 1);
    }

    /** Whether a flush was asked for and is not done. */
    public boolean isFlushRequested() {
        return queue.state(StateName.FLUSH).isPresent();
    }

    /** Gives this device a name and sends it with the next request. */
    public void rename(String name) {
        queue.state(StateName.NAME_REFUSED, null);
        queue.state(StateName.NAME, name);
        queue.state(StateName.NAME_TO_TELL, name);
        flush();
    }

    /** Asks to replace the device's key with the next request. */
    public void requestRotation() {
        queue.state(StateName.ROTATE, RotationReason.ASKED.text());
    }
}
