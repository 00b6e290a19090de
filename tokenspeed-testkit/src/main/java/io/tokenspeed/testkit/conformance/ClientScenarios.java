package io.tokenspeed.testkit.conformance;

import io.tokenspeed.model.wire.Sha256;
import io.tokenspeed.model.wire.WireHeader;
import io.tokenspeed.testkit.conformance.FaultProxy.Fault;
import io.tokenspeed.testkit.conformance.FaultProxy.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** All scenarios. Expected totals are the totals of {@link ClientEvents}. */
final class ClientScenarios {
    private static final String INGEST = "/v1/ingest/buckets";
    private static final String CONFIG = "/v1/devices/self/config";
    private static final int ONE = 1;

    private ClientScenarios() {}

    static List<ClientScenario> all() {
        List<ClientScenario> all = new ArrayList<>();
        all.add(delivers("delivers", Fault.none(), hub -> {}));
        for (Kind kind : List.of(Kind.LOSE_ANSWER, Kind.CUT_ANSWER, Kind.DUPLICATE)) {
            all.add(delivers("network-" + word(kind), Fault.of(kind), hub -> {}));
        }
        all.add(delivers("network-reset-request", new Fault(Kind.RESET_REQUEST, 300), hub -> {}));
        for (String code : List.of(
                "500 internal",
                "503 overloaded",
                "503 nonce_store_unavailable",
                "429 rate_limited",
                "409 in_progress",
                "409 nonce_replayed",
                "400 digest_mismatch",
                "401 timestamp_out_of_window")) {
            all.add(delivers("retries-" + code.substring(4), Fault.none(), once(code)));
        }
        all.add(delivers(
                "captive-portal",
                Fault.none(),
                hub -> hub.script(HubScript.times(
                        1, INGEST, new HubReply(200, Map.of("Content-Type", "text/html"), "<html></html>")))));
        for (String code : List.of("403 device_revoked", "400 header_invalid", "404 not_found", "302 ")) {
            all.add(holds(code));
        }
        all.add(poison());
        all.add(erased());
        return all;
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static HubReply reply(String code) {
        return HubReply.problem(Integer.parseInt(code.substring(0, 3)), code.substring(4));
    }

    private static Consumer<MockHub> once(String code) {
        return hub -> hub.script(HubScript.times(1, INGEST, reply(code)));
    }

    private static ClientScenario delivers(String name, Fault fault, Consumer<MockHub> prepare) {
        return new ClientScenario(name, fault, prepare, ClientEvents::areOn, ClientScenarios::deliveryProblem);
    }

    private static String deliveryProblem(MockHub hub) {
        if (!ClientEvents.areOn(hub)) {
            return "expected " + ClientEvents.EXPECTED + " but the hub holds " + ClientEvents.totals(hub);
        }
        return wireProblem(hub);
    }

    /** Checks that every attempt had a new nonce, and that the bytes of the batch never changed. */
    private static String wireProblem(MockHub hub) {
        long nonces = count(hub, call -> call.header(WireHeader.NONCE));
        long signatures = count(hub, call -> call.header(WireHeader.SIGNATURE));
        if (nonces < signatures) {
            return "a nonce was used twice";
        }
        long bodies = hub.calls(INGEST).stream()
                .map(call -> Sha256.hex(call.inflated()))
                .distinct()
                .count();
        return bodies == 1 ? "" : "the batch was sealed again: " + bodies + " different bodies";
    }

    private static long count(MockHub hub, java.util.function.Function<HubCall, String> property) {
        return hub.calls().stream().map(property).distinct().count();
    }

    private static ClientScenario holds(String code) {
        return new ClientScenario(
                "holds-on-" + (code.length() > 4 ? code.substring(4) : "redirect"),
                Fault.none(),
                hub -> hub.script(
                        call -> isAfterUpload(hub, call) ? reply(code).with("Location", "/v1/elsewhere") : null),
                hub -> false,
                hub -> {
                    int sent = hub.calls(INGEST).size();
                    boolean followed =
                            hub.calls().stream().anyMatch(call -> call.path().equals("/v1/elsewhere"));
                    return sent == ONE && !followed
                            ? ""
                            : "expected one upload and then silence, but saw " + hub.calls();
                });
    }

    private static boolean isAfterUpload(MockHub hub, HubCall call) {
        boolean uploaded = !hub.calls(INGEST).isEmpty();
        return uploaded && (call.path().equals(INGEST) || call.path().equals(CONFIG));
    }

    private static ClientScenario poison() {
        return new ClientScenario(
                "finds-the-refused-record",
                Fault.none(),
                hub -> hub.script(
                        call -> call.path().equals(INGEST) && call.text().contains(ClientEvents.ONE_MODEL)
                                ? HubReply.problem(422, "schema_invalid")
                                : null),
                hub -> hub.buckets().size() == ClientEvents.RECORDS - 1,
                hub -> hub.buckets().size() == ClientEvents.RECORDS - 1
                        ? ""
                        : "expected all records but one, but the hub holds "
                                + hub.buckets().size());
    }

    private static ClientScenario erased() {
        return new ClientScenario(
                "stops-when-erased",
                Fault.none(),
                hub -> hub.script(HubScript.always(INGEST, HubReply.problem(410, "device_erased"))),
                hub -> false,
                hub -> hub.calls(INGEST).size() == 1 ? "" : "expected one upload and then silence");
    }
}
