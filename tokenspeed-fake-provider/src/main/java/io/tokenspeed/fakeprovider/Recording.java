package io.tokenspeed.fakeprovider;

import io.tokenspeed.fakeprovider.engine.BodyCopy;
import io.tokenspeed.fakeprovider.engine.BodyRecorder;
import io.tokenspeed.fakeprovider.engine.Conversation;
import io.tokenspeed.fakeprovider.engine.HttpCall;
import io.tokenspeed.fakeprovider.engine.Plan;
import io.tokenspeed.fakeprovider.engine.PlannedWrite;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes down one exchange. The engine's thread writes, any thread reads. */
final class Recording implements Conversation {
    private final HttpCall call;
    private final long receivedNanos;
    private final Plan plan;
    private final @Nullable ReportedUsage usage;
    private final Runnable onEnd;
    private final List<Long> deltaNanos = new ArrayList<>();
    private final List<Exchange.Write> writes = new ArrayList<>();
    private final BodyRecorder body = new BodyRecorder(BodyCopy.MOST_KEPT);
    private @Nullable PlannedWrite current;
    private @Nullable Long leftNanos;
    private boolean usageSent;
    private Exchange.Ending ending = Exchange.Ending.OPEN;

    /** Creates a recording that runs {@code onEnd} when the answer has ended. */
    Recording(HttpCall call, long receivedNanos, Plan plan, @Nullable ReportedUsage usage, Runnable onEnd) {
        this.call = call.forGood();
        this.receivedNanos = receivedNanos;
        this.plan = plan;
        this.usage = usage;
        this.onEnd = onEnd;
    }

    @Override
    public Plan plan() {
        return plan;
    }

    @Override
    public synchronized void writing(PlannedWrite write, long nanos) {
        writes.add(new Exchange.Write(nanos, write.length()));
        for (int i = 0; i < write.deltas(); i++) {
            deltaNanos.add(nanos);
        }
        usageSent |= write.hasUsage();
        current = write;
    }

    @Override
    public synchronized void written() {
        if (current != null) {
            current.addBodyTo(body);
            current = null;
        }
    }

    @Override
    public void sent() {
        end(Exchange.Ending.SENT, null);
    }

    @Override
    public void left(long nanos) {
        end(Exchange.Ending.CLIENT_LEFT, nanos);
    }

    private void end(Exchange.Ending how, @Nullable Long nanos) {
        synchronized (this) {
            ending = how;
            leftNanos = nanos;
        }
        onEnd.run();
    }

    synchronized boolean hasEnded() {
        return ending != Exchange.Ending.OPEN;
    }

    synchronized Exchange exchange() {
        written();
        return new Exchange(
                call,
                new Exchange.Times(receivedNanos, deltaNanos, writes, leftNanos),
                new Exchange.Answered(body.copy(), usageSent ? usage : null),
                ending);
    }
}
