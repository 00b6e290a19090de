package io.tokenspeed.uploader;

import io.tokenspeed.uploader.hub.Action;
import io.tokenspeed.uploader.hub.HubAddress;
import io.tokenspeed.uploader.hub.HubClient;
import io.tokenspeed.uploader.hub.Route;
import io.tokenspeed.uploader.queue.Batch;
import io.tokenspeed.uploader.queue.UploadQueue;
import io.tokenspeed.uploader.settings.Credentials;
import java.io.IOException;
import java.util.Objects;

/** Sends one batch and carries out what its answer asks for, as far as it concerns the queue. */
final class Ingest {
    /** How often a hub may fail at one batch before the batch itself is suspected. */
    private static final int PATIENCE = 8;

    private final UploadQueue queue;
    private final HubClient client;
    private final Sender sender;

    Ingest(UploadQueue queue, HubClient client, Sender sender) {
        this.queue = queue;
        this.client = client;
        this.sender = sender;
    }

    /** What the batch came to; a success here is one of the hub's own receipts. */
    Outcome send(HubAddress hub, Credentials device, Batch batch) throws IOException, InterruptedException {
        queue.begin(batch.id());
        Outcome outcome = sender.send(
                device,
                (key, compress) -> client.post(hub, Route.INGEST, device.deviceId(), key, batch.payload(), compress));
        return switch (outcome.action()) {
            case ACCEPT -> accepted(batch, outcome);
            case SPLIT -> split(batch, outcome);
            case RESEAL -> reseal(batch, outcome);
            case RETRY -> retry(batch, outcome);
            default -> kept(batch, outcome);
        };
    }

    private Outcome accepted(Batch batch, Outcome outcome) {
        try {
            queue.received(batch, Receipts.of(Objects.requireNonNull(outcome.answer()), batch));
            return outcome;
        } catch (UnusableAnswerException unusable) {
            return retry(batch, outcome.unusable(unusable));
        }
    }

    private Outcome retry(Batch batch, Outcome outcome) {
        boolean refused = outcome.isOfTheHub() && outcome.decision().counts();
        if (refused && batch.refusals() + 1 >= PATIENCE) {
            queue.split(batch, outcome.inWords());
            return outcome;
        }
        return kept(batch, outcome);
    }

    /** A single record is given up only when the hub itself refuses it. */
    private Outcome split(Batch batch, Outcome outcome) {
        if (batch.records() == 1 && !outcome.isOfTheHub()) {
            return kept(batch, outcome.as(Action.HOLD, false));
        }
        queue.split(batch, outcome.inWords());
        return outcome;
    }

    private Outcome reseal(Batch batch, Outcome outcome) {
        if (batch.resealed()) {
            return kept(batch, outcome.as(Action.HOLD, true));
        }
        try {
            queue.belowThreshold(batch, Receipts.refusal(Objects.requireNonNull(outcome.answer()), batch));
            return outcome;
        } catch (UnusableAnswerException unusable) {
            return kept(batch, outcome.as(Action.HOLD, true));
        }
    }

    private Outcome kept(Batch batch, Outcome outcome) {
        queue.retry(batch.id(), outcome.inWords(), outcome.decision().counts(), outcome.isOfTheHub());
        return outcome;
    }
}
