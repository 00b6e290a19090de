package io.tokenspeed.hub.proxy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A real nginx with the shipped configuration, in front of a hub. */
public final class Nginx implements AutoCloseable {
    private static final Path SHIPPED = Path.of("../deploy/nginx/tokenspeed-hub.conf");
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final long START_SECONDS = 10;

    private final Process process;
    private final int tlsPort;
    private final int plainPort;
    private final SSLContext trust;
    private final Path folder;

    private Nginx(Process process, int tlsPort, int plainPort, SSLContext trust, Path folder) {
        this.process = process;
        this.folder = folder;
        this.tlsPort = tlsPort;
        this.plainPort = plainPort;
        this.trust = trust;
    }

    /** Starts nginx with a certificate of its own for {@code localhost}. */
    public static Nginx start(int hubPort, Path folder) throws Exception {
        Path program = program();
        KeyStore keys = certificate(folder);
        int tlsPort = freePort();
        int plainPort = freePort();
        String shipped = Files.readString(SHIPPED);
        shipped = replaced(shipped, "127.0.0.1:3476;", "127.0.0.1:" + hubPort + ";");
        shipped = replaced(shipped, "listen 80;", "listen 127.0.0.1:" + plainPort + ";");
        shipped = replaced(shipped, "listen 443 ssl;", "listen 127.0.0.1:" + tlsPort + " ssl;");
        shipped = replaced(shipped, "/etc/tokenspeed/tls/fullchain.pem", folder + "/cert.pem");
        shipped = replaced(shipped, "/etc/tokenspeed/tls/privkey.pem", folder + "/key.pem");
        shipped = replaced(shipped, "/var/log/nginx/tokenspeed-hub.log", folder + "/access.log");
        Files.writeString(folder.resolve("hub.conf"), shipped);
        Path config = folder.resolve("nginx.conf");
        Files.writeString(config, around(folder));
        Process process = new ProcessBuilder(
                        program.toString(),
                        "-p",
                        folder.toString(),
                        "-e",
                        folder + "/error.log",
                        "-c",
                        config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.log").toFile())
                .start();
        awaitListening(process, tlsPort, folder);
        return new Nginx(process, tlsPort, plainPort, trusting(keys), folder);
    }

    private static String around(Path folder) {
        StringBuilder config = new StringBuilder(
                "daemon off; master_process off; pid " + folder + "/nginx.pid;\n" + "events {}\nhttp {\n");
        for (String temp : new String[] {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"}) {
            config.append(temp)
                    .append("_temp_path ")
                    .append(folder)
                    .append('/')
                    .append(temp)
                    .append(";\n");
        }
        return config.append("include ")
                .append(folder)
                .append("/hub.conf;\n}\n")
                .toString();
    }

    private static String replaced(String text, String from, String to) {
        if (!text.contains(from)) {
            throw new IllegalStateException(SHIPPED + " does not hold " + from);
        }
        return text.replace(from, to);
    }

    private static Path program() {
        for (String path : (System.getenv("PATH") + ":/usr/sbin:/usr/local/sbin").split(":", -1)) {
            Path program = Path.of(path, "nginx");
            if (Files.isExecutable(program)) {
                return program;
            }
        }
        throw new IllegalStateException("nginx is not on the PATH; install it, on Debian: apt-get install nginx-light");
    }

    private static KeyStore certificate(Path folder)
            throws IOException, GeneralSecurityException, InterruptedException {
        Path store = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "RSA",
                        "-alias",
                        "hub",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        keytool.getInputStream().readAllBytes();
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException("keytool failed");
        }
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD);
        Key key = keys.getKey("hub", PASSWORD);
        pem(folder.resolve("key.pem"), "PRIVATE KEY", key.getEncoded());
        pem(
                folder.resolve("cert.pem"),
                "CERTIFICATE",
                keys.getCertificate("hub").getEncoded());
        return keys;
    }

    private static void pem(Path file, String kind, byte[] content) throws IOException {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        Files.writeString(file, "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
    }

    private static SSLContext trusting(KeyStore keys) throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry("hub", keys.getCertificate("hub"));
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void awaitListening(Process process, int port, Path folder) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (System.nanoTime() < end) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (IOException notYet) {
                if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
                    break;
                }
            }
        }
        process.destroyForcibly();
        throw new IllegalStateException(
                "nginx does not start: " + Files.readString(folder.resolve("error.log"), UTF_8));
    }

    /** The port for HTTPS. */
    public int tlsPort() {
        return tlsPort;
    }

    /** The port for plain HTTP. */
    public int plainPort() {
        return plainPort;
    }

    /** A context that trusts nginx's certificate and no other. */
    public SSLContext trust() {
        return trust;
    }

    /** A key store with nginx's certificate. */
    public Path trustStore() {
        return folder.resolve("keys.p12");
    }

    /** The password of {@link #trustStore()}. */
    public String trustPassword() {
        return new String(PASSWORD);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
