package io.tokenspeed.meter;

import java.io.InputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/** Takes bytes as soon as they arrive, measures them, and keeps them for the host. */
final class MeteredSubscriber implements BodySubscriber<InputStream> {
    private final AttemptMeter meter;
    private final WaitingBytes waiting;

    MeteredSubscriber(AttemptMeter meter) {
        this.meter = meter;
        waiting = new WaitingBytes(meter::closed);
    }

    @Override
    public CompletionStage<InputStream> getBody() {
        return CompletableFuture.completedFuture(waiting);
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        waiting.from(subscription);
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
        meter.arrived(bytes);
        waiting.add(bytes);
    }

    @Override
    public void onError(Throwable problem) {
        meter.broken();
        waiting.end(problem);
    }

    @Override
    public void onComplete() {
        meter.complete();
        waiting.end(null);
    }
}
