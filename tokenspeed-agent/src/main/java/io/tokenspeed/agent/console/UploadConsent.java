package io.tokenspeed.agent.console;

import io.tokenspeed.agent.option.UsageException;
import io.tokenspeed.agent.terminal.Numbers;
import io.tokenspeed.uploader.UploadControl;
import io.tokenspeed.uploader.UploadStatus;
import io.tokenspeed.uploader.UploadStatus.EnrolledDevice;
import io.tokenspeed.uploader.settings.UploadMode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Shows the user what would be sent and to whom, asks for consent, and switches uploading on. */
public final class UploadConsent {
    private final Context context;
    private final UploadControl control;

    public UploadConsent(Context context, UploadControl control) {
        this.context = context;
        this.control = control;
    }

    public int ask(@Nullable String hubFlag, boolean history, boolean agreed) throws IOException {
        String hub =
                hubFlag == null ? context.environment().variable("TS_HUB_URL").orElse(null) : hubFlag;
        if (hub == null) {
            throw new UsageException("Which hub? Give --hub URL, or set TS_HUB_URL.");
        }
        context.print(control.consentText(hub).stripTrailing().lines().toList());
        context.print("");
        if (!agreed && !typedYes()) {
            context.print("Nothing was changed.");
            return 1;
        }
        long older = control.enable(hub, history);
        UploadMode after = control.status().mode();
        context.print(
                after.isOn()
                        ? "Uploading to " + after.hubUrl() + " is on."
                        : "You agreed, but the environment decides otherwise: " + after.reason() + ".");
        if (older > 0) {
            context.print(Numbers.full(older) + " requests from before "
                    + (history ? "the last 30 days" : "now (--include-history sends the last 30 days)")
                    + " stay on this machine.");
        }
        if (needsInvite(control.status())) {
            context.print("Next: ask the hub's admin for an invite and run \"tokenspeed device enroll\".");
        }
        return 0;
    }

    /** Whether this machine must enrol; an unconfirmed enrolment at another hub does not count. */
    private static boolean needsInvite(UploadStatus status) {
        EnrolledDevice device = status.device();
        return device == null
                || (!device.confirmed() && !device.hubUrl().equals(status.mode().hubUrl()));
    }

    private boolean typedYes() throws IOException {
        if (!context.terminal().outIsTerminal()) {
            throw new UsageException("Nobody can be asked here; read the text above and add --yes to agree.");
        }
        context.terminal().out().print("Type yes to agree: ");
        context.terminal().out().flush();
        return TypedLine.read().equalsIgnoreCase("yes");
    }
}
