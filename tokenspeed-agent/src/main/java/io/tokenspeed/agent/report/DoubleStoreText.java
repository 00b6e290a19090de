package io.tokenspeed.agent.report;

import io.tokenspeed.agent.terminal.Numbers;
import io.tokenspeed.agent.terminal.Text;
import io.tokenspeed.model.storage.DoubleStore;
import io.tokenspeed.sources.engine.KnownAgent;
import java.util.ArrayList;
import java.util.List;

/** Warns that two tools seem to have stored the same requests, which then count twice. */
public final class DoubleStoreText {
    private DoubleStoreText() {}

    /** One sentence for each pair of tools, wrapped where it is longer than {@code width}. */
    public static List<String> lines(List<DoubleStore> stores, int width) {
        List<String> lines = new ArrayList<>();
        for (DoubleStore store : stores) {
            lines.addAll(Text.wrap(sentence(store), width));
        }
        return lines;
    }

    /** The sentence for one pair of tools. */
    public static String sentence(DoubleStore store) {
        boolean one = store.requests() == 1;
        return Numbers.full(store.requests()) + " " + name(store.tool()) + (one ? " request" : " requests")
                + " may also be in the logs of " + name(store.otherTool()) + " and then "
                + (one ? "counts" : "count")
                + " twice: tokens and time are equal, but the logs share no id to confirm it.";
    }

    private static String name(String tool) {
        return Text.clean(KnownAgent.title(tool));
    }
}
