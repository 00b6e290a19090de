package io.tokenspeed.agent.command;

import io.tokenspeed.agent.console.AliasAction;
import io.tokenspeed.agent.console.Context;
import io.tokenspeed.agent.console.UploadConsent;
import io.tokenspeed.agent.option.Flag;
import io.tokenspeed.agent.option.ReportFlags;
import io.tokenspeed.agent.option.Subcommand;
import io.tokenspeed.agent.option.UsageException;
import io.tokenspeed.agent.upload.Sending;
import io.tokenspeed.agent.upload.UploadJson;
import io.tokenspeed.agent.upload.UploadText;
import io.tokenspeed.uploader.UploadControl;
import io.tokenspeed.uploader.UploadStatus;
import io.tokenspeed.uploader.Uploader;
import io.tokenspeed.uploader.queue.BatchSummary;
import io.tokenspeed.uploader.queue.ledger.Payload;
import io.tokenspeed.uploader.settings.UploadMode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Switches the upload of pseudonymous sums to a hub on or off, sends what waits, and shows all that is or was sent. */
final class UploadCommand implements Command {
    private static final Subcommand ACTION = new Subcommand(
            List.of("enable", "disable", "status", "preview", "queue", "flush", "log", "alias"), "What to do.");
    private static final Flag HUB = Flag.value("--hub", "URL", "With enable: the hub's address (default: TS_HUB_URL).");
    private static final Flag HISTORY = Flag.toggle(
            "--include-history", "With enable: send the last 30 days, too, not only what comes from now on.");
    private static final Flag YES = Flag.toggle("--yes", "With enable: agree without being asked.");
    private static final Flag BATCH = Flag.value("--batch", "ID", "With log: print the exact body of this batch.");
    private static final Flag REMOVE = Flag.toggle("--remove", "With alias: take the name of the project back.");
    /** The most batches that a hub accepts from a device in 30 days: six a minute. */
    private static final int SHOWN = 259_200;

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Override
    public String summary() {
        return "Send pseudonymous sums to a team's hub: off until you enable it";
    }

    @Override
    public void declare(CommandSpec spec) {
        ACTION.addTo(spec);
        HUB.addTo(spec);
        HISTORY.addTo(spec);
        YES.addTo(spec);
        BATCH.addTo(spec);
        REMOVE.addTo(spec);
        positional(spec, 1, "PROJECT", "With alias: the project's folder, or the last part of it.");
        positional(spec, 2, "NAME", "With alias: what the hub's members see for the project.");
        ReportFlags.JSON.addTo(spec);
    }

    private static void positional(CommandSpec spec, int index, String label, String description) {
        spec.addPositional(PositionalParamSpec.builder()
                .index(Integer.toString(index))
                .arity("0..1")
                .type(String.class)
                .paramLabel(label)
                .description(description)
                .build());
    }

    @Override
    public int run(ParseResult parsed, Context context) throws IOException {
        String action = ACTION.in(parsed);
        try (Uploader uploader = context.workspace().uploader(context.version())) {
            UploadControl control = uploader.control();
            return switch (action) {
                case "enable" ->
                    new UploadConsent(context, control).ask(HUB.valueIn(parsed), HISTORY.in(parsed), YES.in(parsed));
                case "disable" -> disable(control, context);
                case "status" -> status(control.status(), ReportFlags.JSON.in(parsed), context);
                case "preview" -> preview(control, context);
                case "queue" -> list(control, true, ReportFlags.JSON.in(parsed), context);
                case "log" ->
                    BATCH.in(parsed)
                            ? body(control, BATCH.valueIn(parsed), context)
                            : list(control, false, ReportFlags.JSON.in(parsed), context);
                case "flush" -> flush(uploader, context);
                case "alias" ->
                    new AliasAction(uploader, context)
                            .run(
                                    parsed.matchedPositionalValue(1, ""),
                                    parsed.matchedPositionalValue(2, ""),
                                    REMOVE.in(parsed));
                default -> throw ACTION.unknown(action);
            };
        } catch (IllegalArgumentException wrong) {
            throw new UsageException(String.valueOf(wrong.getMessage()));
        }
    }

    private static int disable(UploadControl control, Context context) throws IOException {
        control.disable();
        UploadMode after = control.status().mode();
        if (after.isOn()) {
            context.error("Uploading goes on: " + after.reason() + " in the environment. Unset TS_UPLOAD_ENABLED, "
                    + "or set it to 0, here and where \"tokenspeed serve\" is started.");
            return 1;
        }
        context.print("Uploading is off. What was recorded stays on this machine; what the hub has stays there until "
                + "\"tokenspeed device forget\".");
        return 0;
    }

    private static int status(UploadStatus status, boolean json, Context context) {
        if (json) {
            context.print(UploadJson.status(status).toPrettyString());
        } else {
            context.print(UploadText.status(status));
        }
        return status.contact().pause() == null && status.removal().erasure() == null ? 0 : 1;
    }

    private static int preview(UploadControl control, Context context) throws IOException {
        if (!control.status().mode().isOn()) {
            context.error("Uploading is off. With \"upload enable --include-history\" this would be sent first:");
        }
        Optional<Payload> next = control.preview();
        if (next.isEmpty()) {
            context.error("Nothing to send: every finished five-minute bucket was already sent.");
            return 0;
        }
        context.print(new String(next.get().bytes(), StandardCharsets.UTF_8));
        return 0;
    }

    private static int list(UploadControl control, boolean waiting, boolean json, Context context) {
        List<BatchSummary> batches = control.log().batches(SHOWN).stream()
                .filter(batch -> waiting == (batch.finishedAt() == null))
                .toList();
        if (json) {
            context.print(UploadJson.batches(batches).toPrettyString());
            return 0;
        }
        if (waiting) {
            context.print(UploadText.queue(control.log().counts()));
        }
        batches.forEach(batch -> context.print(UploadText.batch(batch)));
        if (batches.isEmpty() && !waiting) {
            context.print("The log is empty: nothing was sent in the last 30 days, or \"tokenspeed device forget\" "
                    + "has deleted the log.");
        }
        return 0;
    }

    private static int body(UploadControl control, @Nullable String id, Context context) {
        if (id == null || !id.matches("[1-9][0-9]{0,17}")) {
            throw new UsageException("--batch must be the number of a batch, as \"tokenspeed upload log\" lists them.");
        }
        Optional<Payload> body = control.log().body(Long.parseLong(id));
        if (body.isEmpty()) {
            context.error("There is no batch " + id + ", or its body is not kept any more.");
            return 1;
        }
        context.print(new String(body.get().bytes(), StandardCharsets.UTF_8));
        return 0;
    }

    /** Reports when the running server will send, judged by its last contact with the hub. */
    private static int besideServer(UploadStatus status, Context context) {
        if (status.contact().pause() == null) {
            context.print("The running server sends what waits as soon as the hub allows it.");
            return 0;
        }
        context.print(UploadText.held(status));
        context.print("The running server asks the hub again.");
        return 1;
    }

    private static int flush(Uploader uploader, Context context) throws IOException {
        Optional<String> obstacle = UploadText.obstacle(uploader.control().status());
        if (obstacle.isPresent()) {
            context.error("Nothing can be sent: " + obstacle.get() + ".");
            return 1;
        }
        uploader.control().flush();
        if (context.workspace().isFollowed()) {
            return besideServer(uploader.control().status(), context);
        }
        context.importNow();
        try {
            UploadStatus after = new Sending(uploader, context.clock()).run(PATIENCE);
            context.print(UploadText.status(after));
            return after.inTrouble() || after.removal().erasure() != null ? 1 : 0;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }
}
