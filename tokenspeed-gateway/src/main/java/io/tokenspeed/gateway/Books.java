package io.tokenspeed.gateway;

import io.tokenspeed.collector.RequestQueue;
import io.tokenspeed.gateway.exchange.Recording;
import io.tokenspeed.gateway.log.ExchangeLog;
import io.tokenspeed.gateway.metrics.GatewayMetrics;
import io.tokenspeed.gateway.record.Outcome;
import io.tokenspeed.gateway.record.Rows;
import io.tokenspeed.gateway.record.Served;

/** Puts down what happened: as rows of reports, as metrics and as lines of a log. */
record Books(Rows rows, RequestQueue requests, GatewayMetrics metrics, ExchangeLog log) implements Recording {
    @Override
    public void ended(Outcome outcome) {
        rows.of(outcome).forEach(requests::offer);
        metrics.ended(outcome);
    }

    @Override
    public void served(Served served) {
        metrics.served(served);
        log.add(served);
    }
}
