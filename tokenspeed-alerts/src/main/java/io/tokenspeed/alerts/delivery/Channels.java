package io.tokenspeed.alerts.delivery;

import io.tokenspeed.model.environment.Environment;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The ways out of the program, one for each kind of target. */
final class Channels {
    private static final System.Logger LOGGER = System.getLogger("io.tokenspeed.alerts");
    private static final Duration HTTP_PATIENCE = Duration.ofSeconds(15);
    private static final Duration DESKTOP_PATIENCE = Duration.ofSeconds(5);

    private final DesktopNotice desktop;
    private final HttpPost http;
    private final Runnable website;
    private final Clock clock;

    /**
     * The ways out of this machine.
     *
     * @param environment where programs of the desktop are found
     * @param website called when an event opened or closed, so that open pages read the events again
     */
    Channels(Environment environment, Clock clock, Runnable website) {
        this(
                new DesktopNotice(System.getProperty("os.name", ""), environment, DESKTOP_PATIENCE),
                new HttpPost(HTTP_PATIENCE, clock),
                website,
                clock);
    }

    Channels(DesktopNotice desktop, HttpPost http, Runnable website, Clock clock) {
        this.desktop = desktop;
        this.http = http;
        this.website = website;
        this.clock = clock;
    }

    SendResult send(Target target, Message message) throws InterruptedException {
        return switch (target.kind()) {
            case LOG -> log(message);
            case WEBSITE -> show();
            case DESKTOP ->
                desktop.show(message.words().title(), message.words().body());
            case SLACK -> http.post(address(target), Map.of(), slack(message.words()));
            case WEBHOOK -> http.post(address(target), signed(target, message), message.json());
        };
    }

    private static SendResult log(Message message) {
        AlertWords words = message.words();
        LOGGER.log(message.bad() ? Level.WARNING : Level.INFO, () -> words.title() + ". " + words.body());
        return SendResult.DELIVERED;
    }

    private SendResult show() {
        website.run();
        return SendResult.DELIVERED;
    }

    private static URI address(Target target) {
        return Objects.requireNonNull(target.address()).reveal();
    }

    /** The three characters that Slack reserves are escaped, so that no name becomes a link or a mention. */
    private static String slack(AlertWords words) {
        String text = (words.title() + "\n" + words.body())
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
        return new JsonMembers().text("text", text).toString();
    }

    private Map<String, String> signed(Target target, Message message) {
        long now = clock.instant().getEpochSecond();
        String signature = Objects.requireNonNull(target.secret()).sign(message.id(), now, message.json());
        SigningSecret old = target.oldSecret();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("webhook-id", message.id());
        headers.put("webhook-timestamp", Long.toString(now));
        headers.put(
                "webhook-signature",
                old == null ? signature : signature + " " + old.sign(message.id(), now, message.json()));
        return headers;
    }

    /**
     * What is sent.
     *
     * @param id the same for every try
     * @param json the body of a webhook
     * @param words the same for people
     * @param bad whether something is wrong, rather than well again
     */
    record Message(String id, String json, AlertWords words, boolean bad) {}
}
