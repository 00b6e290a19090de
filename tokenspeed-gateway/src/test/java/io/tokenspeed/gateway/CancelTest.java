package io.tokenspeed.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.fakeprovider.Answer;
import io.tokenspeed.fakeprovider.Exchange;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.Status;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A client that leaves ends the work of the provider, in silence too. */
class CancelTest {
    @Test
    void clientThatLeavesInSilence_endsTheAnswer() throws IOException, InterruptedException {
        try (Rig rig = Rig.start()) {
            rig.provider().next(Answer.silent());
            Socket client = ask(rig);
            awaitExchange(rig);

            long left = System.nanoTime();
            client.close();

            assertThat(rig.provider().awaitEnding(0, Rig.SOON).ending()).isEqualTo(Exchange.Ending.CLIENT_LEFT);
            assertThat(Duration.ofNanos(System.nanoTime() - left)).isLessThan(Duration.ofSeconds(5));
            assertThat(rig.stored(1).get(0).ending().status()).isEqualTo(Status.CANCELLED);
            rig.awaitNoneOpen();
        }
    }

    @Test
    void clientThatLeavesInTheStream_isCountedAsFarAsItCame() throws IOException, InterruptedException {
        try (Rig rig = Rig.start()) {
            rig.provider().next(Answer.text(30).hangsAfter(10));
            Socket client = ask(rig);
            readUntil(client, "\"delta\"");

            client.close();

            assertThat(rig.provider().awaitEnding(0, Rig.SOON).ending()).isEqualTo(Exchange.Ending.CLIENT_LEFT);
            Request request = rig.stored(1).get(0);
            assertThat(request.ending().status()).isEqualTo(Status.CANCELLED);
            assertThat(request.tokens().output()).isPositive();
        }
    }

    private static Socket ask(Rig rig) throws IOException {
        String body = "{\"model\":\"m\",\"stream\":true,\"messages\":[]}";
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), rig.port());
        OutputStream out = socket.getOutputStream();
        out.write(("POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                        + "Content-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static void awaitExchange(Rig rig) {
        long deadline = System.nanoTime() + Rig.SOON.toNanos();
        while (rig.provider().exchanges().isEmpty() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
    }

    private static void readUntil(Socket client, String text) throws IOException {
        StringBuilder read = new StringBuilder();
        while (read.indexOf(text) < 0) {
            read.append((char) client.getInputStream().read());
        }
    }
}
