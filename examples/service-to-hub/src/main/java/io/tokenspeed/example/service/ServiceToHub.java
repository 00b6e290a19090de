package io.tokenspeed.example.service;

import io.tokenspeed.collector.Attempt;
import io.tokenspeed.collector.Recorder;
import io.tokenspeed.collector.Usage;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.price.PriceBook;
import io.tokenspeed.model.wire.InviteToken;
import io.tokenspeed.store.SqliteLocalStorage;
import io.tokenspeed.uploader.Uploader;
import io.tokenspeed.uploader.UploaderOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** Call it with a folder of the service, the address of a hub, and an invite of that hub. */
public final class ServiceToHub {
    private ServiceToHub() {}

    public static void main(String[] arguments) throws Exception {
        run(Path.of(arguments[0]), arguments[1], new InviteToken(arguments[2]), Clock.systemUTC());
    }

    static void run(Path folder, String hub, InviteToken invite, Clock clock) throws Exception {
        try (var storage = SqliteLocalStorage.open(folder.resolve("requests.sqlite"), PriceBook::bundled);
                var recorder = Recorder.builder("my-service")
                        .sink(storage.recording())
                        .clocks(clock, System::nanoTime)
                        .open();
                var uploader = new Uploader(UploaderOptions.builder(
                                folder, Environment.system(), storage.requests(), storage.changedHours())
                        .version("1.4.2")
                        .build())) {
            System.out.println(uploader.control().consentText(hub));
            uploader.control().enable(hub, true);
            uploader.control().enrol(invite);
            try (Attempt attempt = recorder.start("openai", "gpt-5.5")) {
                attempt.complete(Usage.inclusive(1000, 900, 61, 20));
            }
            recorder.flush(Duration.ofSeconds(10));
            uploader.step();
        }
    }
}
