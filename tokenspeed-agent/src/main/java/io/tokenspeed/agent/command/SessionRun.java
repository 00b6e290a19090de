package io.tokenspeed.agent.command;

import io.tokenspeed.agent.console.Context;
import io.tokenspeed.agent.option.ReportOptions;
import io.tokenspeed.agent.session.SessionDetailJson;
import io.tokenspeed.agent.session.WholeSession;
import io.tokenspeed.agent.session.WholeSessionText;
import io.tokenspeed.agent.terminal.JsonOutput;
import io.tokenspeed.agent.terminal.Paint;
import io.tokenspeed.agent.terminal.Terminal;
import io.tokenspeed.agent.terminal.Text;
import java.io.IOException;

/** Prints one session. */
final class SessionRun {
    private SessionRun() {}

    /** Returns 0 also for an unknown session in JSON, which is {@code null} there; in text that is a failure. */
    static int run(String id, ReportOptions options, Context context) throws IOException {
        WholeSession session = WholeSession.read(
                context.workspace().storage().requests(), context.workspace().tracked(), id, options.filter());
        if (options.json()) {
            try (JsonOutput json = JsonOutput.open(context.terminal())) {
                new SessionDetailJson(json.generator()).write(session);
            }
            return 0;
        }
        if (session == null) {
            context.error("No stored request or interaction belongs to the session \"" + Text.clean(id)
                    + "\"; \"tokenspeed session\" lists the sessions.");
            return 1;
        }
        Terminal terminal = context.terminal(options);
        context.print(
                new WholeSessionText(options.filter().zone(), terminal.width(), Paint.of(terminal)).lines(session));
        return 0;
    }
}
