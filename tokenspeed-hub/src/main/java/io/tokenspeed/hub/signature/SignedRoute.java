package io.tokenspeed.hub.signature;

import io.tokenspeed.hub.http.RawAnswer;
import io.tokenspeed.hub.http.RawRoute;
import io.tokenspeed.hub.http.Refusal;
import io.tokenspeed.hub.http.WireRequest;
import java.io.IOException;

/**
 * A route for signed requests of devices.
 *
 * @param method the method
 * @param path the path
 * @param maxBody the largest body in bytes
 * @param verifier decides which requests are let through
 * @param rate limits how often a device may ask
 * @param handler answers verified requests
 */
public record SignedRoute(String method, String path, int maxBody, Verifier verifier, DeviceRate rate, Handler handler)
        implements RawRoute {
    /** Answers a verified request. */
    public interface Handler {
        /**
         * Takes the nonce and answers.
         *
         * @throws Refusal if the request is refused
         */
        RawAnswer answer(Signed request);
    }

    @Override
    public RawAnswer answer(WireRequest request) throws IOException {
        Signed signed = verifier.verify(request, maxBody, rate);
        return handler.answer(signed).with(signed.rateHeaders());
    }
}
