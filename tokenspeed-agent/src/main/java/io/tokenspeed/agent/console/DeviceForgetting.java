package io.tokenspeed.agent.console;

import io.tokenspeed.agent.option.UsageException;
import io.tokenspeed.agent.upload.Sending;
import io.tokenspeed.model.wire.ErrorCode;
import io.tokenspeed.uploader.UploadStatus;
import io.tokenspeed.uploader.UploadStatus.EnrolledDevice;
import io.tokenspeed.uploader.Uploader;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Asks the user, has the hub erase this machine's data, and prints the outcome. */
public final class DeviceForgetting {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String OFF = "Uploading is off";
    private static final String WAITING = OFF + ". The hub did not confirm the erasure yet; it is asked again "
            + "whenever TokenSpeed serves or you run this again.";

    /** A hub refuses every request of a revoked device, so only the hub's admin can erase its data. */
    private static final String REVOKED =
            OFF + ". The hub has revoked this device and erases nothing at its request; ask its admin to erase device ";

    private final Uploader uploader;
    private final Context context;

    public DeviceForgetting(Uploader uploader, Context context) {
        this.uploader = uploader;
        this.context = context;
    }

    public int run(boolean agreed) throws IOException, InterruptedException {
        UploadStatus before = uploader.control().status();
        if (isSomething(before) && !agrees(before, agreed)) {
            context.print("Nothing was changed.");
            return 1;
        }
        uploader.control().forget();
        boolean followed = context.workspace().isFollowed();
        UploadStatus after =
                followed ? uploader.control().status() : new Sending(uploader, context.clock()).run(PATIENCE);
        if (after.mode().isOn()) {
            context.error(
                    after.mode().reason() + " in the environment, so sending begins again when this machine enrolls.");
        }
        context.print(outcome(before.device(), after, followed));
        return 0;
    }

    private static boolean isSomething(UploadStatus status) {
        return status.device() != null || status.queue().totals().generated().requests() > 0;
    }

    private boolean agrees(UploadStatus status, boolean agreed) throws IOException {
        EnrolledDevice device = status.device();
        String question = (device == null
                        ? "This deletes this machine's record of what it sent to a hub"
                        : "This has " + device.hubUrl()
                                + " erase everything that this machine has sent, and removes what" + " waits here")
                + "; it cannot be undone.";
        if (agreed) {
            return true;
        }
        if (!context.terminal().outIsTerminal()) {
            throw new UsageException(question + " Nobody can be asked here; add --yes to agree.");
        }
        context.terminal().out().print(question + " Type yes to agree: ");
        context.terminal().out().flush();
        return TypedLine.read().equalsIgnoreCase("yes");
    }

    private static String outcome(@Nullable EnrolledDevice device, UploadStatus after, boolean followed) {
        if (device == null) {
            return OFF + ". This machine is not enrolled at any hub.";
        }
        if (!followed && after.removal().requested()) {
            boolean revoked =
                    ErrorCode.DEVICE_REVOKED.text().equals(after.contact().lastCode());
            return revoked ? REVOKED + device.id() + ", then run this again." : WAITING;
        }
        return device.confirmed() ? erased(followed) : removed(device, followed);
    }

    private static String erased(boolean byServer) {
        return byServer
                ? OFF + "; the running server asks the hub to erase this machine's data."
                : OFF + ", and the hub has erased this machine's data.";
    }

    private static String removed(EnrolledDevice device, boolean byServer) {
        String enrolment = "the enrolment at " + device.hubUrl() + ", which was never confirmed and has sent nothing";
        return byServer
                ? OFF + "; the running server removes " + enrolment + "."
                : OFF + ", and " + enrolment + ", is removed.";
    }
}
