package io.tokenspeed.uploader;

import static io.tokenspeed.uploader.Bench.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.tokenspeed.model.wire.InviteToken;
import io.tokenspeed.uploader.dispatch.EnrolmentOutcome;
import io.tokenspeed.uploader.hub.HttpTransport;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server without a valid certificate gets no byte of a body. */
class CertificateTest {
    private static final String PASSWORD = "not-a-secret";

    @RegisterExtension
    private final Bench bench = new Bench();

    /** Certificates that are self-signed, for another name, or expired. */
    @ParameterizedTest
    @ValueSource(
            strings = {"CN=127.0.0.1 -ext san=ip:127.0.0.1", "CN=elsewhere", "CN=127.0.0.1 -startdate -10d -validity 5"
            })
    void server_withoutAValidCertificate_getsNothing(String certificate) throws Exception {
        AtomicInteger requests = new AtomicInteger();
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4);
        server.setHttpsConfigurator(new HttpsConfigurator(context(certificate)));
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        try {
            bench.transport = new HttpTransport(Duration.ofSeconds(5));
            String url = "https://127.0.0.1:" + server.getAddress().getPort();
            bench.uploader.control().enable(url, false);

            EnrolmentOutcome result = bench.uploader.control().enrol(new InviteToken(Bench.INVITE));
            bench.run(10 * MINUTE);

            assertThat(result.result()).isEqualTo(EnrolmentOutcome.Result.UNREACHABLE);
            assertThat(requests).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    private SSLContext context(String certificate) throws Exception {
        Path file = bench.folder.resolve("keys.p12");
        String[] options = ("-genkeypair -keyalg EC -storetype PKCS12 -alias hub -keystore " + file + " -storepass "
                        + PASSWORD + " -dname " + certificate)
                .split(" ", -1);
        String[] command = new String[options.length + 1];
        command[0] = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        System.arraycopy(options, 0, command, 1, options.length);
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String words = new String(keytool.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(words).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    @Test
    void hub_withoutTls_isForThisMachineOnly() {
        assertThatThrownBy(() -> bench.uploader.control().enable("http://hub.example.org", false))
                .hasMessageContaining("must begin with https://");
    }
}
