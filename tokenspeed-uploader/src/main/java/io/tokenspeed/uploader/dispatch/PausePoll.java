package io.tokenspeed.uploader.dispatch;

import io.tokenspeed.model.wire.ErrorCode;
import io.tokenspeed.uploader.dispatch.answer.AnswerMembers;
import io.tokenspeed.uploader.dispatch.timing.PauseReason;
import io.tokenspeed.uploader.dispatch.timing.Schedule;
import io.tokenspeed.uploader.dispatch.timing.SendingPause;
import io.tokenspeed.uploader.hub.FollowUp;
import io.tokenspeed.uploader.hub.HubAnswer;
import io.tokenspeed.uploader.queue.UploadQueue;
import io.tokenspeed.uploader.queue.database.LossReason;
import io.tokenspeed.uploader.settings.CredentialFile;
import io.tokenspeed.uploader.settings.Credentials;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Applies the answer to a request for the configuration that asked whether a pause ends or a device is confirmed. */
final class PausePoll {
    private static final long REVOKED_SECONDS = 7 * 86_400L;

    private final UploadQueue queue;
    private final CredentialFile file;
    private final Schedule schedule;

    PausePoll(UploadQueue queue, CredentialFile file, Schedule schedule) {
        this.queue = queue;
        this.file = file;
        this.schedule = schedule;
    }

    void apply(Credentials device, SendOutcome outcome) throws IOException {
        if (outcome.followUp() == FollowUp.ACCEPT) {
            accepted(device, outcome.answer());
        } else if (!device.confirmed() && outcome.inWords().equals(ErrorCode.DEVICE_UNKNOWN.text())) {
            // The hub does not know an unconfirmed device until its enrolment is finished.
            schedule.timetable().ordinarily();
        } else if (!schedule.pause().isActive() && outcome.followUp() != FollowUp.PAUSE) {
            schedule.timetable().failed(outcome.retryAfter());
        } else {
            stillPaused(outcome);
        }
    }

    private void accepted(Credentials device, @Nullable HubAnswer answer) throws IOException {
        if (answer != null && AnswerMembers.isStatus(answer, "pending")) {
            schedule.pauseFor(ErrorCode.DEVICE_PENDING.text(), answer.retryAfter());
            return;
        }
        file.confirm(device);
        schedule.pause().end();
        schedule.timetable().succeeded(true);
    }

    private void stillPaused(SendOutcome outcome) {
        SendingPause pause = schedule.pause();
        if (outcome.followUp() == FollowUp.PAUSE) {
            pause.begin(outcome.inWords());
        }
        pause.polled();
        if (pause.isFor(PauseReason.DEVICE_REVOKED) && pause.seconds() > REVOKED_SECONDS) {
            queue.clearance().dropWaiting(LossReason.REJECTED, ErrorCode.DEVICE_REVOKED.text());
        }
        schedule.planPoll(outcome.retryAfter());
    }
}
