package io.tokenspeed.agent.pricing.action;

import io.tokenspeed.agent.console.Context;
import io.tokenspeed.agent.option.UsageException;
import io.tokenspeed.agent.pricing.list.PriceSite;
import io.tokenspeed.agent.pricing.sync.Disagreement;
import io.tokenspeed.agent.pricing.sync.HeldPrice;
import io.tokenspeed.agent.pricing.sync.PriceControl;
import io.tokenspeed.agent.pricing.sync.PriceJson;
import io.tokenspeed.agent.pricing.sync.SyncOutcome;
import io.tokenspeed.agent.pricing.sync.SyncRequest;
import io.tokenspeed.agent.reprice.CostsAfterSync;
import io.tokenspeed.agent.terminal.JsonOutput;
import io.tokenspeed.agent.terminal.Text;
import io.tokenspeed.model.price.sync.SyncRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Syncs prices, and decides about those that are held. Each action returns the exit code. */
public final class PriceActions {
    private static final String ALL = "--all";

    private final PriceControl prices;
    private final CostsAfterSync costs;
    private final Context context;
    private final boolean json;

    /**
     * @param costs told after a sync
     * @param json whether the user asked for JSON
     */
    public PriceActions(PriceControl prices, CostsAfterSync costs, Context context, boolean json) {
        this.prices = prices;
        this.costs = costs;
        this.context = context;
        this.json = json;
    }

    /** Returns what a sync shall do, from what the user typed. */
    public static SyncRequest request(@Nullable String source, @Nullable Path file, boolean dryRun) {
        if (source == null) {
            if (file != null) {
                throw new UsageException("--file needs --source, one of " + String.join(", ", PriceSite.names()) + ".");
            }
            return new SyncRequest(SyncRequest.ALL.sites(), null, dryRun);
        }
        return new SyncRequest(List.of(site("--source", source)), file, dryRun);
    }

    private static PriceSite site(String what, String name) {
        return PriceSite.named(name)
                .orElseThrow(() -> new UsageException(
                        what + " must be one of " + String.join(", ", PriceSite.names()) + ", not \"" + name + "\"."));
    }

    /** Syncs; exit code 1 where a source had no list that was believed. */
    public int sync(SyncRequest request) throws IOException, InterruptedException {
        SyncOutcome outcome = prices.sync(request);
        List<String> told = request.dryRun() ? List.of() : costs.lines();
        if (json) {
            runs(outcome.runs());
        } else {
            List<String> lines = new ArrayList<>();
            outcome.runs().forEach(run -> lines.add(PriceWords.run(run)));
            lines.addAll(PriceWords.changes(outcome.comparisons()));
            lines.addAll(after(request, outcome));
            lines.addAll(told);
            say(lines);
        }
        return outcome.succeeded() ? 0 : 1;
    }

    private static List<String> after(SyncRequest request, SyncOutcome outcome) {
        long held =
                outcome.runs().stream().mapToLong(run -> run.counts().held()).sum();
        List<String> lines = new ArrayList<>();
        if (held > 0) {
            lines.add(held + (held == 1 ? " price waits" : " prices wait") + " for you: tokenspeed pricing held");
        }
        if (request.dryRun()) {
            lines.add("Nothing was stored.");
        }
        return lines;
    }

    /** Shows the prices that wait for the user. */
    public int held() throws IOException {
        List<HeldPrice> held = prices.held();
        if (json) {
            try (JsonOutput output = JsonOutput.open(context.terminal())) {
                PriceJson.held(output.generator(), held);
            }
        } else if (held.isEmpty()) {
            say(List.of("No price is held."));
        } else {
            held.forEach(price -> say(PriceWords.held(price)));
            say(List.of("To decide: tokenspeed pricing confirm ID or tokenspeed pricing reject ID"));
        }
        return 0;
    }

    /** Puts held prices into the book. */
    public int confirm(List<String> ids, boolean all) {
        if (all == !ids.isEmpty()) {
            throw new UsageException(
                    "Which price? tokenspeed pricing confirm ID, or " + ALL + " for all that are held.");
        }
        List<String> chosen = all
                ? prices.held().stream().map(held -> held.price().row().id()).toList()
                : ids;
        return decide(chosen, true);
    }

    /** Refuses held prices for good. */
    public int reject(List<String> ids) {
        if (ids.isEmpty()) {
            throw new UsageException("Which price? For example: tokenspeed pricing reject ID");
        }
        return decide(ids, false);
    }

    private int decide(List<String> ids, boolean confirmed) {
        for (String id : ids) {
            if (!prices.decide(id, confirmed)) {
                context.error("No price with the id " + id + " is held; \"tokenspeed pricing held\" lists them.");
                return 1;
            }
            say(List.of((confirmed ? "In the book: " : "Rejected: ") + id));
        }
        if (ids.isEmpty()) {
            say(List.of("No price is held."));
        }
        return 0;
    }

    /** Notes which source the user believes for a model. */
    public int prefer(List<String> words) throws IOException {
        String name = words.size() == 2 ? words.get(1) : "";
        int slash = name.indexOf('/');
        if (slash <= 0 || slash == name.length() - 1) {
            throw new UsageException("For example: tokenspeed pricing prefer litellm openai/gpt-5.5");
        }
        prices.prefer(site("The source", words.get(0)), name.substring(0, slash), name.substring(slash + 1));
        say(List.of("From the next sync on, the price of " + name + " is that of " + words.get(0) + "."));
        return 0;
    }

    /** Shows for which models the sources disagree with the book. */
    public int check() throws IOException {
        List<Disagreement> found = prices.check();
        found.forEach(one -> say(PriceWords.disagreement(one)));
        say(List.of(
                found.isEmpty()
                        ? "No source disagrees with the book. Only lists of the last two days are compared."
                        : "USD per million tokens. To settle: tokenspeed pricing prefer SOURCE PROVIDER/MODEL"));
        return 0;
    }

    private void runs(List<SyncRun> runs) throws IOException {
        try (JsonOutput output = JsonOutput.open(context.terminal())) {
            PriceJson.runs(output.generator(), runs);
        }
    }

    private void say(List<String> lines) {
        for (String line : lines) {
            String indent = " ".repeat(line.length() - line.stripLeading().length());
            context.print(Text.wrapBehind(
                    indent, Text.clean(line.strip()), context.terminal().width()));
        }
    }
}
