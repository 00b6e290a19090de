package io.tokenspeed.hub.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import io.tokenspeed.hub.http.Observer;
import io.tokenspeed.hub.ingest.UploadHandler;
import io.tokenspeed.hub.ingest.UploadVerdicts;
import io.tokenspeed.model.upload.Receipt;
import io.tokenspeed.model.upload.UploadResult;
import io.tokenspeed.model.upload.UploadResult.Verdict;
import io.tokenspeed.model.wire.ErrorCode;
import java.util.Optional;

/** Counts the answers of the protocol's routes. No label names a device. */
public final class HubMetrics implements Observer, UploadVerdicts {
    private static final double NANOS = 1e9;
    private static final int UNAUTHORIZED = 401;

    private final Histogram seconds;
    private final Counter requests;
    private final Counter failures;
    private final Counter bombs;
    private final Counter records;

    public HubMetrics(PrometheusRegistry registry) {
        seconds = Histogram.builder()
                .name("ts_ingest_seconds")
                .unit(Unit.SECONDS)
                .help("Time from the headers of an upload to its answer.")
                .classicOnly()
                .register(registry);
        requests = counter(registry, "ts_ingest_requests_total", "Uploads by answer.", "code");
        failures = counter(registry, "ts_auth_failures_total", "Requests of all routes that were not let in.", "code");
        bombs = counter(registry, "ts_inflate_aborts_total", "Bodies that grew too large when inflated.");
        records = counter(registry, "ts_ingest_records_total", "Records of new uploads.", "result", "code");
    }

    private static Counter counter(PrometheusRegistry registry, String name, String help, String... labels) {
        return Counter.builder().name(name).help(help).labelNames(labels).register(registry);
    }

    @Override
    public void answered(String path, String code, long nanos) {
        if (path.equals(UploadHandler.PATH)) {
            requests.labelValues(code).inc();
            seconds.observe(nanos / NANOS);
        }
        if (code.equals("ok")) {
            return;
        }
        Optional<ErrorCode> refused = ErrorCode.of(code);
        if (refused.isPresent() && isFailure(refused.get())) {
            failures.labelValues(code).inc();
        }
        if (refused.filter(ErrorCode.INFLATED_TOO_LARGE::equals).isPresent()) {
            bombs.inc();
        }
    }

    private static boolean isFailure(ErrorCode code) {
        return code.status() == UNAUTHORIZED
                || code == ErrorCode.DEVICE_PENDING
                || code == ErrorCode.DEVICE_REVOKED
                || code == ErrorCode.DEVICE_ERASED
                || code == ErrorCode.INVITE_INVALID
                || code == ErrorCode.NONCE_REPLAYED;
    }

    @Override
    public void of(UploadResult result) {
        Receipt receipt = result.receipt();
        if (result.verdict() != Verdict.STORED || receipt == null) {
            return;
        }
        if (receipt.accepted() > 0) {
            records.labelValues("accepted", "").inc(receipt.accepted());
        }
        if (receipt.duplicates() > 0) {
            records.labelValues("duplicate", "").inc(receipt.duplicates());
        }
        receipt.rejected()
                .forEach(rejection ->
                        records.labelValues("rejected", rejection.code().text()).inc());
    }
}
