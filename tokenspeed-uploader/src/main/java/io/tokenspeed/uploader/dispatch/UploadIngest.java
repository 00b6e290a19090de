package io.tokenspeed.uploader.dispatch;

import io.tokenspeed.uploader.dispatch.answer.ReceiptReader;
import io.tokenspeed.uploader.dispatch.answer.UnusableAnswerException;
import io.tokenspeed.uploader.hub.DeviceRoute;
import io.tokenspeed.uploader.hub.FollowUp;
import io.tokenspeed.uploader.hub.HubAddress;
import io.tokenspeed.uploader.queue.UploadQueue;
import io.tokenspeed.uploader.queue.ledger.SealedBatch;
import io.tokenspeed.uploader.settings.Credentials;
import java.io.IOException;
import java.util.Objects;

/** Sends one batch and applies its answer to the queue. */
final class UploadIngest {
    /** The number of the hub's failures at one batch from which the batch itself is suspected. */
    private static final int PATIENCE = 8;

    private final UploadQueue queue;
    private final Sender sender;

    UploadIngest(UploadQueue queue, Sender sender) {
        this.queue = queue;
        this.sender = sender;
    }

    /** Sends a batch. The outcome is a success only if the hub answered with a valid receipt. */
    SendOutcome send(HubAddress hub, Credentials device, SealedBatch batch) throws IOException, InterruptedException {
        queue.begin(batch.id());
        SendOutcome outcome = sender.send(
                hub, device, (calls, compress) -> calls.post(DeviceRoute.INGEST, batch.payload(), compress));
        return switch (outcome.followUp()) {
            case ACCEPT -> accepted(batch, outcome);
            case SPLIT -> split(batch, outcome);
            case RESEAL -> reseal(batch, outcome);
            case RETRY -> retry(batch, outcome);
            default -> kept(batch, outcome);
        };
    }

    private SendOutcome accepted(SealedBatch batch, SendOutcome outcome) {
        try {
            queue.received(batch, ReceiptReader.of(Objects.requireNonNull(outcome.answer()), batch));
            return outcome;
        } catch (UnusableAnswerException unusable) {
            return retry(batch, outcome.unusable(unusable));
        }
    }

    private SendOutcome retry(SealedBatch batch, SendOutcome outcome) {
        boolean refused = outcome.isOfTheHub() && outcome.decision().counts();
        if (refused && batch.refusals() + 1 >= PATIENCE) {
            queue.split(batch, outcome.inWords());
            return outcome;
        }
        return kept(batch, outcome);
    }

    /** Splits a batch, but gives up a single record only when the hub itself refuses it. */
    private SendOutcome split(SealedBatch batch, SendOutcome outcome) {
        if (batch.records() == 1 && !outcome.isOfTheHub()) {
            return kept(batch, outcome.as(FollowUp.PAUSE, false));
        }
        queue.split(batch, outcome.inWords());
        return outcome;
    }

    private SendOutcome reseal(SealedBatch batch, SendOutcome outcome) {
        if (batch.resealed()) {
            return kept(batch, outcome.as(FollowUp.PAUSE, true));
        }
        try {
            queue.belowThreshold(batch, ReceiptReader.refusal(Objects.requireNonNull(outcome.answer()), batch));
            return outcome;
        } catch (UnusableAnswerException unusable) {
            return kept(batch, outcome.as(FollowUp.PAUSE, true));
        }
    }

    private SendOutcome kept(SealedBatch batch, SendOutcome outcome) {
        queue.retry(batch.id(), outcome.inWords(), outcome.decision().counts(), outcome.isOfTheHub());
        return outcome;
    }
}
