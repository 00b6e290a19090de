package io.tokenspeed.agent.command;

import io.tokenspeed.agent.option.Action;
import io.tokenspeed.agent.option.UsageException;
import io.tokenspeed.agent.terminal.Text;
import io.tokenspeed.agent.upload.Sending;
import io.tokenspeed.agent.upload.UploadText;
import io.tokenspeed.model.wire.ErrorCode;
import io.tokenspeed.model.wire.InviteToken;
import io.tokenspeed.uploader.EnrolResult;
import io.tokenspeed.uploader.UploadControl;
import io.tokenspeed.uploader.UploadStatus;
import io.tokenspeed.uploader.UploadStatus.DeviceStatus;
import io.tokenspeed.uploader.Uploader;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** What this machine is for its hub. */
final class DeviceCommand implements Command {
    private static final String INVITE = "TS_HUB_INVITE_TOKEN";
    private static final Action ACTION = new Action(
            List.of("enroll", "status", "rotate-key", "forget"),
            "What to do. enroll reads the invite from " + INVITE + " or from standard input.");
    private static final String NOT_ENROLLED = "This machine is not enrolled at any hub.";
    private static final String WAITING =
            "Uploading is off. The hub did not confirm the erasure yet; it is asked again "
                    + "whenever TokenSpeed serves or you run this again.";
    /** The hub answers a revoked device nothing else, so only its admin can end the waiting. */
    private static final String REVOKED =
            "Uploading is off. The hub has revoked this device and erases nothing at its request; "
                    + "ask its admin to erase device ";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Override
    public String summary() {
        return "This machine at its hub: enroll, status, rotate-key or forget";
    }

    @Override
    public void declare(CommandSpec spec) {
        ACTION.addTo(spec);
    }

    @Override
    public int run(ParseResult parsed, Context context) throws IOException {
        String action = ACTION.in(parsed);
        try (Uploader uploader = context.workspace().uploader(context.version())) {
            return switch (action) {
                case "enroll" -> enroll(uploader, context);
                case "status" -> status(uploader.control().status(), context);
                case "rotate-key" -> rotateKey(uploader.control(), context);
                case "forget" -> forget(uploader, context);
                default -> throw ACTION.unknown(action);
            };
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 1;
        } catch (IllegalArgumentException wrong) {
            throw new UsageException(String.valueOf(wrong.getMessage()));
        }
    }

    private static int rotateKey(UploadControl control, Context context) throws IOException {
        if (control.status().device() == null) {
            context.error(NOT_ENROLLED);
            return 1;
        }
        control.rotateKey();
        return say(context, "The key is replaced with the next request to the hub.");
    }

    private static int enroll(Uploader uploader, Context context) throws IOException, InterruptedException {
        InviteToken invite = invite(context);
        try {
            EnrolResult result = uploader.control().enrolment().enrol(invite);
            context.print(Text.clean(result.message()));
            boolean done =
                    result.outcome() == EnrolResult.Outcome.ENROLLED || result.outcome() == EnrolResult.Outcome.PENDING;
            if (done) {
                context.print("Fingerprint  " + result.fingerprint());
            }
            return done ? 0 : 1;
        } catch (IllegalStateException notNow) {
            context.error(String.valueOf(notNow.getMessage()));
            return 1;
        }
    }

    /** Not an argument, because other users of the machine can read those. */
    private static InviteToken invite(Context context) throws IOException {
        String text = context.environment().variable(INVITE).map(String::strip).orElse("");
        if (text.isEmpty()) {
            context.terminal().out().print(context.terminal().outIsTerminal() ? "Invite: " : "");
            context.terminal().out().flush();
            text = TypedLine.read();
        }
        try {
            return new InviteToken(text);
        } catch (IllegalArgumentException malformed) {
            throw new UsageException("That is no invite: " + malformed.getMessage() + ".");
        }
    }

    private static int status(UploadStatus status, Context context) {
        if (status.device() == null) {
            return say(context, NOT_ENROLLED);
        }
        context.print(UploadText.device(status.device()));
        if (status.held() != null) {
            context.print("Held         " + Text.clean(status.held()));
        }
        return 0;
    }

    private static int forget(Uploader uploader, Context context) throws IOException, InterruptedException {
        DeviceStatus device = uploader.control().status().device();
        uploader.control().forget();
        boolean followed = context.workspace().isFollowed();
        UploadStatus after =
                followed ? uploader.control().status() : new Sending(uploader, context.clock()).run(PATIENCE);
        if (after.mode().isOn()) {
            context.error(
                    after.mode().reason() + " in the environment, so sending begins again when this machine enrolls.");
        }
        if (device == null) {
            return say(context, "Uploading is off. " + NOT_ENROLLED);
        }
        if (!followed && after.forgetting()) {
            boolean revoked = ErrorCode.DEVICE_REVOKED.text().equals(after.lastCode());
            return say(context, revoked ? REVOKED + device.id() + ", then run this again." : WAITING);
        }
        return say(context, device.confirmed() ? erased(followed) : removed(device, followed));
    }

    private static String erased(boolean byServer) {
        return byServer
                ? "Uploading is off; the running server asks the hub to erase this machine's data."
                : "Uploading is off, and the hub has erased this machine's data.";
    }

    private static String removed(DeviceStatus device, boolean byServer) {
        String enrolment = "the enrolment at " + device.hubUrl() + ", which was never confirmed and has sent nothing";
        return byServer
                ? "Uploading is off; the running server removes " + enrolment + "."
                : "Uploading is off, and " + enrolment + ", is removed.";
    }

    private static int say(Context context, String line) {
        context.print(line);
        return 0;
    }
}
