package io.tokenspeed.agent.alert.action;

import io.tokenspeed.agent.alert.LocalAlerts;
import io.tokenspeed.agent.alert.TargetJson;
import io.tokenspeed.agent.alert.TargetsFile;
import io.tokenspeed.agent.console.TypedLine;
import io.tokenspeed.agent.option.UsageException;
import io.tokenspeed.agent.terminal.Cell;
import io.tokenspeed.agent.terminal.Column;
import io.tokenspeed.agent.terminal.TextTable;
import io.tokenspeed.alerts.delivery.SigningSecret;
import io.tokenspeed.alerts.delivery.Target;
import io.tokenspeed.alerts.delivery.TargetAddress;
import io.tokenspeed.alerts.delivery.TargetKind;
import io.tokenspeed.dashboard.answer.Row;
import io.tokenspeed.model.environment.Environment;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sets up targets and tests them. Each action returns the exit code. */
public final class TargetActions {
    /** The variable with the address of a new target. */
    public static final String URL = "TS_ALERT_URL";

    private static final List<String> WORDS = List.of("add", "remove", "enable", "rotate", "settle");

    private static final List<Column> COLUMNS =
            List.of(Column.name("Target"), Column.name("Kind"), Column.name("State"), Column.name("Address"));

    private final LocalAlerts alerts;
    private final TargetsFile targets;
    private final AlertOutput output;

    public TargetActions(LocalAlerts alerts, AlertOutput output) {
        this.alerts = alerts;
        this.targets = alerts.targets();
        this.output = output;
    }

    /** Does what the words after {@code target} say; none lists the targets. */
    public int run(List<String> words) throws IOException {
        if (words.isEmpty()) {
            return list();
        }
        if (words.size() < 2 && WORDS.contains(words.get(0))) {
            throw new UsageException("Which target? For example: tokenspeed alerts target add ops webhook");
        }
        return switch (words.get(0)) {
            case "add" -> add(words.get(1), words.size() > 2 ? words.get(2) : "");
            case "remove" -> remove(words.get(1));
            case "enable" -> changed(added(words.get(1)).enabled(true), " is on.");
            case "rotate" -> rotate(added(words.get(1)));
            case "settle" -> settle(added(words.get(1)));
            default ->
                throw new UsageException(
                        "After target comes one of " + String.join(", ", WORDS) + ", not \"" + words.get(0) + "\".");
        };
    }

    private int list() {
        List<Target> all = targets.all();
        if (output.json()) {
            output.print(TargetJson.shown(all));
            return 0;
        }
        TextTable table = new TextTable(COLUMNS);
        for (Target target : all) {
            TargetAddress address = target.address();
            table.add(
                    TextTable.Style.PLAIN,
                    List.of(
                            Cell.text(target.id()),
                            Cell.text(target.kind().text()),
                            Cell.text(target.enabled() ? "on" : "off"),
                            address == null ? Cell.EMPTY : Cell.text(address.shown())));
        }
        output.print(table);
        return 0;
    }

    private int add(String id, String kindText) throws IOException {
        TargetKind kind = TargetKind.of(kindText)
                .filter(TargetKind::hasUrl)
                .orElseThrow(() -> new UsageException("The kind must be slack or webhook, not \"" + kindText + "\"."));
        if (targets.find(id).isPresent()) {
            throw new UsageException("There is a target \"" + id + "\" already; remove it first.");
        }
        SigningSecret secret = kind == TargetKind.WEBHOOK ? SigningSecret.fresh() : null;
        Target target = target(id, kind, address(), secret);
        targets.put(target);
        return said(target, "Added the target " + id + ". Rules send to it once their targets name it.", secret);
    }

    private static Target target(String id, TargetKind kind, String url, @Nullable SigningSecret secret) {
        try {
            return new Target(id, kind, TargetAddress.parse(url), secret, null, true);
        } catch (IllegalArgumentException wrong) {
            throw new UsageException("The target is not added: " + wrong.getMessage());
        }
    }

    /** Reads an address from a variable or standard input, because other users of the machine can read arguments. */
    private String address() throws IOException {
        Environment environment = output.context().environment();
        String text = environment.variable(URL).map(String::strip).orElse("");
        if (text.isEmpty()) {
            output.context().terminal().out().print(output.context().terminal().outIsTerminal() ? "Address: " : "");
            output.context().terminal().out().flush();
            text = TypedLine.read();
        }
        return text;
    }

    private int remove(String id) {
        added(id);
        targets.remove(id);
        if (!output.json()) {
            output.say("Removed the target " + id + ".");
            return 0;
        }
        return list();
    }

    private int rotate(Target target) {
        if (target.kind() != TargetKind.WEBHOOK) {
            throw new UsageException("Only a webhook has a secret; " + target.id() + " is of the kind slack.");
        }
        SigningSecret fresh = SigningSecret.fresh();
        Target changed =
                new Target(target.id(), target.kind(), target.address(), fresh, target.secret(), target.enabled());
        targets.put(changed);
        return said(
                changed,
                "Requests carry signatures of the new and the old secret until \"tokenspeed alerts target settle "
                        + target.id() + "\".",
                fresh);
    }

    private int settle(Target target) {
        Target changed =
                new Target(target.id(), target.kind(), target.address(), target.secret(), null, target.enabled());
        return changed(changed, " is signed with its secret alone.");
    }

    private int changed(Target target, String sentence) {
        targets.put(target);
        return said(target, target.id() + sentence, null);
    }

    /** Shows a new secret once: the receiver needs it, and no other command or answer gives it. */
    private int said(Target target, String sentence, @Nullable SigningSecret secret) {
        if (output.json()) {
            var shown = TargetJson.shown(List.of(target));
            if (secret != null) {
                shown.put("newSecret", secret.reveal());
            }
            output.print(shown);
            return 0;
        }
        output.say(sentence);
        if (secret != null) {
            output.say("The receiver checks signatures with this secret, which is shown only now:");
            output.context().print(secret.reveal());
        }
        return 0;
    }

    private Target added(String id) {
        return targets.find(id)
                .filter(target -> target.kind().hasUrl())
                .orElseThrow(() -> new UsageException("There is no target \"" + id + "\" that was added; "
                        + "\"tokenspeed alerts target\" lists all."));
    }

    /** Sends a test; exit code 1 where it does not arrive. */
    public int test(String id) throws InterruptedException {
        List<String> ids = targets.all().stream().map(Target::id).toList();
        Target target = targets.find(id)
                .orElseThrow(() -> new UsageException(
                        "The target must be one of " + String.join(", ", ids) + ", not \"" + id + "\"."));
        Optional<String> error = alerts.deliveries().test(target);
        if (output.json()) {
            output.print(new Row()
                    .with("target", id)
                    .with("delivered", error.isEmpty())
                    .with("error", error.orElse(null)));
        } else {
            output.say(error.map(why -> "The test did not arrive at " + id + ": " + why + ".")
                    .orElse("The test arrived at " + id + "."));
        }
        return error.isEmpty() ? 0 : 1;
    }
}
