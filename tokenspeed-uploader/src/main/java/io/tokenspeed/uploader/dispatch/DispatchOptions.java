package io.tokenspeed.uploader.dispatch;

import io.tokenspeed.model.wire.ClientInfo;
import io.tokenspeed.uploader.dispatch.timing.DispatchTiming;
import io.tokenspeed.uploader.hub.Transport;
import io.tokenspeed.uploader.queue.database.CrashHook;
import java.security.SecureRandom;

/**
 * The surroundings of {@link HubDispatch}.
 *
 * @param client the description of this program in requests
 * @param transport carries requests
 * @param timing clocks and random spread
 * @param intervalSeconds the time between two uploads
 * @param random makes secrets, nonces and ids
 * @param crashHook is called at the crash points of sending
 */
public record DispatchOptions(
        ClientInfo client,
        Transport transport,
        DispatchTiming timing,
        int intervalSeconds,
        SecureRandom random,
        CrashHook crashHook) {}
