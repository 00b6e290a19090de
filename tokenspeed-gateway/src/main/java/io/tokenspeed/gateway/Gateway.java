package io.tokenspeed.gateway;

import io.tokenspeed.gateway.config.GatewaySettings;
import io.tokenspeed.gateway.config.Upstream;
import io.tokenspeed.gateway.log.ExchangeLog;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.price.PriceBook;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.server.settings.ConfigException;
import io.tokenspeed.store.SqliteLocalStorage;
import io.tokenspeed.store.sqlite.DatabaseLocation;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The gateway's program. */
@Command(
        name = "tokenspeed gateway",
        description = "Pass requests to models on, and measure, count and show them.",
        mixinStandardHelpOptions = true,
        versionProvider = Gateway.Version.class)
public final class Gateway implements Callable<Integer> {
    private static final int STOP_SECONDS = 60;

    private final Environment environment;
    private final PrintStream out;

    @Option(names = "--port", paramLabel = "N", description = "the port to listen at (default 3478)")
    private String port = "";

    private Gateway(Environment environment, PrintStream out) {
        this.environment = environment;
        this.out = out;
    }

    /** Tells the version. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"tokenspeed gateway " + GatewayVersion.text()};
        }
    }

    /** Runs one command line and ends the process with its exit code. */
    public static void main(String[] arguments) {
        CommandLine line = new CommandLine(new Gateway(Environment.system(), System.out));
        line.setExecutionExceptionHandler((failure, command, result) -> {
            if (failure instanceof ConfigException
                    || failure instanceof StorageException
                    || failure instanceof IOException) {
                command.getErr().println("tokenspeed gateway: " + failure.getMessage());
                return 1;
            }
            throw failure;
        });
        System.exit(line.execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        GatewaySettings settings = GatewaySettings.of(withPort());
        Path file = DatabaseLocation.of(environment).path();
        CountDownLatch ended = new CountDownLatch(1);
        CountDownLatch wanted = new CountDownLatch(1);
        try (SqliteLocalStorage storage = open(file);
                GatewayApplication gateway =
                        GatewayApplication.start(settings, storage.recording(), log(settings), Clock.systemUTC())) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(wanted, ended), "tokenspeed-gateway-stop"));
            tell(settings, gateway, file);
            wanted.await();
            return 0;
        } finally {
            ended.countDown();
        }
    }

    private ExchangeLog log(GatewaySettings settings) {
        return new ExchangeLog(ExchangeLog.form(settings.listen().logFormat()), out, Clock.systemUTC());
    }

    private Environment withPort() {
        if (port.isEmpty()) {
            return environment;
        }
        Map<String, String> variables = new HashMap<>(environment.variables());
        variables.put("TS_GATEWAY_PORT", port);
        return new Environment(variables, environment.home(), environment.workingDirectory());
    }

    /** The prices that were synced are read when the first request is stored. */
    private static SqliteLocalStorage open(Path file) {
        AtomicReference<SqliteLocalStorage> opened = new AtomicReference<>();
        Supplier<Pricing> pricing = () -> {
            SqliteLocalStorage storage = opened.get();
            return storage == null ? PriceBook.bundled() : PriceBook.bundled().over(storage.prices(), Map.of());
        };
        SqliteLocalStorage storage = SqliteLocalStorage.open(file, pricing);
        opened.set(storage);
        return storage;
    }

    private void tell(GatewaySettings settings, GatewayApplication gateway, Path file) {
        String address = "http://" + settings.listen().bind() + ":" + gateway.port();
        out.println("TokenSpeed gateway is at " + address + " (Ctrl-C ends it).");
        out.println("It passes on to: "
                + settings.routes().upstreams().stream().map(Upstream::name).collect(Collectors.joining(", ")) + ".");
        out.println("Point a client at it:");
        out.println("  ANTHROPIC_BASE_URL=" + address);
        out.println("  OPENAI_BASE_URL=" + address + "/v1");
        out.println("  OLLAMA_HOST=" + settings.listen().bind() + ":" + gateway.port());
        out.println("Requests are counted in " + file + ".");
        out.println("Metrics are at http://127.0.0.1:" + gateway.adminPort() + "/metrics.");
        out.flush();
    }

    /** Waits until what was measured is stored, because the process ends with its last hook. */
    private static void stop(CountDownLatch wanted, CountDownLatch ended) {
        wanted.countDown();
        try {
            if (!ended.await(STOP_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("tokenspeed gateway: It did not end within " + STOP_SECONDS + " seconds.");
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}
