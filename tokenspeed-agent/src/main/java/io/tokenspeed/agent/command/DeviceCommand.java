package io.tokenspeed.agent.command;

import io.tokenspeed.agent.console.Context;
import io.tokenspeed.agent.console.DeviceForgetting;
import io.tokenspeed.agent.console.TypedLine;
import io.tokenspeed.agent.option.Flag;
import io.tokenspeed.agent.option.Subcommand;
import io.tokenspeed.agent.option.UsageException;
import io.tokenspeed.agent.terminal.Text;
import io.tokenspeed.agent.upload.Sending;
import io.tokenspeed.agent.upload.UploadText;
import io.tokenspeed.model.wire.InviteToken;
import io.tokenspeed.uploader.UploadControl;
import io.tokenspeed.uploader.UploadStatus;
import io.tokenspeed.uploader.UploadStatus.EnrolledDevice;
import io.tokenspeed.uploader.Uploader;
import io.tokenspeed.uploader.dispatch.EnrolmentOutcome;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Enrols this machine at a hub, shows or changes its name and key there, or has the hub forget it. */
final class DeviceCommand implements Command {
    private static final String INVITE = "TS_HUB_INVITE_TOKEN";
    private static final Subcommand ACTION = new Subcommand(
            List.of("enroll", "status", "name", "rotate-key", "forget"),
            "What to do. enroll reads the invite from " + INVITE + " or from standard input.");
    private static final Flag NAME =
            Flag.value("--name", "NAME", "With enroll: the name that the hub shows for this device.");
    private static final Flag YES = Flag.toggle("--yes", "With forget: agree without being asked.");
    private static final String NOT_ENROLLED = "This machine is not enrolled at any hub.";

    @Override
    public String summary() {
        return "This machine at its hub: enroll, status, name, rotate-key or forget";
    }

    @Override
    public void declare(CommandSpec spec) {
        ACTION.addTo(spec);
        spec.addPositional(PositionalParamSpec.builder()
                .index("1")
                .arity("0..1")
                .type(String.class)
                .paramLabel("NAME")
                .description("With name: the name that the hub shows for this device.")
                .build());
        NAME.addTo(spec);
        YES.addTo(spec);
    }

    @Override
    public int run(ParseResult parsed, Context context) throws IOException {
        String action = ACTION.in(parsed);
        try (Uploader uploader = context.workspace().uploader(context.version())) {
            return switch (action) {
                case "enroll" -> enroll(uploader, Optional.ofNullable(NAME.valueIn(parsed)), context);
                case "status" -> status(uploader.control().status(), context);
                case "name" -> name(uploader, parsed.matchedPositionalValue(1, ""), context);
                case "rotate-key" -> rotateKey(uploader.control(), context);
                case "forget" -> new DeviceForgetting(uploader, context).run(YES.in(parsed));
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

    private static int name(Uploader uploader, String name, Context context) throws IOException {
        UploadControl control = uploader.control();
        if (name.isEmpty()) {
            throw new UsageException("Which name? For example: tokenspeed device name \"Ana's laptop\"");
        }
        if (control.status().device() == null) {
            context.error(NOT_ENROLLED);
            return 1;
        }
        control.name(name);
        context.print("This device is called " + name + ".");
        if (context.workspace().isFollowed()) {
            return say(context, "The running server tells the hub with its next request.");
        }
        tellName(new Sending(uploader, context.clock()).once(), context);
        return 0;
    }

    private static void tellName(UploadStatus after, Context context) {
        EnrolledDevice device = after.device();
        if (device != null && device.label().onlyHere()) {
            context.print("This hub's version does not support names; the name is kept on this machine only.");
        } else if (after.inTrouble()) {
            context.print("The hub does not know the new name yet ("
                    + after.contact().lastCode() + "); the next request sends it.");
        }
    }

    private static int enroll(Uploader uploader, Optional<String> name, Context context)
            throws IOException, InterruptedException {
        InviteToken invite = invite(context);
        try {
            EnrolmentOutcome outcome = uploader.control().enrol(invite, name);
            context.print(Text.clean(outcome.message()));
            boolean done = outcome.result() == EnrolmentOutcome.Result.ENROLLED
                    || outcome.result() == EnrolmentOutcome.Result.PENDING;
            if (done) {
                context.print("Fingerprint  " + outcome.fingerprint());
            }
            return done ? 0 : 1;
        } catch (IllegalStateException notNow) {
            context.error(String.valueOf(notNow.getMessage()));
            return 1;
        }
    }

    /** Reads the invite from a variable or standard input, because other users of the machine can read arguments. */
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
            context.print(UploadText.erasure(status));
            return say(context, NOT_ENROLLED);
        }
        context.print(UploadText.device(status.device()));
        context.print(UploadText.held(status));
        return 0;
    }

    private static int say(Context context, String line) {
        context.print(line);
        return 0;
    }
}
