package io.tokenspeed.agent.console;

import io.tokenspeed.agent.config.HubFlags;
import io.tokenspeed.agent.option.Flag;
import io.tokenspeed.agent.server.Browser;
import io.tokenspeed.agent.server.ServeSettings;
import io.tokenspeed.agent.server.Serving;
import io.tokenspeed.model.environment.Environment;
import java.io.IOException;
import java.util.function.Consumer;

/** Serves the website of a workspace's data, unless another process does, and opens it in the browser. */
public final class Website {
    /** Keeps the browser from being opened. */
    public static final Flag NO_OPEN = Flag.toggle("--no-open", "Do not open the website in a browser.");

    private final Context context;
    private final ServeSettings settings;

    /**
     * Reads and checks the settings; serves nothing yet.
     *
     * @throws io.tokenspeed.agent.option.UsageException if a setting of the server is wrong
     */
    public Website(Context context) {
        this(context, ServeSettings.of(context.environment()));
        HubFlags.of(context.environment());
    }

    private Website(Context context, ServeSettings settings) {
        this.context = context;
        this.settings = settings;
    }

    /** This website on exactly the given port. */
    public Website onlyOnPort(int port) {
        return new Website(context, settings.onlyOnPort(port));
    }

    /** Serves until the process is ended; returns at once where another process serves the same data. */
    public void serve(boolean open) throws IOException {
        Environment user = context.environment();
        Consumer<String> show = url -> {
            if (open) {
                Browser.open(url, user);
            }
        };
        Environment data = context.workspace().environment();
        new Serving(data, context.clock(), context.version(), this::say, show).run(settings);
    }

    private void say(String line) {
        context.print(line);
        context.terminal().out().flush();
    }
}
